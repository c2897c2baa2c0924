internal import CZeroMQ
import Foundation

/// A ZeroMQ context: the input and output threads that its sockets share.
public final class ZeroMQContext: @unchecked Sendable {
  let handle: UnsafeMutableRawPointer

  /// A new context.
  public init() throws {
    guard let handle = zmq_ctx_new() else { throw ZeroMQError("zmq_ctx_new") }
    self.handle = handle
  }

  /// Waits until the sockets, which are closed by then, have sent what their linger time allows.
  deinit { zmq_ctx_term(handle) }
}

/// A ZeroMQ socket. One thread at a time may use it.
public final class ZeroMQSocket {
  let handle: UnsafeMutableRawPointer
  private let context: ZeroMQContext

  /// The kinds of socket that the Jupyter protocol has use for, at either end.
  public enum Kind: Sendable {
    case router, dealer, xpub, sub, rep, req

    var code: Int32 {
      switch self {
      case .router: ZMQ_ROUTER
      case .dealer: ZMQ_DEALER
      case .xpub: ZMQ_XPUB
      case .sub: ZMQ_SUB
      case .rep: ZMQ_REP
      case .req: ZMQ_REQ
      }
    }
  }

  /// A socket that keeps trying to send for at most `linger` milliseconds after it is closed.
  ///
  /// A client gives its shell and stdin sockets one `identity`: by it a kernel's question finds who sent the cell.
  public init(_ kind: Kind, in context: ZeroMQContext, linger: Int32 = 500, identity: String? = nil) throws {
    guard let handle = zmq_socket(context.handle, kind.code) else { throw ZeroMQError("zmq_socket") }
    self.handle = handle
    self.context = context
    try set(ZMQ_LINGER, to: linger)
    if let identity { try set(ZMQ_ROUTING_ID, to: identity) }
    switch kind {
    case .router:
      // A client that comes back under the same identity replaces the one that is gone.
      try set(ZMQ_ROUTER_HANDOVER, to: 1)
      try set(ZMQ_SNDHWM, to: 0)
    case .xpub:
      // Every subscription is reported, also a second one to the same topic, so that each can be welcomed.
      try set(ZMQ_XPUB_VERBOSE, to: 1)
      // Nothing is dropped on the way to a slow client; how much a cell can send is limited elsewhere.
      try set(ZMQ_SNDHWM, to: 0)
    default: break
    }
  }

  deinit { zmq_close(handle) }

  /// From now on speaks only with clients that know the public key, and encrypts. Call it before ``bind(_:)``.
  public func encrypt(asServerWith keys: CurveKeys) throws {
    guard zmq_has("curve") == 1 else {
      throw ZeroMQError("encrypt: this libzmq was built without CurveZMQ")
    }
    try set(ZMQ_CURVE_SERVER, to: 1)
    try set(ZMQ_CURVE_PUBLICKEY, toKey: keys.publicKey)
    try set(ZMQ_CURVE_SECRETKEY, toKey: keys.secretKey)
  }

  /// Binds to an endpoint and returns it with the port that was chosen if it said `*`. A port that somebody else has is tried
  /// again for so many seconds.
  @discardableResult
  public func bind(_ endpoint: String, patience: Double = 5) throws -> String {
    if endpoint.contains("[") { try set(ZMQ_IPV6, to: 1) }
    // Clients choose a kernel's ports before they start it, and until then nothing keeps them: a connection of another
    // program may have one for a moment.
    let deadline = Date(timeIntervalSinceNow: patience)
    while zmq_bind(handle, endpoint) != 0 {
      guard zmq_errno() == EADDRINUSE, deadline.timeIntervalSinceNow > 0 else {
        throw ZeroMQError("bind to \(endpoint)")
      }
      usleep(50_000)
    }
    var text = [CChar](repeating: 0, count: 1024)
    var length = text.count
    guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &length) == 0 else {
      throw ZeroMQError("ask for the endpoint")
    }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Connects to an endpoint.
  public func connect(_ endpoint: String) throws {
    if endpoint.contains("[") { try set(ZMQ_IPV6, to: 1) }
    guard zmq_connect(handle, endpoint) == 0 else { throw ZeroMQError("connect to \(endpoint)") }
  }

  /// Subscribes a SUB socket to a topic.
  public func subscribe(to topic: String) throws {
    try set(ZMQ_SUBSCRIBE, to: topic)
  }

  /// Sends the frames as one message.
  public func send(_ frames: [Data]) throws {
    for (index, frame) in frames.enumerated() {
      let flags = index + 1 < frames.count ? ZMQ_SNDMORE : 0
      var sent: Int32
      repeat {
        sent = frame.withUnsafeBytes { zmq_send(handle, $0.baseAddress, $0.count, flags) }
      } while sent < 0
        && errno == EINTR
      if sent < 0 { throw ZeroMQError("send") }
    }
  }

  /// The next message if one is there, without waiting.
  public func receiveIfReady() throws -> [Data]? {
    guard let first = try receiveFrame(ZMQ_DONTWAIT) else { return nil }
    var frames = [first.data]
    var more = first.more
    // ZeroMQ delivers all frames of a message or none: the rest is there.
    while more, let next = try receiveFrame(0) {
      frames.append(next.data)
      more = next.more
    }
    return frames
  }

  /// Waits up to `milliseconds` (-1: for ever) for a message; nil if none came.
  public func receive(waiting milliseconds: Int = -1) throws -> [Data]? {
    if let frames = try receiveIfReady() { return frames }
    var items = [zmq_pollitem_t(socket: handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)]
    guard zmq_poll(&items, 1, milliseconds) > 0 else { return nil }
    return try receiveIfReady()
  }

  /// Waits until a message or a byte on `descriptor` is there, at most `milliseconds` (-1: for ever).
  func wait(orFor descriptor: Int32, milliseconds: Int) -> (message: Bool, descriptor: Bool) {
    var items = [
      zmq_pollitem_t(socket: handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0),
      zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0),
    ]
    guard zmq_poll(&items, 2, milliseconds) > 0 else { return (false, false) }
    return (items[0].revents != 0, items[1].revents != 0)
  }

  private func receiveFrame(_ flags: Int32) throws -> (data: Data, more: Bool)? {
    var message = zmq_msg_t()
    zmq_msg_init(&message)
    defer { zmq_msg_close(&message) }
    while zmq_msg_recv(&message, handle, flags) < 0 {
      if errno == EAGAIN { return nil }
      if errno != EINTR { throw ZeroMQError("receive") }
    }
    let size = zmq_msg_size(&message)
    let data = zmq_msg_data(&message).map { Data(bytes: $0, count: size) } ?? Data()
    return (data, zmq_msg_more(&message) != 0)
  }

  private func set(_ option: Int32, to value: String) throws {
    guard zmq_setsockopt(handle, option, value, value.utf8.count) == 0 else {
      throw ZeroMQError("set option \(option)")
    }
  }

  /// A key's text goes with the zero byte at its end.
  private func set(_ option: Int32, toKey key: String) throws {
    guard zmq_setsockopt(handle, option, key, key.utf8.count + 1) == 0 else {
      throw ZeroMQError("take the CurveZMQ key")
    }
  }

  private func set(_ option: Int32, to value: Int32) throws {
    var value = value
    guard zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size) == 0 else {
      throw ZeroMQError("set option \(option)")
    }
  }
}

/// A call to ZeroMQ that failed.
public struct ZeroMQError: Error, CustomStringConvertible {
  public let description: String

  init(_ action: String) {
    description = "ZeroMQ could not \(action): \(String(cString: zmq_strerror(zmq_errno())))"
  }
}
