import ArgumentParser
import Foundation
import Tensors
import UserErrors

/// Whole numbers above zero, with commas between: `--seeds 1,2,3`.
package struct NumberList: ExpressibleByArgument {
  /// The numbers, at least one.
  package let values: [Int]

  /// A list as a default.
  package init(_ values: [Int]) { self.values = values }

  /// Nil where a part of `argument` is no whole number above zero.
  package init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    values = numbers.compactMap { $0 }.filter { $0 > 0 }
    if values.count != numbers.count { return nil }
  }

  package var defaultValueDescription: String { values.map(String.init).joined(separator: ",") }
}

/// A file for a table, which is written again whenever it has got a row.
package struct TableFile: ExpressibleByArgument {
  private let path: String

  package init(argument: String) { path = argument }

  /// Makes the file's folder and sees that the file can be written, before hours of work for it.
  package func prepare() throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ValidationError("\(folder.path) cannot be made: \(error.localizedDescription)")
    }
    guard FileManager.default.isWritableFile(atPath: folder.path) else {
      throw ValidationError("\(path) cannot be written: its folder may not be written to.")
    }
  }

  /// Replaces what is in the file.
  package func write(_ text: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// What all commands of reference runs take.
package struct RunOptions: ParsableArguments {
  /// Threads of the kernels.
  @Option(help: "Threads to compute with (default: one for each core).")
  package var threads: Int?

  package init() {}

  /// Refuses counts of threads below one.
  package func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1.") }
  }

  /// Call it first: lines appear as they are printed, and errors of the library end the program with their message.
  package func prepare() {
    setvbuf(stdout, nil, _IOLBF, 0)
    exitOnRaisedErrors()
    if let threads { Compute.threadCount = threads }
  }
}
