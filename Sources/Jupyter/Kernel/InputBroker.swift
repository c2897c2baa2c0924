import Foundation
import Messaging
import OrderedJSON

/// Asks the front end for a line of input on the stdin socket, and hands on its answer.
final class InputBroker: @unchecked Sendable {
  private let channel: Channel
  private let session: Session
  private let lock = NSLock()
  private var waiting: (request: String, reply: (String?) -> Void)?

  init(channel: Channel, session: Session) {
    self.channel = channel
    self.session = session
    channel.onReceive = { [unowned self] frames in receive(frames) }
  }

  /// Asks whoever sent `parent`; `reply` is called once.
  func ask(_ prompt: String, password: Bool, parent: Message, reply: @escaping (String?) -> Void) {
    let message = session.message(
      "input_request", answering: parent, identities: parent.identities,
      content: ["prompt": JSON(prompt), "password": JSON(password)])
    cancel()
    lock.withLock { waiting = (message.header.id, reply) }
    channel.send(session.frames(of: message))
  }

  /// Answers an open question with the end of the input.
  func cancel() { take()?(nil) }

  private func receive(_ frames: [Data]) {
    let message: Message
    do { message = try session.message(in: frames) } catch {
      return Log.warning("dropped a message on stdin: \(error)")
    }
    guard message.type == "input_reply" else {
      return Log.warning("dropped a message on stdin of type '\(message.type)'")
    }
    guard let reply = take(answering: message) else { return }
    reply(message.content["value"]?.stringValue ?? "")
  }

  /// The open question, if `answer` is to it. An answer that names no question (jupyter_client's own do not) fits any;
  /// one to a question whose cell was interrupted fits none.
  private func take(answering answer: Message? = nil) -> ((String?) -> Void)? {
    lock.withLock {
      guard let open = waiting else { return nil }
      if let parent = answer?.parentHeader, let named = (try? JSON(parsing: parent))?["msg_id"]?.stringValue,
        named != open.request
      {
        return nil
      }
      waiting = nil
      return open.reply
    }
  }
}
