import Cells
import Foundation
import Messaging
import OrderedJSON

/// Everything that goes out on the iopub socket, in one order.
///
/// Pieces of stream text that follow each other within a short window go out as one message: a cell that prints in a
/// loop would otherwise send a message for each line. Any other message sends what was waiting first.
final class Publisher: @unchecked Sendable {
  /// How long text waits for more of its kind.
  static let window = 0.02
  /// Text of this size does not wait.
  static let largestWait = 64 << 10

  private let channel: Channel
  private let session: Session
  private let lock = NSLock()
  private var waiting: WaitingText?
  private var running: Message?

  private struct WaitingText {
    var stream: StreamName
    var text: String
    var parent: Message
    var due: Date
  }

  /// The kernel's states that a front end shows.
  enum State: String { case starting, busy, idle }

  init(channel: Channel, session: Session) {
    self.channel = channel
    self.session = session
    channel.onIdle = { [unowned self] in sendTextIfDue() }
    channel.onReceive = { [unowned self] frames in welcome(frames) }
  }

  /// Publishes a message.
  func publish(
    _ type: String, _ content: JSON.Object, parent: Message?, metadata: JSON.Object = [:],
    buffers: [Data] = []
  ) {
    lock.withLock {
      sendWaitingText()
      send(type, content, parent: parent, metadata: metadata, buffers: buffers)
    }
  }

  /// Publishes a piece of a stream, perhaps a little later with what follows.
  func publish(_ stream: StreamName, _ text: String, parent: Message) {
    lock.withLock {
      if waiting?.stream == stream, waiting?.parent.header == parent.header {
        waiting?.text += text
      } else {
        sendWaitingText()
        waiting = WaitingText(
          stream: stream, text: text, parent: parent, due: Date(timeIntervalSinceNow: Self.window))
        channel.perform {}  // so that the channel learns when the text is due
      }
      if (waiting?.text.utf8.count ?? 0) >= Self.largestWait { sendWaitingText() }
    }
  }

  /// Publishes the kernel's state while it deals with `parent`.
  ///
  /// Requests are answered while a cell runs. Front ends show the last state they heard, so after such a request's
  /// `idle` the cell's `busy` is said again: the kernel's indicator stays right.
  func publish(_ state: State, parent: Message?) {
    lock.withLock {
      sendWaitingText()
      sendState(state, parent: parent)
      if state == .idle, let running, running.header != parent?.header { sendState(.busy, parent: running) }
    }
  }

  /// Says whose cell runs, or that none does.
  func setRunning(_ request: Message?) { lock.withLock { running = request } }

  /// The request whose cell runs.
  var runningRequest: Message? { lock.withLock { running } }

  private func sendState(_ state: State, parent: Message?) {
    send("status", ["execution_state": JSON(state.rawValue)], parent: parent, metadata: [:])
  }

  /// On the channel's thread: sends text whose time has come; how many milliseconds are left otherwise.
  private func sendTextIfDue() -> Int? {
    lock.withLock {
      guard let waiting else { return nil }
      let left = waiting.due.timeIntervalSinceNow
      if left > 0 { return Int((left * 1000).rounded(.up)) }
      sendWaitingText()
      return 0
    }
  }

  private func sendWaitingText() {
    guard let text = waiting else { return }
    waiting = nil
    send(
      "stream", ["name": JSON(text.stream.rawValue), "text": JSON(text.text)], parent: text.parent,
      metadata: [:])
  }

  private func send(
    _ type: String, _ content: JSON.Object, parent: Message?, metadata: JSON.Object, buffers: [Data] = []
  ) {
    let topic =
      type == "stream" ? "stream.\(content["name"]?.stringValue ?? "")" : "kernel.\(session.id).\(type)"
    let message = session.message(
      type, answering: parent, identities: [Data(topic.utf8)], metadata: metadata, content: content,
      buffers: buffers)
    channel.send(session.frames(of: message))
  }

  /// Greets a new subscriber, who now knows that nothing more will be missed.
  ///
  /// Source: Jupyter Enhancement Proposal 65. An XPUB socket hands on subscriptions as a frame: 1 and the topic.
  private func welcome(_ frames: [Data]) {
    guard let subscription = frames.first, subscription.first == 1 else { return }
    let topic = subscription.dropFirst()
    let message = session.message(
      "iopub_welcome", identities: [Data(topic)],
      content: ["subscription": JSON(String(decoding: topic, as: UTF8.self))])
    channel.sendNow(session.frames(of: message))
  }
}
