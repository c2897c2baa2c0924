import Foundation
import OrderedJSON

/// Makes and reads messages for one party of a conversation: its session id, its name, its key.
public final class Session: @unchecked Sendable {
  /// The id that all messages of this party carry.
  public let id = UUID().uuidString.lowercased()
  private let username: String
  private let format: WireFormat
  private let isSigned: Bool
  private let lock = NSLock()
  private var replays = ReplayGuard()

  /// A party that signs with `key`.
  public init(key: String, username: String = "lectern") {
    let signer = MessageSigner(key: key)
    format = WireFormat(signer: signer)
    isSigned = signer.isActive
    self.username = username
  }

  /// A new message from this party.
  public func message(
    _ type: String, answering parent: Message? = nil, identities: [Data] = [], metadata: JSON.Object = [:],
    content: JSON.Object, buffers: [Data] = []
  ) -> Message {
    Message(
      identities: identities, header: MessageHeader(type: type, session: id, username: username),
      parentHeader: parent?.header.frame() ?? Message.noParent, metadata: metadata, content: content,
      buffers: buffers)
  }

  /// The frames of a message, signed.
  public func frames(of message: Message) -> [Data] { format.frames(of: message) }

  /// The message in `frames`; throws a ``WireError`` if it is not whole, not signed with the key, or was seen before.
  public func message(in frames: [Data]) throws -> Message {
    let message = try format.message(in: frames)
    if isSigned, let signature = WireFormat.signature(in: frames) {
      guard lock.withLock({ replays.isNew(signature) }) else { throw WireError.repeatedSignature }
    }
    return message
  }
}
