import ArgumentParser
import CConfinement
import Foundation

/// What a submission may take of the machine.
struct GradingLimits: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long a cell may take, in seconds; it gives no points then, and the next one runs.", valueName: "s")
  )
  var cellTimeout = 30.0

  @Option(
    help: ArgumentHelp("Memory that a process of it may have, as 2G or 512M; 0: any.", valueName: "size"))
  var memory = ByteCount(bytes: 2 << 30)

  @Option(help: ArgumentHelp("How large a file it writes may be; 0: any.", valueName: "size"))
  var fileSize = ByteCount(bytes: 100 << 20)

  @Flag(help: "Leave it the network.")
  var network = false

  func validate() throws {
    if !(cellTimeout > 0) { throw ValidationError("--cell-timeout must be positive.") }
  }

  /// The limits as arguments of another command.
  var arguments: [String] {
    [
      "--cell-timeout", "\(cellTimeout)", "--memory", "\(memory.bytes)", "--file-size", "\(fileSize.bytes)",
    ] + (network ? ["--network"] : [])
  }

  /// Puts this process, and all that it starts, under the limits. There must be no second thread yet.
  ///
  /// - Returns: what the system did not allow, in words.
  func apply() -> [String] {
    var refused: [String] = []
    if !network {
      let error = lectern_leave_network()
      if error != 0 {
        refused.append("the network stays open to cells (\(String(cString: strerror(error))))")
      }
    }
    lectern_follow_parent()
    let error = lectern_limit(UInt64(memory.bytes), UInt64(fileSize.bytes))
    if error != 0 {
      refused.append("memory and files are not limited (\(String(cString: strerror(error))))")
    }
    return refused
  }
}

/// A number of bytes, as `2G`, `512M`, `64K` or digits alone.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  var bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let units: [Character: Int] = ["K": 10, "M": 20, "G": 30]
    let shift = argument.last.flatMap { units[Character($0.uppercased())] }
    guard let number = Int(shift == nil ? argument[...] : argument.dropLast()), number >= 0 else {
      return nil
    }
    bytes = number << (shift ?? 0)
  }

  var description: String {
    for (unit, shift) in [("G", 30), ("M", 20), ("K", 10)] where bytes > 0 && bytes % (1 << shift) == 0 {
      return "\(bytes >> shift)\(unit)"
    }
    return "\(bytes)"
  }
}
