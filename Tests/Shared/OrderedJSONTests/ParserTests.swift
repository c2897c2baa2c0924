import OrderedJSON
import Testing

@Suite("Parsing JSON")
struct ParserTests {
  @Test("values of every kind")
  func values() throws {
    let value = try JSON(parsing: #" { "a" : [1, -2.50, 1e3, true, false, null, "text", [], {}] } "#)
    let elements = try #require(value["a"]?.arrayValue)
    #expect(elements.count == 9)
    #expect(elements[0].intValue == 1)
    #expect(elements[1].doubleValue == -2.5)
    #expect(elements[2].intValue == 1000)
    #expect(elements[3].boolValue == true)
    #expect(elements[4].boolValue == false)
    #expect(elements[5].isNull)
    #expect(elements[6].stringValue == "text")
    #expect(elements[7].arrayValue == [])
    #expect(elements[8].objectValue == [:])
  }

  @Test("a value alone", arguments: ["1", "\"a\"", "null", "[]"])
  func scalars(text: String) throws { #expect(try JSON(parsing: text).text() == text) }

  @Test(
    "numbers keep their text",
    arguments: [
      "0", "-0", "1.0", "1.50", "1e3", "1E+3", "-2.5e-10", "123456789012345678901234567890", "1e400",
    ])
  func numbersKeepTheirText(text: String) throws {
    #expect(try JSON(parsing: "[\(text)]").text() == "[\(text)]")
  }

  @Test("numbers that are not integers have no integer value")
  func integers() throws {
    #expect(try JSON(parsing: "1.5").intValue == nil)
    #expect(try JSON(parsing: "1e400").intValue == nil)
    #expect(try JSON(parsing: "9223372036854775807").intValue == Int.max)
  }

  @Test("keys keep their order")
  func keyOrder() throws {
    let text = #"{"z":1,"a":2,"я":3,"m":{"b":1,"a":2}}"#
    #expect(try JSON(parsing: text).text() == text)
  }

  @Test("of a key given twice, the last value counts, at the first place")
  func duplicateKeys() throws {
    #expect(try JSON(parsing: #"{"a":1,"b":2,"a":3}"#).text() == #"{"a":3,"b":2}"#)
  }

  @Test("keys that Swift holds equal but whose bytes differ stay two")
  func canonicallyEquivalentKeys() throws {
    let text = "{\"\u{E9}\":1,\"e\u{301}\":2}"
    #expect(try JSON(parsing: text).objectValue?.count == 2)
    #expect(try JSON(parsing: text).text().utf8.elementsEqual(text.utf8))
  }

  @Test(
    "escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0416\u00e9""#, "Ж\u{E9}"),
      (#""\ud83d\ude00""#, "😀"), (#""a\ud83d""#, "a\u{FFFD}"), (#""\ude00b""#, "\u{FFFD}b"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\ud83dx""#, "\u{FFFD}x"), (#""\u0000""#, "\0"),
    ])
  func escapes(text: String, expected: String) throws {
    #expect(try JSON(parsing: text).stringValue == expected)
  }

  @Test("objects of any size find their keys")
  func largeObjects() throws {
    var object = JSON.Object()
    for index in 0..<100 { object["key \(index)"] = JSON(index) }
    #expect(object["key 57"]?.intValue == 57)
    object["key 3"] = nil
    #expect(object.count == 99)
    #expect(object["key 3"] == nil)
    #expect(object["key 99"]?.intValue == 99)
    for index in 4..<95 { object["key \(index)"] = nil }
    #expect(object.keys == ["key 0", "key 1", "key 2", "key 95", "key 96", "key 97", "key 98", "key 99"])
    #expect(object["key 95"]?.intValue == 95)
  }

  @Test("a byte order mark is skipped")
  func byteOrderMark() throws { #expect(try JSON(parsing: "\u{FEFF}[1]") == [1]) }

  @Test("nesting is limited")
  func depth() throws {
    let deep = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    _ = try JSON(parsing: deep(512))
    let error = #expect(throws: JSON.ParseError.self) { try JSON(parsing: deep(513)) }
    #expect(error?.column == 513)
    #expect(throws: JSON.ParseError.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSON.ParseError.self) { try JSON(parsing: deep(3), depthLimit: 2) }
  }
}
