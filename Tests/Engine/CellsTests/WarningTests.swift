import Cells
import Foundation
import Testing

@Suite(.serialized) struct WarningTests {
  static let notebook = Result { try Notebook() }

  private func displays(_ output: Notebook.Output) -> [DisplayBundle] {
    output.events.compactMap { event in
      if case .display(let bundle, _) = event { return bundle }
      return nil
    }
  }

  @Test func warningsAreADisplayAndNotOutput() throws {
    let output = try Self.notebook.get().run("func f() { let unused = 1 }\nprint(\"a\")")
    #expect(output.streams == "out:a\n")
    let shown = displays(output)
    #expect(shown.count == 1)
    let text = try #require(shown.first?.data["text/plain"])
    #expect(text.contains("]:1:16: ") && text.contains("warning: ") && text.contains("never used"), "\(text)")
    #expect(!text.contains("u001"), "no colours of terminals: \(text)")
    let html = try #require(shown.first?.data["text/html"])
    #expect(html.contains("<pre") && html.contains("warning:</b>"))
  }

  @Test func whatIsSaidOfManyPlacesIsSaidOnce() throws {
    let line = "func g(_ x: Int?) { let y: Int? = x; print(\"\\(y)\") }\n"
    let source = line + line.replacing("g(", with: "h(") + line.replacing("g(", with: "k(")
    let text = try #require(displays(try Self.notebook.get().run(source)).first?.data["text/plain"])
    #expect(text.components(separatedBy: "warning:").count == 2, "\(text)")
    #expect(text.contains("also in lines 2, 3"))
  }

  /// A sign binds tighter than `**`, unlike in Python: a silent change of a formula.
  @Test(arguments: [
    ("let x1 = 3.0\n-x1 ** 2", "2:1", "-(x1 ** 2)"), ("print(1 - -2.0 ** 2)", "1:11", "-(2.0 ** 2)"),
    ("func gauss(_ v: Double) -> Double { 0.5 * (-v ** 2) }", "1:44", "-(v ** 2)"),
    ("let p1 = -[1.0, 2.0][1] ** (1 + 1)", "1:10", "-([1.0, 2.0][1] ** (1 + 1))"),
  ])
  func signsBeforePowers(source: String, place: String, meant: String) throws {
    let text = displays(try Self.notebook.get().run(source)).first?.data["text/plain"] ?? ""
    #expect(text.contains("]:\(place): ") && text.contains(meant), "\(text)")
  }

  @Test(arguments: ["(-2.0) ** 2", "-(2.0 ** 2)", "1 - 2.0 ** 2", "2.0 ** -1", "- 2.0 * 3"])
  func otherSignsArePlain(source: String) throws {
    #expect(displays(try Self.notebook.get().run(source)).isEmpty)
  }

  @Test func theyCanBeSwitchedOff() throws {
    var request = CellRequest(source: "func q() { let unused = 1 }", name: "In[99]")
    request.showsWarnings = false
    nonisolated(unsafe) var events: [CellEvent] = []
    _ = try Self.notebook.get().session.execute(request) { events.append($0) }
    #expect(events.isEmpty)
  }

  @Test func aCellsFormIsNoReasonToWarn() throws {
    let output = try Self.notebook.get().run("1 + 1\n\"unused\"\n2")
    #expect(output.streams == "" && displays(output).isEmpty)
  }

  /// A variable that is used above its declaration has no value yet.
  @Test(arguments: [
    ("let u1 = v1 + 1\nlet v1 = 2", "v1"), ("print(w2)\nvar w2 = 3", "w2"),
    ("if z3 > 0 { print(1) }\nlet z3 = 1", "z3"),
    ("let f4 = { later4 }\nlet later4 = 1", nil), ("func g5() -> Int { later5 }\nlet later5 = 1", nil),
    ("let a6 = 1\nlet b6 = a6", nil), ("for i7 in 0..<2 { print(i7) }\nlet i7 = 3", nil),
    ("let c8 = [1].map { c9 in c9 }\nlet c9 = 2", nil),
    ("struct S10 { var n10 = 1 }\nprint(S10().n10)\nlet n10 = 4", nil),
  ])
  func usedBeforeItIsDeclared(source: String, name: String?) throws {
    let output = try Notebook().run(source)
    let said = output.events.contains { event in
      guard case .display(let bundle, _) = event else { return false }
      return bundle.data["text/plain"]?.contains("'\(name ?? "")' is used before") == true
        || name == nil && bundle.data["text/plain"]?.contains("is used before") == true
    }
    #expect(said == (name != nil), "\(source) \(output.trace)")
  }
}
