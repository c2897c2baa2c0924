import Cells
import Foundation
import Testing

@Suite(.serialized) struct CompletionTableTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.run(
      """
      import Foundation
      /// Moves a thing.
      func move(_ what: String, by amount: Int, at speed: Int = 1, then action: () -> Void = {}) {}
      struct Place { var x = 1; init(x: Int = 2, y: Int = 3, _ z: Int) {} }
      let tup = (lhs: 1, rhs: "a")
      let label = "x"
      let 🍎x = 1
      let numbers = [3, 4]
      """)
    return notebook
  }

  /// What is offered at the mark `|`.
  private func matches(_ source: String) throws -> [Completions.Match] {
    let offset = source.unicodeScalars.prefix { $0 != "|" }.count
    return try Self.notebook.get().session.completions(in: source.replacing("|", with: ""), at: offset)
      .matches
  }

  @Test func overloadsAreToldApartByTheirLabels() throws {
    let texts = try matches("Task.sl|").map(\.text)
    for expected in [
      "sleep(nanoseconds: ", "sleep(until: ", "sleep(for: ", "sleep(for: , tolerance: , clock: )",
    ] {
      #expect(texts.contains(expected), "\(texts)")
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test func labelsAreOfferedAndNoInnerNames() throws {
    let calls = try matches("mov|").filter { $0.text.hasPrefix("move(") }
    #expect(calls.map(\.text) == ["move(", "move(_, by: , at: , then: )"])
    #expect(calls.first?.signature == "move(_ what: String, by: Int) -> Void")
    #expect(try matches("move(\"a\", |").map(\.text).contains("by: "))
    #expect(
      try matches("move(\"a\", by: 1, |").map(\.text).filter { ["at: ", "then: "].contains($0) } == [
        "at: ", "then: ",
      ])
    let place = try matches("Place(|").map(\.text)
    #expect(place.contains("x: ") && place.contains("y: ") && !place.contains("z: "), "\(place)")
  }

  @Test func onlyWhatFitsIsOfferedWhereNothingIsTyped() throws {
    let format = try matches("String(format: |")
    #expect(format.first?.text == "label" && format.count < 500, "\(format.count)")
    #expect(!format.contains { $0.text == "numbers" })
    let all = try matches("|").map(\.text)
    #expect(all.contains("numbers") && all.contains("tup") && all.count < 1000, "\(all.count)")
  }

  @Test(arguments: [
    "if true {} else { ret|", "guard let a = Int(\"1\") else { ret| }", "func f() { ret| }", "[1].map { ret|",
  ])
  func returnIsOfferedWithinBraces(source: String) throws {
    #expect(try matches(source).contains { $0.text == "return" })
  }

  @Test func namesWithEmoji() throws {
    let match = try #require(try matches("let a = 🍎|").first)
    #expect(match.text == "🍎x")
  }

  @Test(arguments: [
    ("tup.rhs", 6, "rhs: String"), ("numbers.sorted(", 15, "func sorted() -> [Int]"),
    ("1 + 2", 3, "static func + (lhs: Int, rhs: Int) -> Int"),
    ("1 + 2", 2, "static func + (lhs: Int, rhs: Int) -> Int"), ("numbers.map", 11, "func map"),
    ("move(\"a\", by: 1)", 4, "func move(_ what: String"),
    ("🍎x + 1", 1, "let 🍎x: Int"),
  ])
  func inspections(source: String, offset: Int, expected: String) throws {
    let session = try Self.notebook.get().session
    let text = session.inspection(of: source, at: offset, detailed: false)?.data["text/plain"]
    #expect(text?.contains(expected) == true, "\(source): \(text ?? "nothing")")
  }
}
