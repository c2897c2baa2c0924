import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A child process with given descriptors; all other descriptors of ours are closed in it.
///
/// Foundation's `Process` takes milliseconds of set-up for each start and a run loop for its end; the linker runs for
/// every cell.
final class ChildProcess: @unchecked Sendable {
  let identifier: pid_t
  private let condition = NSCondition()
  private var status: Int32?

  /// What kept a process from starting.
  struct StartError: Error, CustomStringConvertible {
    let executable: String
    let reason: String
    var description: String { "cannot start \(executable): \(reason)" }
  }

  /// - Parameters:
  ///   - descriptors: descriptor in the child to descriptor here.
  ///   - onExit: called on a thread of its own with the wait status.
  init(
    executable: String, arguments: [String], environment: ChildEnvironment = ChildEnvironment(),
    descriptors: [(child: Int32, own: Int32)] = [], onExit: ((Int32) -> Void)? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // They are put in place one after another: none may lie where another one goes.
    let free = (descriptors.map(\.child).max() ?? 0) + 1
    let moved = descriptors.map { (child: $0.child, own: fcntl($0.own, F_DUPFD_CLOEXEC, free)) }
    defer { for pair in moved where pair.own >= 0 { close(pair.own) } }
    guard moved.allSatisfy({ $0.own >= 0 }) else {
      throw StartError(executable: executable, reason: String(cString: strerror(EMFILE)))
    }
    for pair in moved { posix_spawn_file_actions_adddup2(&actions, pair.own, pair.child) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var process: pid_t = 0
    let failure = withCStrings(([executable] + arguments).map { Array($0.utf8) }) { argumentPointers in
      withCStrings(environment.entries) { variablePointers in
        posix_spawn(&process, executable, &actions, &attributes, argumentPointers, variablePointers)
      }
    }
    guard failure == 0 else {
      throw StartError(executable: executable, reason: String(cString: strerror(failure)))
    }
    let identifier = process
    self.identifier = identifier
    nonisolated(unsafe) let onExit = onExit
    do {
      try StartedThread.start("the end of \(executable)") { [self] in
        waitForEnd()
        onExit?(wait())
      }
    } catch {
      kill()
      waitForEnd()
      throw error
    }
  }

  private func waitForEnd() {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
    condition.withLock {
      self.status = status
      condition.broadcast()
    }
  }

  /// Waits for its end and returns the wait status.
  @discardableResult
  func wait() -> Int32 {
    condition.withLock {
      while status == nil { condition.wait() }
      return status ?? 0
    }
  }

  var hasEnded: Bool { condition.withLock { status != nil } }

  /// Ends it. (Until it has been waited for, its number is not given to another process.)
  func kill() {
    condition.withLock {
      if status == nil { _ = Glibc.kill(identifier, SIGKILL) }
    }
  }

  /// Ends it and, if it leads a session (as the worker and the compiler make themselves do), everything that it has started. What a cell starts may have a process group of its own (Foundation's
  /// `Process` does that), but stays in its session.
  func killSession() {
    let members = sessionMembers()
    kill()
    for member in members { _ = Glibc.kill(member, SIGKILL) }
  }

  /// The processes of its session, itself left out.
  private func sessionMembers() -> [pid_t] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return entries.compactMap { pid_t($0) }.filter { $0 != identifier && getsid($0) == identifier }
  }
}

/// Calls `body` with the texts as a C array ended by nil.
private func withCStrings<Result>(
  _ texts: [[UInt8]], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = texts.map { text in
    (text + [0]).withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { strdup($0.assumingMemoryBound(to: CChar.self)) }
    }
  }
  pointers.append(nil)
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress else { fatalError("an array with a nil at its end is not empty") }
    return body(start)
  }
}

/// How a process ended, in words.
func describeExit(_ status: Int32) -> String {
  let signal = status & 0x7F
  if signal == 0 { return "exit code \(status >> 8 & 0xFF)" }
  return "signal \(signal), \(String(cString: strsignal(signal)))"
}
