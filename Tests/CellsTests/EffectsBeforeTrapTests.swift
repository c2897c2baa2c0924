import Cells
import Foundation
import Testing

/// What a cell has changed and printed before a trap is there after it, compiled with the optimiser
/// or without: changes of every kind in loops that end in traps of every kind.
@Suite(.serialized) struct EffectsBeforeTrapTests {
  private static let declarations = """
    final class Tally {
      var n = 0, list = [0, 0, 0, 0, 0, 0], later: [Int] = []
      func count(_ i: Int) { n += 1; list[i % 6] = i; n += TRAPPED(i) }
      func countAll(to end: Int) { for i in 0..<end { n += 1; n += TRAPPED(i) } }
    }
    func TRAPPED(_ i: Int) -> Int { i }
    struct Pair { var first = 0, second = 0 }
    let few = [1, 2, 3, 4], zeros = [5, 4, 3, 2, 0, 0], texts = ["1", "2", "3", "x", "5", "6"]
    let small: [Int8] = [100, 20, 5, 2, 1, 1]
    var n = 0, m = 0, x = 0.0, word = "", list = [0, 0, 0, 0, 0, 0], grown: [Int] = []
    var table: [String: Int] = [:], pair = Pair(), tally = Tally(), place: (Int, Int) = (0, 0)
    var isOn = false, seen: Set<Int> = [], byte: Int8 = 0, maybe: Int? = nil
    func state() -> String {
      "\\(n) \\(m) \\(x) \\(word) \\(list) \\(grown) \\(table.keys.sorted()) \\(pair) \\(tally.n) "
        + "\\(tally.list) \\(tally.later) \\(place) \\(isOn) \\(seen.sorted()) \\(maybe as Any)"
    }
    func reset() {
      n = 0; m = 0; x = 0; word = ""; list = [0, 0, 0, 0, 0, 0]; grown = []; table = [:]
      pair = Pair(); tally = Tally(); place = (0, 0); isOn = false; seen = []; byte = 0; maybe = nil
    }
    func raise(_ value: inout Int, _ by: Int) { value += by }
    """

  /// Changes of what outlives the cell; `i` counts the rounds.
  private static let changes = [
    "n += 1", "n = i + 1", "n &+= i; m = n", "x += Double(i) * 0.5", "word += \"\\(i)\"",
    "list[i % 6] = i + 1", "list[i % 6] += i", "grown.append(i)", "table[\"\\(i)\", default: 0] += 1",
    "table[\"a\\(i)\"] = i", "pair.first += 1; pair.second = i", "tally.n += 1", "tally.later.append(i)",
    "tally.list[i % 6] = 7", "place.0 += 1; place = (place.0, i)", "isOn = i % 2 == 0",
    "seen.insert(i)", "raise(&n, 2)", "raise(&list[i % 6], i)", "swap(&n, &m); n += i + 1",
    "maybe = (maybe ?? 0) + i", "(n, m) = (m + 1, n)", "if i % 2 == 0 { n += 1 } else { m += 1 }",
    "switch i { case 0: n += 5; default: m += i }", "do { defer { n += 1 }; m += i }",
    "[1, 2].forEach { n += $0 }", "for k in 0..<3 { m += k; list[k] += 1 }",
  ]

  /// What traps in a late round.
  private static let traps = [
    "n += few[i] * 0", "m += 10 / zeros[i] * 0", "m += Int(texts[i])! * 0",
    "byte += small[i]", "precondition(i < 4, \"enough\")", "if i == 4 { fatalError(\"no\") }",
    "print(few[i])", "_ = list[i + 2]", "let own = [1, 2, 3]; print(own[i])",
  ]

  private static let places = [
    "for i in 0..<9 { CHANGE; TRAP }",
    "for i in 0..<9 { print(\"round\", i); CHANGE; TRAP }",
    "var i = 0; while i < 9 { CHANGE; TRAP; i += 1 }",
    "func run(_ i: Int) { CHANGE; TRAP }; for i in 0..<9 { run(i) }",
    "func all() { for i in 0..<9 { CHANGE; TRAP; print(\"after\", i) } }; all()",
    "for (i, value) in [3, 1, 2, 5, 4, 9, 8].enumerated() { CHANGE; m += value; TRAP }",
    "(0..<9).forEach { i in CHANGE; TRAP }",
    "var i = 0; repeat { CHANGE; TRAP; i += 1 } while true",
  ]

  /// Each change with each trap in one of the places, so that each place meets each of both.
  private static let cells: [String] = changes.indices.flatMap { change in
    (0..<3).map { turn in
      let trap = (change * 2 + turn * 4) % traps.count
      return places[(change + turn * 3) % places.count]
        .replacingOccurrences(of: "CHANGE", with: changes[change])
        .replacingOccurrences(of: "TRAP", with: traps[trap])
    }
  }

  private static func declared() throws -> Notebook {
    let notebook = try Notebook()
    notebook.value(declarations.replacingOccurrences(of: "TRAPPED", with: "late"))
    return notebook
  }

  @Test func effectsStay() throws {
    let notebook = try Self.declared()
    for cell in Self.cells {
      var seen: [String] = []
      for optimization in [CellRequest.Optimization.off, .on] {
        notebook.value("reset()")
        let output = notebook.run("do {\n\(cell)\n}", optimization: optimization)
        #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
        seen.append(output.stdout + (notebook.value("state()") ?? ""))
      }
      #expect(seen.first == seen.last, "\(cell)")
    }
  }

  /// The same where the loop stands at the cell's top level and the variables are its own.
  @Test func ownVariables() throws {
    let notebook = try Self.declared()
    for (index, trap) in Self.traps.enumerated() {
      let name = "own\(index)"
      let cell = """
        var \(name) = 0, list\(index) = [0, 0, 0]
        for i in 0..<9 { \(name) += 1; list\(index)[i % 3] += i; \(trap) }
        """
      var seen: [String] = []
      for optimization in [CellRequest.Optimization.off, .on] {
        notebook.value("reset()")
        let output = notebook.run(cell, optimization: optimization)
        #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
        seen.append(output.stdout + (notebook.value("(\(name), list\(index))") ?? ""))
      }
      #expect(seen.first == seen.last, "\(cell)")
    }
  }

  /// Methods of objects that live on.
  @Test(arguments: ["for i in 0..<9 { tally.count(i) }", "tally.countAll(to: 9)"])
  func methods(cell: String) throws {
    let notebook = try Notebook()
    for trap in Self.traps.prefix(4) {
      var seen: [String] = []
      for optimization in [CellRequest.Optimization.off, .on] {
        let function = "func late(_ i: Int) -> Int { \(trap); return 0 }"
        let text = Self.declarations.replacingOccurrences(of: "TRAPPED", with: "late")
          .replacingOccurrences(of: "func late(_ i: Int) -> Int { i }", with: function)
        #expect(notebook.run(text, optimization: optimization).error == nil)
        let output = notebook.run(cell, optimization: optimization)
        #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
        seen.append(output.stdout + (notebook.value("state()") ?? ""))
      }
      #expect(seen.first == seen.last, "\(trap)")
    }
  }
}

/// Result builders take each statement as a part: nothing may stand among them.
@Suite(.serialized) struct ResultBuilderTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value(
      """
      @resultBuilder struct ListBuilder {
        static func buildBlock(_ parts: [String]...) -> [String] { parts.flatMap { $0 } }
        static func buildExpression(_ text: String) -> [String] { [text] }
        static func buildArray(_ parts: [[String]]) -> [String] { parts.flatMap { $0 } }
        static func buildOptional(_ part: [String]?) -> [String] { part ?? [] }
      }
      func item(_ text: String) -> String { "-" + text }
      func list(@ListBuilder _ content: () -> [String]) -> [String] { content() }
      protocol Document { @ListBuilder var body: [String] { get } }
      protocol Maker { @ListBuilder func made() -> [String] }
      let names = ["a", "b"]
      """)
    return notebook
  }

  @Test(arguments: [
    "@ListBuilder func f() -> [String] { BODY }\nf()",
    "struct P1 { @ListBuilder var body: [String] { BODY } }\nP1().body",
    "struct P2 { @ListBuilder func body() -> [String] { BODY } }\nP2().body()", "list { BODY }",
    "struct P3: Document { var body: [String] { BODY } }\nP3().body",
    "struct P4: Maker { func made() -> [String] { BODY } }\nP4().made()",
    "struct P5 { var n: Int\n@ListBuilder subscript(i: Int) -> [String] { BODY } }\nP5(n: 1)[0]",
  ])
  func built(place: String) throws {
    let body = "item(\"x\"); for n in names { item(n) }; item(names[0]); if names.count > 1 { item(\"y\") }"
    let output = try Self.notebook.get().run(
      place.replacingOccurrences(of: "BODY", with: body), optimization: .on)
    #expect(output.error == nil, "\(output.trace)")
    #expect(output.result?.contains("-x") == true && output.result?.contains("-y") == true, "\(place)")
  }
}
