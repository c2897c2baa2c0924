import ArgumentParser
import Foundation
import Kernel
import Notebooks

/// Ctrl-C and the system's request to end, passed on to whatever notebook is running.
final class RunStop: @unchecked Sendable {
  private let lock = NSLock()
  private var runner: NotebookRunner?
  private var requested: ExitCode?

  /// Watches for signals from now on.
  init() {
    Self.unblockSignals()
    Signals.watch(
      onInterrupt: { [self] in request(LecternExit.interrupted) },
      onTerminate: { [self] in request(LecternExit.terminated) })
  }

  /// Who starts this program may have these signals blocked, which children inherit: threads of Dispatch, for example.
  private static func unblockSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Why the run is to stop, if it is.
  var exitCode: ExitCode? { lock.withLock { requested } }

  /// Requests go to this runner from now on, one that has come already too.
  func watch(_ runner: NotebookRunner) {
    lock.withLock {
      self.runner = runner
      if requested != nil { runner.interrupt() }
    }
  }

  private func request(_ code: ExitCode) {
    lock.withLock {
      if requested == nil { requested = code }
      runner?.interrupt()
    }
  }
}
