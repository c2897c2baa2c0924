import CommFrames
import Display
import Foundation
import OrderedJSON

/// A line between an object of the session and its counterpart in the front end, on which both may speak at any time.
///
/// What the messages say is agreed between the two ends; widgets are built on it. Without a front end that listens, messages go
/// nowhere.
public final class Comm: @unchecked Sendable {
  /// By what both ends know the line.
  public let id: String
  /// Which kind of counterpart it has.
  public let target: String
  private let lock = NSRecursiveLock()
  private var messageHandler: ((CommContent) -> Void)?
  private var closeHandler: ((CommContent) -> Void)?
  private var closed = false

  /// Opens a line to the counterpart that the front end makes for `target`.
  public init(target: String, id: String? = nil, content: CommContent = CommContent()) {
    self.id = id ?? Comm.newID()
    self.target = target
    CommManager.shared.add(self)
    emit(.open, content)
  }

  /// A line that the front end has opened.
  init(opened id: String, target: String) {
    self.id = id
    self.target = target
  }

  /// Called with each message that comes.
  public var onMessage: ((CommContent) -> Void)? {
    get { lock.withLock { messageHandler } }
    set { lock.withLock { messageHandler = newValue } }
  }

  /// Called when the front end closes the line.
  public var onClose: ((CommContent) -> Void)? {
    get { lock.withLock { closeHandler } }
    set { lock.withLock { closeHandler = newValue } }
  }

  /// Whether the line is closed.
  public var isClosed: Bool { lock.withLock { closed } }

  /// Sends a message; nothing where the line is closed.
  public func send(_ content: CommContent) {
    if !isClosed { emit(.message, content) }
  }

  /// Closes the line; the front end removes its counterpart.
  public func close(_ content: CommContent = CommContent()) {
    guard end() else { return }
    emit(.close, content)
  }

  /// Notes the end; false if it has ended before.
  func end() -> Bool {
    CommManager.shared.remove(self)
    return lock.withLock {
      defer { closed = true }
      return !closed
    }
  }

  private func emit(_ kind: CommFrame.Kind, _ content: CommContent) {
    let frame = CommFrame(
      kind, id: id, target: kind == .open ? target : "", data: content.data, metadata: content.metadata,
      buffers: content.buffers)
    SideChannel.send(frame.bytes, on: CommFrame.channel)
  }

  /// A random id of 32 hexadecimal digits.
  public static func newID() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

/// What a message of a comm says.
public struct CommContent: Sendable {
  /// Any JSON value, an object by custom.
  public var data: JSONValue
  /// About the message.
  public var metadata: JSONValue
  /// Raw data, which is not turned into text on its way.
  public var buffers: [[UInt8]]

  /// What a message says, with its raw data.
  public init(_ data: JSONValue = [:], metadata: JSONValue = [:], buffers: [[UInt8]] = []) {
    self.data = data
    self.metadata = metadata
    self.buffers = buffers
  }
}
