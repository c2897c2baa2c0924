import Cells
import Foundation
import Testing

/// Texts that end Swift's parser, or keep it busy for hours, in the process that parses them.
@Suite(.serialized) struct HostileTextTests {
  static let texts: [String] = {
    let openings = [
      "[", "(", "{", "f(", "a<", "[(", "([", "[a: [", "[[1: ", "a<[", "let x: [", "f { ", "{ (a: ",
    ]
    let repeated = [
      "try ", "await ", "- ", "a ? ", "if ", "if a { } else ", "@a ", "#if a\n", "\"\\(", "let x: A -> ",
      "some ",
      "inout ", "#m(", "\\", "switch ", "@a(", "repeat ", "/*", "x as ", "{ [a = ", "$0(", "`", "\"\"\"\n",
    ]
    return ["[", "[(", "a<["].map { String(repeating: $0, count: 28) }
      + (openings + repeated).map { String(repeating: $0, count: 3_000) }
      + ["let x = " + String(repeating: "[", count: 60) + "1" + String(repeating: "]", count: 60)]
  }()

  @Test func noTextEndsTheProcessOfItsParser() {
    for text in Self.texts {
      _ = Completeness(of: text)
      _ = Instrumentation(text, cell: 1)
    }
  }

  @Test func refusalSaysWhy() throws {
    let nested = String(repeating: "[", count: 60)
    let error = #expect(throws: Refusal.self) { try SourceParser.parse(nested) { _ in } }
    #expect("\(try #require(error))".contains("brackets up to 60 deep"))
    #expect(Completeness(of: nested) == .invalid)
    #expect(Completeness(of: "f(") == .incomplete(indent: "    "))
  }

  @Test func allRequestsGoOn() throws {
    let notebook = try Notebook()
    for text in ["[", "f(", "a<["].flatMap({
      [String(repeating: $0, count: 40), String(repeating: $0, count: 3_000)]
    }) {
      #expect(notebook.run(text).error?.name == "CompileError")
      #expect(notebook.session.completions(in: text, at: text.count).end == text.count)
      _ = notebook.session.inspection(of: text, at: text.count, detailed: false)
      _ = notebook.session.completeness(of: text)
    }
    #expect(notebook.value("1 + 1") == "\"2\"")
    #expect(notebook.session.completions(in: "Dou", at: 3).matches.contains { $0.text == "Double" })
  }

  @Test func whatIsNestedAsPeopleDoIsTaken() throws {
    let notebook = try Notebook()
    let matrix = (0..<9).reduce("1") { text, _ in "[\(text), \(text)]" }
    #expect(notebook.run("let deep = \(matrix)\ndeep.count").result == "\"2\"")
  }
}
