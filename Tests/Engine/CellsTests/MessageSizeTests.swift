import Cells
import Foundation
import Testing

/// Nothing that a cell shows is too large for a message.
@Suite(.serialized) struct MessageSizeTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run(
      "struct Big: Error { var values = Array(0..<3_000_000) }\nlet numbers = Array(0..<3_000_000)")
    return notebook
  }
  private static let megabyte = 1 << 20

  @Test(arguments: [
    "numbers", "String(repeating: \"я\", count: 2_000_000)",
    "String(repeating: \"\\u{1}\", count: 1_000_000)",
    "Dictionary(uniqueKeysWithValues: numbers.prefix(200_000).map { ($0, $0) })",
  ])
  func results(code: String) throws {
    let text = try #require(try Self.notebook.get().value(code))
    #expect(text.utf8.count < Self.megabyte)
    #expect(text.contains("bytes left out"))
  }

  @Test(arguments: [
    "throw Big()", "fatalError(\"\\(numbers)\")", "precondition(numbers.isEmpty, \"\\(numbers)\")",
    "let x: Int = \"" + String(repeating: "a", count: 2_000_000) + "\"",
    (0..<3000).map { "unknown\($0)" }.joined(separator: "\n"),
  ])
  func errors(code: String) throws {
    let error = try #require(try Self.notebook.get().run(code).error)
    let size = error.value.utf8.count + error.traceback.reduce(0) { $0 + $1.utf8.count }
    #expect(size < Self.megabyte / 6)  // JSON may write six bytes for one
    #expect(!error.value.isEmpty)
  }

  @Test func aLongMessageIsNotLost() throws {
    for size in [100, 4_090, 200_000] {
      let output = try Self.notebook.get().run(
        "fatalError(\"begin\" + String(repeating: \"я\", count: \(size)) + \"end\")")
      let value = try #require(output.error?.value)
      #expect(value.hasPrefix("beginяяя"), "\(size): \(value.prefix(100))")
      #expect(!value.contains("\u{FFFD}"))
      // All of it can be read somewhere.
      #expect(
        value.hasSuffix("end") || value.hasSuffix("in the text above]") && output.streams.contains("яend"),
        "\(size)")
    }
    #expect(try Self.notebook.get().run("fatalError(\"short\")").error?.value == "short")
  }

  @Test func expressions() throws {
    let values = try Self.notebook.get().session.evaluate(["a": "numbers"])
    let text = try #require(try values["a"]?.get().data["text/plain"])
    #expect(text.utf8.count < Self.megabyte)
  }

  @Test func nilAloneIsShown() throws { #expect(try Self.notebook.get().value("nil") == "\"nil\"") }
}
