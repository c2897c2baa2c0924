import Foundation

/// Signals turned into calls on a thread of ours.
///
/// A handler may do next to nothing, so it writes the signal's number into a pipe. Signals are handled and not
/// ignored or blocked, because children would inherit that.
package enum Signals {
  private nonisolated(unsafe) static var writeEnd: Int32 = -1

  /// Calls `onInterrupt` at SIGINT and `onTerminate` at SIGTERM and SIGHUP; SIGPIPE does nothing.
  package static func watch(onInterrupt: @escaping () -> Void, onTerminate: @escaping () -> Void) {
    var ends: [Int32] = [0, 0]
    guard writeEnd < 0, pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    writeEnd = ends[1]
    let readEnd = ends[0]
    for number in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { handle(number) }
    let thread = Thread {
      var number: UInt8 = 0
      while read(readEnd, &number, 1) == 1 || errno == EINTR {
        switch Int32(number) {
        case SIGINT: onInterrupt()
        case SIGTERM, SIGHUP: onTerminate()
        default: break
        }
      }
    }
    thread.name = "signals"
    thread.start()
  }

  private static func handle(_ number: Int32) {
    signal(number) { number in  // captures nothing: a C function
      let saved = errno
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(Signals.writeEnd, &byte, 1)
      errno = saved
    }
  }
}
