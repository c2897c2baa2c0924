/// One value in several forms, by MIME type; a front end shows the richest that it can.
public struct MIMEBundle: Sendable {
  /// What one form holds.
  public enum Content: Sendable, Equatable, ExpressibleByStringLiteral {
    /// Text: `text/plain`, `text/html`, `image/svg+xml`, ...
    case text(String)
    /// Bytes, sent as base64: `image/png`, ...
    case data([UInt8])
    /// The text of a JSON value: `application/json`, `application/vnd.vegalite.v5+json`, ...
    case json(String)

    /// Text.
    public init(stringLiteral value: String) { self = .text(value) }
  }

  /// The forms.
  public var contents: [String: Content]

  /// For some of the forms, the text of a JSON object with hints for the front end, for example
  /// `["image/png": "{\"width\": 640, \"height\": 480}"]`.
  public var metadata: [String: String]

  /// A bundle of `contents`, with hints in `metadata`.
  public init(_ contents: [String: Content], metadata: [String: String] = [:]) {
    self.contents = contents
    self.metadata = metadata
  }

  /// The text form, if there is one.
  public var plainText: String? {
    guard case .text(let text)? = contents["text/plain"] else { return nil }
    return text
  }
}

extension MIMEBundle: ExpressibleByDictionaryLiteral {
  /// `["text/plain": "3", "text/html": "<b>3</b>"]`
  public init(dictionaryLiteral elements: (String, Content)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}
