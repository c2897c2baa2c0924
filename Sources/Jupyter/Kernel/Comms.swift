import Cells
import CommFrames
import Foundation
import Messaging
import OrderedJSON

/// Comms between front ends and code in the session: hands on messages both ways and knows nothing of what they say, but for
/// changes of a widget that overtake each other (see ``CommCoalescing``).
///
/// Messages from front ends are dealt with on a thread of their own, also while a cell runs. Each counts as a request: `busy`
/// when its turn comes, `idle` when the session's code has dealt with it, which front ends wait for before they send a slider's next
/// value. What code sends while it deals with a message has that message as its parent; what it prints or shows goes to the
/// cell that has opened the comm.
final class Comms: @unchecked Sendable {
  private let publisher: Publisher
  private let engines: EngineProvider
  private let requests = BlockingQueue<Message>()
  private let lock = NSLock()
  /// The open comms by id.
  private var open: [String: OpenComm] = [:]

  /// A comm that both ends have.
  private struct OpenComm {
    var target: String
    /// The request of the cell that has opened it; nil for one that the front end has opened.
    var cell: Message?
  }

  static let types: Set<String> = ["comm_open", "comm_msg", "comm_close"]

  init(publisher: Publisher, engines: EngineProvider) {
    self.publisher = publisher
    self.engines = engines
    requests.startThread(name: "comms") { [unowned self] message in
      deal(with: [message] + requests.takeAll { _ in true })
    }
  }

  /// Deals with a message of a front end after those before it.
  func receive(_ message: Message) { requests.append(message) }

  /// Deals with nothing more.
  func stop() { requests.close() }

  /// The open comms for a `comm_info_reply`, those of one target where it is given.
  func list(target: String?) -> JSON.Object {
    let comms = lock.withLock { open }
    let chosen = comms.filter { target == nil || $0.value.target == target }
    return JSON.Object(
      chosen.sorted { $0.key < $1.key }.map { ($0.key, ["target_name": JSON($0.value.target)]) })
  }

  /// All comms of a worker that has gone are gone.
  func forgetAll() { lock.withLock { open = [:] } }

  // MARK: From the session

  /// Publishes a message of the session's code; `parent` is the request that the code works on, `cell` the one whose cell
  /// opens the comm.
  func publish(_ bytes: [UInt8], parent: Message?, cell: Message?) {
    guard let frame = CommFrame(bytes) else { return }
    note(frame, cell: cell)
    var content: JSON.Object = ["comm_id": JSON(frame.id), "data": frame.data]
    let type: String
    switch frame.kind {
    case .open:
      type = "comm_open"
      content["target_name"] = JSON(frame.target)
      content["target_module"] = .null
    case .message: type = "comm_msg"
    case .close: type = "comm_close"
    }
    publisher.publish(
      type, content, parent: parent, metadata: frame.metadata.objectValue ?? [:],
      buffers: frame.buffers.map { Data($0) })
  }

  private func note(_ frame: CommFrame, cell: Message?) {
    lock.withLock {
      switch frame.kind {
      case .open: open[frame.id] = OpenComm(target: frame.target, cell: cell)
      case .message: break
      case .close: open[frame.id] = nil
      }
    }
  }

  // MARK: From front ends

  private func deal(with messages: [Message]) {
    for group in CommCoalescing.groups(messages) {
      for message in group.messages { publisher.publish(.busy, parent: message) }
      if let last = group.messages.last { deliver(group.frame(), last) }
      for message in group.messages { publisher.publish(.idle, parent: message) }
    }
  }

  private func deliver(_ frame: CommFrame?, _ message: Message) {
    guard let frame else { return Log.warning("dropped a '\(message.type)' that names no comm") }
    guard let engine = engines.engineIfStarted else { return refuse(frame, message) }
    if frame.kind != .message { note(frame, cell: nil) }
    let cell = lock.withLock { open[frame.id]?.cell }
    let output = cell.map { CommOutput(cell: $0, publisher: publisher) }
    let outcome = engine.deliver(SideMessage(channel: CommFrame.channel, bytes: frame.bytes)) {
      [self] event in
      if case .message(let sent) = event, sent.channel == CommFrame.channel {
        publish(sent.bytes, parent: message, cell: cell)
      } else {
        output?.receive(event)
      }
    }
    guard case .error(let error) = outcome else { return }
    if error.kind == .workerDied { forgetAll() }
    publisher.publish("error", BundleContent.fields(of: error), parent: cell ?? message)
  }

  /// Says that there is nobody at the other end.
  private func refuse(_ frame: CommFrame, _ message: Message) {
    if frame.kind == .close { return }
    publisher.publish("comm_close", ["comm_id": JSON(frame.id), "data": [:]], parent: message)
  }
}
