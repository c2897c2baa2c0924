import Foundation
import OrderedJSON
import Testing

@Suite("Errors of the JSON parser")
struct ParseErrorTests {
  @Test(
    "what is no JSON is refused with its place",
    arguments: [
      ("", 1, 1, "ends where a value should be"),
      ("[1,\n 2,]", 2, 4, "unexpected ']' where a value should be"),
      ("{\"a\" 1}", 1, 6, "expected ':' after the key, found '1'"),
      ("{\n  \"ключ\": ё}", 2, 11, "unexpected 'ё'"),
      ("{a: 1}", 1, 2, "expected a key in double quotes"),
      ("[1 2]", 1, 4, "expected ',' or ']'"),
      ("{\"a\":1 \"b\":2}", 1, 8, "expected ',' or '}'"),
      ("[1]]", 1, 4, "after the value"),
      ("[01]", 1, 3, "may not start with 0"),
      ("[1.]", 1, 4, "expected a digit"),
      ("[-]", 1, 3, "expected a digit"),
      ("[1e]", 1, 4, "expected a digit"),
      ("[+1]", 1, 2, "unexpected '+'"),
      ("[NaN]", 1, 2, "JSON has no NaN"),
      ("[tru]", 1, 2, "expected 'true'"),
      ("[\"a\tb\"]", 1, 4, "control character"),
      ("[\"\\x\"]", 1, 3, "unknown escape '\\x'"),
      ("[\"\\u12g4\"]", 1, 3, "four hexadecimal digits"),
      ("[1] // comment", 1, 5, "unexpected '/'"),
      ("\u{0}", 1, 1, "the byte 0x0"),
    ])
  func refusals(text: String, line: Int, column: Int, reason: String) throws {
    let error = try #require(throws: JSON.ParseError.self) { try JSON(parsing: text) }
    #expect(error.line == line)
    #expect(error.column == column)
    #expect(error.reason.contains(reason), "\(error)")
  }

  @Test("every text cut off is refused as cut off, and none crashes")
  func truncation() throws {
    let text = #"{"a": [1.5e3, "x\ud83d\ude00\n", true, null], "б": {"c": -1}}"#
    let bytes = Data(text.utf8)
    for length in 0..<bytes.count {
      let error = try #require(throws: JSON.ParseError.self) { try JSON(parsing: bytes.prefix(length)) }
      let isInsideWord =
        error.reason.hasPrefix("expected 'true'") || error.reason.hasPrefix("expected 'null'")
      #expect(error.isTruncated || isInsideWord, "after \(length) bytes: \(error)")
    }
  }

  @Test("a text that is wrong in its middle is not called cut off")
  func notTruncated() throws {
    let error = try #require(throws: JSON.ParseError.self) { try JSON(parsing: "[1 2]") }
    #expect(!error.isTruncated)
  }

  @Test(
    "bytes that are no UTF-8 are refused",
    arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    let error = try #require(throws: JSON.ParseError.self) {
      try JSON(parsing: Data([0x22] + bytes + [0x22]))
    }
    #expect(error.reason.contains("UTF-8"))
  }

  @Test("any bytes are parsed or refused, never crash")
  func anyBytes() {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("{}[]\",:\\u0d8e1-+.tfn \n".utf8) + [0xC3, 0xFF, 0x00]
    for _ in 0..<20_000 {
      let bytes = (0..<12).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      _ = try? JSON(parsing: Data(bytes))
    }
  }
}
