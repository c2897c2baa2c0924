import Foundation

/// A socket with the one thread that may use it. Other threads hand over what is to be sent.
///
/// ZeroMQ sockets must not be shared between threads; everything here is either on the channel's thread or behind
/// its lock.
public final class Channel: @unchecked Sendable {
  private var socket: ZeroMQSocket?
  private let wake: Wake
  private let lock = NSCondition()
  private var pending: [() -> Void] = []
  private var stopping = false
  private var finished = false
  private var thread: Thread?

  /// What the channel does with each message that comes in, on its own thread.
  public var onReceive: (([Data]) -> Void)?

  /// Asked before each wait, on the channel's thread: how many milliseconds to wait at most (nil: for ever).
  /// Whoever sets it can do work that is due then.
  public var onIdle: (() -> Int?)?

  /// A channel of a socket that nobody else uses any more.
  public init(_ socket: ZeroMQSocket) throws {
    self.socket = socket
    wake = try Wake()
  }

  /// Starts the thread.
  public func start(name: String) {
    let thread = Thread { [self] in
      while step() {}
      socket = nil
      lock.withLock {
        finished = true
        lock.broadcast()
      }
    }
    thread.name = name
    self.thread = thread
    thread.start()
  }

  /// Sends a message; what one thread sends is sent in its order.
  public func send(_ frames: [Data]) {
    perform { [self] in sendNow(frames) }
  }

  /// Sends a message from the channel's own thread.
  public func sendNow(_ frames: [Data]) {
    do { try socket?.send(frames) } catch { Log.warning("a message could not be sent: \(error)") }
  }

  /// Runs `body` on the channel's thread, after everything handed over before.
  public func perform(_ body: @escaping () -> Void) {
    let first = lock.withLock {
      pending.append(body)
      return pending.count == 1
    }
    if first { wake.signal() }
  }

  /// Waits until all messages that have arrived by now have been handled.
  ///
  /// Must not be called from the channel's own thread.
  public func receiveArrived() {
    let done = DispatchSemaphore(value: 0)
    perform { [self] in
      receiveAll()
      done.signal()
    }
    // A channel that is being stopped handles nothing more, and nobody should wait for it.
    _ = done.wait(timeout: .now() + 2)
  }

  /// Sends what was handed over, ends the thread and closes the socket, waiting for that at most `seconds`.
  public func stop(waiting seconds: Double = 1) {
    lock.withLock { stopping = true }
    wake.signal()
    lock.withLock {
      let deadline = Date().addingTimeInterval(seconds)
      while !finished && lock.wait(until: deadline) {}
    }
  }

  private func step() -> Bool {
    guard let socket else { return false }
    let milliseconds = onIdle?() ?? -1
    let ready = socket.wait(orFor: wake.descriptor, milliseconds: milliseconds)
    if ready.descriptor { wake.drain() }
    if ready.message { receiveAll() }
    let (work, stop) = lock.withLock {
      defer { pending = [] }
      return (pending, stopping)
    }
    for body in work { body() }
    return !stop
  }

  private func receiveAll() {
    do {
      while let frames = try socket?.receiveIfReady() { onReceive?(frames) }
    } catch { Log.warning("a message could not be received: \(error)") }
  }
}
