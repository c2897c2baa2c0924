/// Cuts HTML into tags and text as a browser does.
///
/// Source: WHATWG HTML, 13.2.5 "Tokenization". It goes by scalars: a letter with an accent upon a
/// `<` leaves the `<` one.
struct HTMLTokenizer {
  enum Token: Equatable {
    case text(String)
    /// Names are in small letters; values as they are written.
    case start(name: String, attributes: [Attribute])
    case end(name: String)
    /// A comment, a declaration, or a tag that the text ends in.
    case nothing
  }

  struct Attribute: Equatable {
    let name: String
    let value: String
  }

  private let source: [Unicode.Scalar]
  private var index = 0
  /// The element whose content is text up to its end tag.
  private var rawElement: String?

  init(_ source: String) { self.source = Array(source.unicodeScalars) }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    guard index < source.count else { return nil }
    if let name = rawElement {
      rawElement = nil
      if let text = rawText(of: name) { return text }
    }
    return markup() ?? text()
  }

  // MARK: Text

  private mutating func text() -> Token {
    let start = index
    repeat { index += 1 } while index < source.count && !startsMarkup(at: index)
    return .text(string(start..<index))
  }

  private func startsMarkup(at place: Int) -> Bool {
    guard source[place] == "<", place + 1 < source.count else { return false }
    let next = source[place + 1]
    return next.isLatinLetter || next == "/" || next == "!" || next == "?"
  }

  /// Elements whose content holds no tags.
  private static let rawElements: Set<String> = [
    "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript", "xmp",
    "plaintext",
  ]

  private mutating func rawText(of name: String) -> Token? {
    let start = index
    while index < source.count, !isEnd(of: name, at: index) { index += 1 }
    return index > start ? .text(string(start..<index)) : nil
  }

  private func isEnd(of name: String, at place: Int) -> Bool {
    guard has("</", at: place) else { return false }
    let end = place + 2 + name.unicodeScalars.count
    guard end <= source.count, string(place + 2..<end).lowercased() == name else { return false }
    return end == source.count || !source[end].continuesName
  }

  // MARK: Tags

  private mutating func markup() -> Token? {
    guard startsMarkup(at: index) else { return nil }
    switch source[index + 1] {
    case "!", "?": return comment()
    case "/":
      guard index + 2 < source.count, source[index + 2].isLatinLetter else {
        skip(past: ">")
        return .nothing
      }
      index += 2
      let name = self.name()
      return attributes() == nil ? .nothing : .end(name: name)
    default:
      index += 1
      let name = self.name()
      guard let attributes = attributes() else { return .nothing }
      if Self.rawElements.contains(name) { rawElement = name }
      return .start(name: name, attributes: attributes)
    }
  }

  private mutating func comment() -> Token {
    if has("<!-->", at: index) || has("<!--->", at: index) {
      skip(past: ">")
    } else if has("<!--", at: index) {
      index += 4
      while index < source.count, !has("-->", at: index), !has("--!>", at: index) { index += 1 }
      skip(past: ">")
    } else if has("<![CDATA[", at: index) {
      while index < source.count, !has("]]>", at: index) { index += 1 }
      skip(past: ">")
    } else {
      skip(past: ">")
    }
    return .nothing
  }

  private mutating func name() -> String {
    let start = index
    while index < source.count, source[index].continuesName { index += 1 }
    return string(start..<index).lowercased()
  }

  /// Up to after the tag's `>`; nil where the text ends before.
  private mutating func attributes() -> [Attribute]? {
    var attributes: [Attribute] = []
    var names: Set<String> = []
    while true {
      skipWhile { $0.isHTMLSpace || $0 == "/" }
      guard index < source.count else { return nil }
      if source[index] == ">" {
        index += 1
        return attributes
      }
      let start = index
      repeat { index += 1 } while index < source.count && source[index].continuesAttributeName
      let name = string(start..<index).lowercased()
      skipWhile(\.isHTMLSpace)
      guard index < source.count else { return nil }
      guard let value = source[index] == "=" ? value() : "" else { return nil }
      // Of two with the same name the first holds.
      if names.insert(name).inserted { attributes.append(Attribute(name: name, value: value)) }
    }
  }

  private mutating func value() -> String? {
    index += 1
    skipWhile(\.isHTMLSpace)
    guard index < source.count else { return nil }
    let quote = source[index]
    guard quote == "\"" || quote == "'" else {
      let start = index
      skipWhile { !$0.isHTMLSpace && $0 != ">" }
      return index < source.count ? string(start..<index) : nil
    }
    index += 1
    let start = index
    skipWhile { $0 != quote }
    guard index < source.count else { return nil }
    index += 1
    return string(start..<index - 1)
  }

  // MARK: Places

  private mutating func skipWhile(_ isSkipped: (Unicode.Scalar) -> Bool) {
    while index < source.count, isSkipped(source[index]) { index += 1 }
  }

  private mutating func skip(past sign: Unicode.Scalar) {
    skipWhile { $0 != sign }
    index = min(index + 1, source.count)
  }

  private func has(_ text: String, at place: Int) -> Bool {
    source[place...].starts(with: text.unicodeScalars)
  }

  private func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(source[range]))
  }
}

extension Unicode.Scalar {
  var isLatinLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  var isHTMLSpace: Bool { " \t\n\r\u{C}".unicodeScalars.contains(self) }
  fileprivate var continuesName: Bool { !isHTMLSpace && self != "/" && self != ">" }
  fileprivate var continuesAttributeName: Bool { continuesName && self != "=" }
}
