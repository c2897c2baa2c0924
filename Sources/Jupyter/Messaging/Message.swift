import Foundation
import OrderedJSON

/// One message of the Jupyter protocol, apart from how it is signed and sent.
///
/// Source: "Messaging in Jupyter", general message format.
public struct Message: Sendable {
  /// The routing frames in front of the delimiter: who sent it on a ROUTER socket, the topic on iopub.
  public var identities: [Data]
  /// What the message is and who wrote it.
  public var header: MessageHeader
  /// The header of the message that this one answers, as its bytes came in; `{}` where there is none.
  public var parentHeader: Data
  /// Fields that are about the message.
  public var metadata: JSON.Object
  /// Fields of the message's type.
  public var content: JSON.Object
  /// Raw data that follows the content.
  public var buffers: [Data]

  /// What a message without a parent has in place of the parent's header.
  public static let noParent = Data("{}".utf8)

  /// A message of these parts.
  public init(
    identities: [Data] = [], header: MessageHeader, parentHeader: Data = noParent,
    metadata: JSON.Object = [:],
    content: JSON.Object = [:], buffers: [Data] = []
  ) {
    self.identities = identities
    self.header = header
    self.parentHeader = parentHeader
    self.metadata = metadata
    self.content = content
    self.buffers = buffers
  }

  /// The message's type, for example `execute_request`.
  public var type: String { header.type }
}

/// A message's header.
public struct MessageHeader: Equatable, Sendable {
  /// The version of the protocol that this kernel speaks.
  public static let protocolVersion = "5.6"

  /// The message's own id.
  public var id: String
  /// The id of the session of whoever wrote it.
  public var session: String
  /// The name of whoever wrote it.
  public var username: String
  /// When it was made.
  public var date: String
  /// The message's type.
  public var type: String
  /// The id of the subshell that is to deal with the message; nil for the main shell. (Jupyter Enhancement Proposal 91)
  public var subshellID: String?
  /// The header's bytes as they came in, which an answer repeats as its parent header; nil for a message of ours.
  public var bytes: Data?

  /// The header of a new message.
  public init(type: String, session: String, username: String) {
    id = UUID().uuidString.lowercased()
    self.session = session
    self.username = username
    date = Timestamp.now()
    self.type = type
  }

  /// The header in a frame; only the type is indispensable, and an id to be answered by is usual.
  init(parsing frame: Data) throws {
    let fields = try WireFormat.object(in: frame, named: "header")
    guard let type = fields["msg_type"]?.stringValue else { throw WireError.missing("msg_type") }
    id = fields["msg_id"]?.stringValue ?? ""
    session = fields["session"]?.stringValue ?? ""
    username = fields["username"]?.stringValue ?? ""
    date = fields["date"]?.stringValue ?? ""
    self.type = type
    subshellID = fields["subshell_id"].flatMap { $0.isNull ? nil : $0.stringValue ?? $0.text() }
    bytes = frame
  }

  /// The header as a frame.
  func frame() -> Data {
    if let bytes { return bytes }
    let fields: JSON.Object = [
      "msg_id": JSON(id), "session": JSON(session), "username": JSON(username), "date": JSON(date),
      "msg_type": JSON(type), "version": JSON(Self.protocolVersion),
    ]
    return JSON.object(fields).data()
  }
}
