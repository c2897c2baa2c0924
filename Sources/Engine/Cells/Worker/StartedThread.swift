import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Starts threads that somebody waits for.
///
/// The system may refuse a thread: a user or a control group may have only so many processes and
/// threads, and a cell can have used them up. Foundation's `Thread` then says nothing, and whoever
/// waits for what the thread was to do waits for ever.
package enum StartedThread {
  /// The system did not start a thread.
  package struct Refused: Error, CustomStringConvertible {
    let name: String
    let reason: String
    package var description: String {
      "the system starts no thread for \(name): \(reason). "
        + "There are too many processes or threads; end some of them."
    }
  }

  /// How often it is tried, a little apart: others may be about to end.
  private static let attempts = 50

  /// Starts a thread that runs `body`.
  ///
  /// - Throws: ``Refused`` if it has not started within a second; then `body` is not run.
  package static func start(
    _ name: String, stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void
  ) throws {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    if let stackSize { pthread_attr_setstacksize(&attributes, stackSize) }
    let work = Unmanaged.passRetained(Work(body))
    var failure: Int32 = 0
    for _ in 0..<attempts {
      var thread = pthread_t()
      failure = pthread_create(&thread, &attributes, run, work.toOpaque())
      if failure == 0 { return }
      usleep(20_000)
    }
    work.release()
    throw Refused(name: name, reason: String(cString: strerror(failure)))
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let argument = $0 else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
    return nil
  }
}
