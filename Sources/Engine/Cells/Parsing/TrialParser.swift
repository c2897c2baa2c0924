import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A process that parses each text before it is parsed here (the executable `lectern-parser`). What takes too much stack,
/// time or memory ends that process, and a new one is started.
final class TrialParser: @unchecked Sendable {
  static let shared = TrialParser()

  private struct Running {
    let channel: FrameChannel
    let process: ChildProcess
  }

  /// Held while a text is tried.
  private let trying = NSLock()
  /// Guards what follows; held for moments only.
  private let lock = NSLock()
  private var running: Running?
  private var isTrying = false
  private var isGivenUp = false

  /// Starts the process, so that the first text need not wait for it.
  func start() { _ = try? runningProcess() }

  /// Parses `source` in the other process.
  ///
  /// - Throws: ``Refusal``, if that does not come to an end.
  func attempt(_ source: String) throws {
    try trying.withLock {
      lock.withLock { (isTrying, isGivenUp) = (true, false) }
      defer { lock.withLock { isTrying = false } }
      // The system may have ended the process before it got this text.
      do { try attemptOnce(source) } catch Refusal.failure { try attemptOnce(source) }
    }
  }

  private func attemptOnce(_ source: String) throws {
    let running = try runningProcess()
    let text = Array(source.utf8)
    if running.channel.write([UInt8](littleEndian: text.count) + text), running.channel.read(1) != nil {
      return
    }
    let status = running.process.wait()
    start()
    throw lock.withLock { isGivenUp } ? Refusal.unfinished : Self.refusal(status, source)
  }

  /// Ends a trial that is under way; the text is refused.
  func giveUp() {
    lock.withLock {
      if !isTrying { return }
      isGivenUp = true
      running?.process.kill()
    }
  }

  private static func refusal(_ status: Int32, _ source: String) -> Refusal {
    switch status & 0x7F {
    case SIGPROF: .time(Nesting(in: source))
    case SIGSEGV, SIGBUS: .depth(Nesting(in: source))
    default: .failure(describeExit(status))
    }
  }

  private func runningProcess() throws -> Running {
    try lock.withLock {
      if let running, !running.process.hasEnded { return running }
      do {
        let started = try Self.start(CellSession.Configuration.executablesFolder() + "/lectern-parser")
        running = started
        return started
      } catch {
        throw Refusal.unavailable(String(describing: error))
      }
    }
  }

  private static func start(_ executable: String) throws -> Running {
    let (own, other) = try FrameChannel.pair()
    let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { if nowhere >= 0 { close(nowhere) } }
    var environment = Launcher.environmentOfPrograms()
    environment["SWIFT_BACKTRACE"] = "enable=no"
    let process = try withExtendedLifetime(other) {
      try ChildProcess(
        executable: executable, arguments: [], environment: environment,
        descriptors: [(0, other.descriptor), (1, nowhere), (2, nowhere)].filter { $0.1 >= 0 })
    }
    return Running(channel: own, process: process)
  }
}
