import Foundation
import OrderedJSON

/// How a message looks on a ZeroMQ socket:
///
///     identity ... | <IDS|MSG> | signature | header | parent header | metadata | content | buffer ...
///
/// Source: "Messaging in Jupyter", the wire protocol.
public struct WireFormat: Sendable {
  /// The frame between the routing frames and the message.
  public static let delimiter = Data("<IDS|MSG>".utf8)

  private let signer: MessageSigner

  /// The format with messages signed by `signer`.
  public init(signer: MessageSigner) { self.signer = signer }

  /// The frames of a message.
  public func frames(of message: Message) -> [Data] {
    let signed = [
      message.header.frame(), message.parentHeader, JSON.object(message.metadata).data(),
      JSON.object(message.content).data(),
    ]
    return message.identities + [Self.delimiter, signer.signature(of: signed)] + signed + message.buffers
  }

  /// The message in `frames`, if its signature is right and it has all its parts.
  public func message(in frames: [Data]) throws -> Message {
    guard let delimiter = frames.firstIndex(of: Self.delimiter) else { throw WireError.noDelimiter }
    let parts = frames[(delimiter + 1)...]
    guard parts.count >= 5 else { throw WireError.tooFewFrames(parts.count) }
    let first = parts.startIndex
    let signed = parts[(first + 1)...(first + 4)]
    guard signer.accepts(parts[first], of: signed) else { throw WireError.wrongSignature }
    return Message(
      identities: Array(frames[..<delimiter]),
      header: try MessageHeader(parsing: parts[first + 1]),
      parentHeader: parts[first + 2],
      // What is no object has no fields: whoever needs one says which is missing.
      metadata: (try? Self.object(in: parts[first + 3], named: "metadata")) ?? [:],
      content: (try? Self.object(in: parts[first + 4], named: "content")) ?? [:],
      buffers: Array(parts[(first + 5)...]))
  }

  /// The frames of a message that is nothing but signed content: the startup handshake's.
  public func frames(ofContent content: JSON.Object) -> [Data] {
    let signed = [JSON.object(content).data()]
    return [Self.delimiter, signer.signature(of: signed)] + signed
  }

  /// The content of such a message, if its signature is right. Further frames are not looked at.
  public func content(in frames: [Data]) throws -> JSON.Object {
    guard let delimiter = frames.firstIndex(of: Self.delimiter) else { throw WireError.noDelimiter }
    let parts = Array(frames[(delimiter + 1)...])
    guard parts.count >= 2 else { throw WireError.tooFewFrames(parts.count) }
    guard signer.accepts(parts[0], of: [parts[1]]) else { throw WireError.wrongSignature }
    return try Self.object(in: parts[1], named: "content")
  }

  /// The signature among the frames of a message, if there is one.
  public static func signature(in frames: [Data]) -> Data? {
    guard let delimiter = frames.firstIndex(of: Self.delimiter), delimiter + 1 < frames.count else {
      return nil
    }
    return frames[delimiter + 1]
  }

  static func object(in frame: Data, named name: String) throws -> JSON.Object {
    let value: JSON
    do { value = try JSON(parsing: frame) } catch { throw WireError.notJSON(name, "\(error)") }
    guard case .object(let object) = value else { throw WireError.notAnObject(name) }
    return object
  }
}

/// Why frames are not a message to be trusted.
public enum WireError: Error, Equatable, CustomStringConvertible {
  case noDelimiter
  case tooFewFrames(Int)
  case wrongSignature
  case repeatedSignature
  case notJSON(String, String)
  case notAnObject(String)
  case missing(String)

  public var description: String {
    switch self {
    case .noDelimiter: "there is no frame <IDS|MSG>"
    case .tooFewFrames(let count): "there are \(count) frames after the delimiter, which are too few"
    case .wrongSignature: "the signature is wrong"
    case .repeatedSignature: "the signature was used before"
    case .notJSON(let part, let reason): "the \(part) is not JSON: \(reason)"
    case .notAnObject(let part): "the \(part) is not a JSON object"
    case .missing(let field): "the header has no \(field)"
    }
  }
}
