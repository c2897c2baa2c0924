import Foundation

/// What the kernel tells whoever runs it, on standard error.
public enum Log {
  private static let writer = LogWriter(descriptor: STDERR_FILENO)

  /// Something went wrong, but the kernel goes on. Never waits for whoever reads.
  public static func warning(_ text: String) { writer.add("[lectern] \(Timestamp.now()) \(text)\n") }

  /// Waits until all warnings have been written, for a fifth of a second at most.
  public static func finish() { writer.finish(waiting: 0.2) }
}

/// Writes lines to a descriptor on a thread of its own: it may be closed, or a pipe that is broken or that nobody empties. Lines
/// for which there is no room are counted.
package final class LogWriter: @unchecked Sendable {
  private static let room = 1_000
  private static let longest = 2_000
  private let descriptor: Int32
  private let condition = NSCondition()
  private var lines: [String] = []
  private var omitted = 0
  private var isWriting = false
  private var hasThread = false

  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// Adds a line, which ends with a line break; what is beyond 2,000 characters is cut.
  package func add(_ line: String) {
    condition.withLock {
      if lines.count >= Self.room {
        omitted += 1
        return
      }
      lines.append(line.utf8.count > Self.longest ? line.prefix(Self.longest) + "...\n" : line)
      startThread()
      condition.broadcast()
    }
  }

  package func finish(waiting seconds: Double) {
    let deadline = Date(timeIntervalSinceNow: seconds)
    condition.withLock {
      while isWriting || !lines.isEmpty, condition.wait(until: deadline) {}
    }
  }

  private func startThread() {
    if hasThread { return }
    hasThread = true
    let thread = Thread { [self] in
      Self.blockBrokenPipe()
      while true { write(next()) }
    }
    thread.name = "log"
    thread.start()
  }

  private func next() -> String {
    condition.withLock {
      isWriting = false
      condition.broadcast()
      while lines.isEmpty { condition.wait() }
      defer { (lines, omitted, isWriting) = ([], 0, true) }
      return lines.joined() + (omitted > 0 ? "[lectern] \(omitted) more warnings were left out\n" : "")
    }
  }

  private func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let put = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if put < 0 && errno == EINTR { continue }
      if put <= 0 { return }  // nobody there to read it
      rest = rest.dropFirst(put)
    }
  }

  /// On this thread writing to a broken pipe is an error and no signal.
  private static func blockBrokenPipe() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}

// A method of this name hides the function.
private let systemWrite: (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
