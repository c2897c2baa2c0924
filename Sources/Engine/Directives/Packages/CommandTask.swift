import Foundation

/// Programs that take long, run one after another, the running one of which can be ended.
final class CommandTask: InterruptibleTask, @unchecked Sendable {
  private let lock = NSLock()
  private var process: Process?
  private var isInterrupted = false

  /// How a program ended.
  struct Result {
    var status: Int32
    /// Both streams.
    var output: String
    var wasInterrupted: Bool
  }

  func interrupt() {
    lock.withLock {
      isInterrupted = true
      // Foundation gives each process a group of its own: what it has started ends too.
      if let process { kill(-process.processIdentifier, SIGKILL) }
    }
  }

  /// Runs a program to its end; `onLine` gets its lines as they come.
  ///
  /// - Throws: ``DirectiveError`` where it does not start.
  func run(
    _ executable: String, _ arguments: [String], folder: String, environment: [String: String],
    onLine: (String) -> Void
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try lock.withLock {
      if isInterrupted { throw DirectiveError("", name: "KeyboardInterrupt") }
      do { try process.run() } catch {
        throw DirectiveError("cannot start \(executable): \(error.localizedDescription)")
      }
      self.process = process
    }
    let output = Self.read(pipe.fileHandleForReading, onLine)
    process.waitUntilExit()
    return lock.withLock {
      self.process = nil
      return Result(status: process.terminationStatus, output: output, wasInterrupted: isInterrupted)
    }
  }

  private static func read(_ handle: FileHandle, _ onLine: (String) -> Void) -> String {
    var all = Data()
    var line = Data()
    while true {
      let part = handle.availableData
      if part.isEmpty { break }
      all.append(part)
      for byte in part {
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
          if !line.isEmpty { onLine(String(decoding: line, as: UTF8.self)) }
          line = Data()
        } else {
          line.append(byte)
        }
      }
    }
    return String(decoding: all, as: UTF8.self)
  }
}
