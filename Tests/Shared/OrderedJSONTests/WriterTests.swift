import Foundation
import OrderedJSON
import Testing

@Suite("Writing JSON")
struct WriterTests {
  @Test("indented as Python's json.dumps(value, indent=1, ensure_ascii=False)")
  func indented() {
    let value: JSON = ["a": [1, [], [:], ["б": "é"]], "c": nil, "d": [true, 2.5]]
    // Printed by Python 3.11.
    let expected = """
      {
       "a": [
        1,
        [],
        {},
        {
         "б": "é"
        }
       ],
       "c": null,
       "d": [
        true,
        2.5
       ]
      }
      """
    #expect(value.text(indent: 1) == expected)
  }

  @Test("compact") func compact() {
    let value: JSON = ["a": [1, "x"], "b": [:]]
    #expect(value.text() == #"{"a":[1,"x"],"b":{}}"#)
  }

  @Test("escapes as Python's with ensure_ascii=False")
  func escapes() {
    let value: JSON = "\"\\/\u{8}\u{C}\n\r\t\0\u{1B}\u{7F}\u{2028}é😀"
    #expect(value.text() == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001b\u{7F}\u{2028}é😀\"")
  }

  @Test("numbers made here") func numbers() {
    #expect(JSON(1.0).text() == "1.0")
    #expect(JSON(0.1).text() == "0.1")
    #expect(JSON(Double.nan) == .null)
    #expect(JSON.Number(text: "1.50")?.text == "1.50")
    #expect(JSON.Number(text: "1.") == nil)
    #expect(JSON.Number(text: " 1") == nil)
  }

  @Test("members are set, removed and put in sorted order")
  func members() {
    var value: JSON = ["b": 1]
    value["a"] = 2
    #expect(value.text() == #"{"b":1,"a":2}"#)
    value["b"] = nil
    #expect(value.text() == #"{"a":2}"#)
    var object: JSON.Object = ["a": 1, "c": 3]
    object.setKeepingSorted("b", 2)
    #expect(object.keys == ["a", "b", "c"])
    object = ["c": 3, "a": 1]
    object.setKeepingSorted("b", 2)
    #expect(object.keys == ["c", "a", "b"])
  }

  @Test("order and the text of numbers count in comparisons")
  func equality() throws {
    let one: JSON = ["a": 1, "b": 2]
    let other: JSON = ["b": 2, "a": 1]
    #expect(one != other)
    #expect(try JSON(parsing: "1.0") != JSON(parsing: "1"))
    #expect(one.hashValue == (["a": 1, "b": 2] as JSON).hashValue)
  }

  /// By processor time, which other work on the machine does not lengthen; it would be minutes if each character were copied
  /// more often the longer the text is.
  @Test("ten megabytes of pictures take seconds at most")
  func speed() throws {
    let picture = String(repeating: "iVBORw0KGgoAAAANSUhEUgAA", count: 40_000)
    let cells = (0..<10).map { ["id": JSON("cell \($0)"), "image/png": JSON(picture)] as JSON }
    let text = (["cells": .array(cells)] as JSON).data(indent: 1)
    #expect(text.count > 9_000_000)
    let start = clock()
    let written = try JSON(parsing: text).data(indent: 1)
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    #expect(written == text)
    #expect(seconds < 10)
  }
}
