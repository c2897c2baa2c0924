import Display
import Glibc
import UserErrors

/// A command of the shell that failed.
public struct ShellError: UserError, Equatable {
  public let message: String
  /// An error with its message.
  public init(_ message: String) { self.message = message }
}

/// `!command`: runs it by the shell; its output appears as it comes.
public func _lecternShell(_ command: String) {
  let status = ChildCommand(["/bin/bash", "/bin/sh"], arguments: ["-c", command]).run()
  check(status, "the command")
}

/// `%%bash`: runs `text` by the interpreter of that name.
public func _lecternScript(_ interpreter: String, _ text: String) {
  let status = ChildCommand(["/bin/\(interpreter)", "/usr/bin/\(interpreter)"], arguments: ["-c", text]).run()
  check(status, "the script")
}

private func check(_ status: Int32, _ what: String) {
  let signal = status & 0x7F
  if signal != 0 {
    raise(ShellError("\(what) was ended by signal \(signal), \(String(cString: strsignal(signal)))"))
  }
  let code = status >> 8 & 0xFF
  if code != 0 { raise(ShellError("\(what) ended with exit status \(code)")) }
}

/// The process group of the command that the cell waits for; zero: none.
private nonisolated(unsafe) var runningGroup: pid_t = 0

/// A child process that writes where the cell writes.
struct ChildCommand {
  let executable: String
  let arguments: [String]

  /// The first of `executables` that there is.
  init(_ executables: [String], arguments: [String]) {
    executable = executables.first { access($0, X_OK) == 0 } ?? executables[0]
    self.arguments = arguments
  }

  /// Waits for its end; returns the wait status. An interruption of the cell ends it too: the cell may be left anywhere in here,
  /// so what is still running is ended by a hook at the cell's end.
  func run() -> Int32 {
    atCellEnd("!") {
      guard runningGroup != 0 else { return }
      kill(-runningGroup, SIGKILL)
      var status: Int32 = 0
      waitpid(runningGroup, &status, 0)
      runningGroup = 0
    }
    let process = start()
    runningGroup = process
    var status: Int32 = 0
    var pause: UInt32 = 500
    while waitpid(process, &status, WNOHANG) == 0 {
      checkInterruption()
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
    runningGroup = 0
    return status
  }

  private func start() -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that all of it can be ended; signals as a program finds them.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var texts = ([executable] + arguments).map { strdup($0) }
    texts.append(nil)
    defer { for text in texts { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, executable, &actions, &attributes, texts, environ)
    if failure != 0 {
      raise(ShellError("\(executable) cannot be started: \(String(cString: strerror(failure)))"))
    }
    return process
  }
}
