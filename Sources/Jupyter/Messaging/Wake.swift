import Foundation

/// A pipe by which other threads wake one that waits for a socket.
final class Wake {
  /// The end to wait for.
  let descriptor: Int32
  private let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw WakeError() }
    descriptor = ends[0]
    writeEnd = ends[1]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  /// Wakes the waiting thread. When the pipe is full it is awake already.
  func signal() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all signals that have come.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// The system gave no pipe.
struct WakeError: Error, CustomStringConvertible {
  let description = "no pipe could be made: \(String(cString: strerror(errno)))"
}
