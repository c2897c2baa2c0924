#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension JSON {
  /// How deeply arrays and objects may be nested unless a parser is told otherwise.
  public static let defaultDepthLimit = 512

  /// Parses one JSON value and nothing else but white space around it.
  ///
  /// Strict as RFC 8259: no comments, no trailing commas, no NaN. A byte order mark at the start is skipped. Of a
  /// key given twice, the last value counts, at the first one's place, as in Python's `json`.
  ///
  /// - Throws: ``ParseError`` with line and column.
  public init(parsing data: Data, depthLimit: Int = defaultDepthLimit) throws(ParseError) {
    let result: Result<JSON, ParseError> = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      JSON.parse(bytes.bindMemory(to: UInt8.self), depthLimit: depthLimit)
    }
    self = try result.get()
  }

  /// Parses one JSON value and nothing else but white space around it; see ``init(parsing:depthLimit:)-(Data,_)``.
  ///
  /// - Throws: ``ParseError`` with line and column.
  public init(parsing text: String, depthLimit: Int = defaultDepthLimit) throws(ParseError) {
    var text = text
    let result: Result<JSON, ParseError> = text.withUTF8 { JSON.parse($0, depthLimit: depthLimit) }
    self = try result.get()
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int
  ) -> Result<JSON, ParseError> {
    var parser = Parser(bytes: bytes, depthLimit: depthLimit)
    do { return .success(try parser.document()) } catch { return .failure(parser.located(error)) }
  }
}

/// A recursive-descent parser over UTF-8 bytes: notebooks with pictures are megabytes, most of them one long string.
struct Parser {
  let bytes: UnsafeBufferPointer<UInt8>
  let depthLimit: Int
  var position = 0
  private var depth = 0

  /// What is wrong, without its place; the place is worked out once, when parsing has failed.
  struct Failure: Error {
    var reason: String
    var position: Int
  }

  init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  mutating func document() throws(Failure) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipWhitespace()
    let value = try value()
    skipWhitespace()
    guard position == bytes.count else { throw failure("unexpected \(nextCharacter) after the value") }
    return value
  }

  private mutating func value() throws(Failure) -> JSON {
    guard position < bytes.count else { throw failure("the text ends where a value should be") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      throw failure("unexpected \(nextCharacter); JSON has no NaN or Infinity")
    default: throw failure("unexpected \(nextCharacter) where a value should be")
    }
  }

  private mutating func object() throws(Failure) -> JSON {
    try enter()
    var object = JSON.Object()
    if !skip("}") {
      repeat {
        skipWhitespace()
        guard position < bytes.count else { throw failure("the text ends inside an object") }
        guard bytes[position] == UInt8(ascii: "\"") else {
          throw failure("expected a key in double quotes, found \(nextCharacter)")
        }
        let key = try string()
        guard skip(":") else { throw failure("expected ':' after the key, found \(nextCharacter)") }
        skipWhitespace()
        object[key] = try value()
      } while skip(",")
      guard skip("}") else { throw failure("expected ',' or '}' in an object, found \(nextCharacter)") }
    }
    depth -= 1
    return .object(object)
  }

  private mutating func array() throws(Failure) -> JSON {
    try enter()
    var elements: [JSON] = []
    if !skip("]") {
      repeat {
        skipWhitespace()
        elements.append(try value())
      } while skip(",")
      guard skip("]") else { throw failure("expected ',' or ']' in an array, found \(nextCharacter)") }
    }
    depth -= 1
    return .array(elements)
  }

  /// Steps over an opening bracket.
  private mutating func enter() throws(Failure) {
    depth += 1
    guard depth <= depthLimit else { throw failure("nested more than \(depthLimit) deep") }
    position += 1
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(Failure) -> JSON {
    let end = position + word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard end <= bytes.count, bytes[position..<end].elementsEqual(expected) else {
      throw failure("expected '\(word)'")
    }
    position = end
    return value
  }

  // number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ("e" / "E") [ "+" / "-" ] 1*digit ]
  private mutating func number() throws(Failure) -> JSON.Number {
    let start = position
    _ = take("-")
    if take("0") {
      if position < bytes.count, isDigit(bytes[position]) { throw failure("a number may not start with 0") }
    } else {
      try digits()
    }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return JSON.Number(checked: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() throws(Failure) {
    let start = position
    while position < bytes.count, isDigit(bytes[position]) { position += 1 }
    guard position > start else { throw failure("expected a digit, found \(nextCharacter)") }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Steps over white space and then `character`, if that is what comes.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipWhitespace()
    return take(character)
  }

  private mutating func skipWhitespace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }
}
