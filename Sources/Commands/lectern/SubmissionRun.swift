import Cells
import Foundation
import Notebooks

/// The process in which a submission runs.
final class SubmissionRun: Hashable, @unchecked Sendable {
  /// How it ended.
  enum Ending: Equatable {
    case finished
    case timedOut
    /// By an exit code or a signal, with what it said.
    case failed(String)
  }

  private let process = Process()
  private let lock = NSLock()
  private var isStopped = false

  /// Runs this program with `arguments` and waits for its end, or ends it when its time is up.
  ///
  /// - Parameters:
  ///   - log: the file that takes what it says on standard error.
  func run(_ arguments: [String], log: String, timeLimit: Double) throws -> Ending {
    // The launcher of the package puts the libraries in place that this program is linked with.
    let own = Launcher.path.map { URL(fileURLWithPath: $0) } ?? Bundle.main.executableURL
    guard let program = own else { return .failed("this program's file is not known") }
    try NotebookFile.write(Data(), to: log)
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["NBGRADER_EXECUTION": "autograde"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    let isTooLate = try lock.withLock {
      if !isStopped { try process.run() }
      return isStopped
    }
    guard !isTooLate else { return .failed("stopped") }
    let timedOut = ended.wait(timeout: .now() + timeLimit) == .timedOut
    if timedOut {
      end()
      ended.wait()
    }
    if timedOut { return .timedOut }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      return .failed(reason(log: log))
    }
    return .finished
  }

  /// Whether it was ended from outside.
  var wasStopped: Bool { lock.withLock { isStopped } }

  /// Ends the run from another thread.
  func stop() {
    let isRunning = lock.withLock {
      isStopped = true
      return process.isRunning
    }
    if isRunning { end() }
  }

  /// Asks the process to end, and ends it where it does not: it saves the notebook so far, and ends its session.
  private func end() {
    process.terminate()
    let group = -process.processIdentifier
    let process = process
    DispatchQueue.global().asyncAfter(deadline: .now() + 20) {
      if process.isRunning { kill(group, SIGKILL) }
    }
  }

  private func reason(log: String) -> String {
    let text = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = text.split(separator: "\n").last.map(String.init)
    let how = process.terminationReason == .exit ? "exit code" : "signal"
    return line ?? "the run ended with \(how) \(process.terminationStatus)"
  }

  static func == (one: SubmissionRun, other: SubmissionRun) -> Bool { one === other }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
