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
    final class Link { var n = 0, next: Link?; init(_ next: Link?) { self.next = next } }
    struct Account {
      var name: String, tally = Tally()
      init(_ name: String) { self.name = name + " of a long name" }
    }
    struct Team {
      var lead = Account("nobody"), n = 0, list = [0, 0, 0, 0, 0, 0], marks: [String: Int] = [:], text = ""
      var first: Int { get { list[0] } set { n += 1; list[0] = newValue } }
      subscript(i: Int) -> Int { get { list[i] } set { n += 1; list[i] = newValue } }
    }
    enum Phase { case off, on(Int), named(String) }
    func state(_ team: Team) -> String {
      "\\(team.lead.name) \\(team.lead.tally.n) \\(team.n) \\(team.list) "
        + "\\(team.marks.sorted { $0.key < $1.key }) \\(team.text)"
    }
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

  /// What a method changes in its own struct, and a function in what it is given as `inout`; of the
  /// struct `v`, on its own, in a class, in an array or a tuple. `k` has three elements.
  private static let ownChanges = [
    "v.n += 1", "v.lead = Account(\"a\"); v.lead = Account(k[i] > 0 ? \"b\" : \"c\")",
    "v.list[i % 6] += k[i]",
    "v.n = 1; v.n = k[i]; v.n = 3", "v.marks[\"m\\(i)\", default: 0] += k[i]",
    "v.text += \"x\"; v.text += \"y\\(k[i])\"",
    "v.first = i; v.first = k[i] + v.n", "v[i] = 4; v[i] += k[i]",
    "v.lead.tally.n += 1; v.lead.tally.later.append(i)",
    "swap(&v.n, &v.list[i]); v.list[0] += 5", "v.list.append(7); v.list.swapAt(0, i)",
    "raise(&v.n, 2); raise(&v.list[i], k[i])",
    "let old = v; v = Team(); v.n = old.n + k[i]", "v.list = v.list.map { $0 + 1 }; v.list.removeLast()",
    "(v.n, v.list[1]) = (v.n + 1, v.n)", "if case let w = v.n, w < k[i] { v.n = 9 } else { v.n += k[i] }",
  ]

  private static let ownPlaces = [
    "extension Team { mutating func runPLACE(_ k: [Int]) { for i in 0..<6 { SELF; _ = k[i] } } }\n"
      + "TARGET.runPLACE([1, 2, 3])",
    "extension Team { mutating func runPLACE(_ k: [Int], _ i: Int) {\n"
      + "SELF; _ = k[i]; n = 50; text = \"\"; list = [] } }\n"
      + "for i in 0..<6 { TARGET.runPLACE([1, 2, 3], i) }",
    "func runPLACE(_ v: inout Team, _ k: [Int]) { var i = 0; while i < 6 { CHANGE; _ = k[i]; i += 1 } }\n"
      + "runPLACE(&TARGET, [1, 2, 3])",
    "func runPLACE(_ v: inout Team, _ k: [Int]) {\n"
      + "let i = 1; CHANGE; _ = k[v.n * 0 + 7]; v.n = 4; v.list = []; v.text = \"z\" }\n"
      + "runPLACE(&TARGET, [1, 2, 3])",
    "let changePLACE = { (v: inout Team, k: [Int]) in for i in 0..<6 { CHANGE; print(i, k[i]) } }\n"
      + "changePLACE(&TARGET, [1, 2, 3])",
  ]

  private static let targets = ["team", "holder.team", "teams[1]", "pairOfTeams.1"]

  @Test func changesOfWhatIsGivenInPlace() throws {
    let notebook = try Self.declared()
    notebook.value(
      """
      final class Holder { var team = Team() }
      var team = Team(), holder = Holder(), teams = [Team(), Team()], pairOfTeams = (Team(), Team())
      func resetTeams() { team = Team(); holder = Holder(); teams = [Team(), Team()]; pairOfTeams = (Team(), Team()) }
      func teamStates() -> String {
        [team, holder.team, teams[0], teams[1], pairOfTeams.0, pairOfTeams.1].map(state).joined(separator: "; ")
      }
      """)
    for (index, change) in Self.ownChanges.enumerated() {
      for turn in 0..<2 {
        let name = "\(index)_\(turn)"
        let cell = Self.ownPlaces[(index * 2 + turn) % Self.ownPlaces.count]
          .replacingOccurrences(of: "CHANGE", with: change)
          .replacingOccurrences(
            of: "SELF",
            with: change.replacing(#/\bv(?=[.\[ ])/#, with: "self")
              .replacingOccurrences(of: "= v;", with: "= self;")
          )
          .replacingOccurrences(of: "TARGET", with: Self.targets[(index + turn * 3) % Self.targets.count])
        var seen: [String] = []
        for (number, optimization) in [CellRequest.Optimization.off, .on].enumerated() {
          notebook.value("resetTeams()")
          let text = cell.replacingOccurrences(of: "PLACE", with: "\(name)_\(number)")
          let output = notebook.run(text, optimization: optimization)
          #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
          seen.append(output.stdout + (notebook.value("teamStates()") ?? ""))
        }
        #expect(seen.first == seen.last, "\(cell)")
      }
    }
  }

  /// Objects that a function reaches by its own names.
  @Test(arguments: [
    "func f(_ t: Tally, _ k: [Int]) { for i in 0..<6 { t.n += 1; t.list[i] = k[i] } }\nf(tally, [1, 2, 3])",
    "func f(_ k: [Int]) { let t = tally; for i in 0..<6 { t.n = i; m += k[i]; t.n = 9 } }\nf([1, 2, 3])",
    "func f(_ k: [Int]) { var l: Link? = links, i = 0\n"
      + "while let at = l { at.n += k[i]; l = at.next; i += 1 } }\nf([1, 2])",
    "extension Tally { func g(_ k: [Int]) { for i in 0..<6 { n += 1; list[i] = n; later = [k[i]] } } }\ntally.g([1, 2, 3])",
    "func f(_ p: inout Phase, _ k: [Int]) {\n"
      + "for i in 0..<6 { p = .on(i); p = .named(\"long text of \\(k[i])\") } }\nf(&phase, [1, 2, 3])",
    "extension Phase { mutating func next(_ k: [Int]) {\n"
      + "self = .on(k[0]); self = .named(\"long text of \\(k[3])\") } }\nphase.next([1, 2, 3])",
    "swap(&list, &grown); list.append(7); grown.append(8); grown[77] = 0",
    "func f(_ a: UnsafeMutableBufferPointer<Int>, _ k: [Int]) { for i in 0..<6 { a[i] = 8; _ = k[i] } }\n"
      + "list.withUnsafeMutableBufferPointer { f($0, [1, 2, 3]) }",
    "list.indices.forEach { list[$0] += 3; _ = few[$0] }",
    "n = list.reduce(into: 0) { sum, x in m += 1; sum += few[m] + x }",
    "let add: (Int) -> Int = { n += 1; return few[$0] }\nlist = (0..<9).map(add)",
    "defer { n = 7 }; for i in 0..<9 { m += 1; n += few[i] }",
    "do { for i in 0..<9 { m += 1; if i == 3 { throw CancellationError() }; n += few[i] } } catch { n += few[m + 3] }",
  ])
  func objectsByOtherNames(cell: String) throws {
    var seen: [String] = []
    for optimization in [CellRequest.Optimization.off, .on] {
      let notebook = try Self.declared()
      notebook.value("let links = Link(Link(Link(Link(nil)))); var phase = Phase.off")
      let output = notebook.run(cell, optimization: optimization)
      #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
      let links =
        "(0..<4).reduce(into: (links, [Int]())) { s, _ in s.1.append(s.0.n); s.0 = s.0.next ?? s.0 }.1"
      seen.append(output.stdout + (notebook.value("state() + \"\\(phase) \\(\(links))\"") ?? ""))
    }
    #expect(seen.first == seen.last, "\(cell)")
  }

  /// What an `inout` argument held before lives until the new value is made, which may trap.
  @Test(arguments: [
    ("func set(_ v: inout Pt, _ i: Int) { v = Pt(k[i]) }\nset(&p, 3)", "p.o.n", "1"),
    ("extension Pt { mutating func renew(_ i: Int) { self = Pt(k[i]) } }\np.renew(3)", "p.o.n", "1"),
    (
      "func set2(_ v: inout Any, _ i: Int) { v = Pt(k[i]) }\nset2(&anything, 3)", "(anything as! Pt).o.n", "1"
    ),
    ("st.push { Obj(k[3]) }", "st.top.n", "1"),
    (
      "func two<T>(_ a: inout T, _ b: inout T, _ f: () -> T) { b = a; a = f() }\n"
        + "two(&p.o, &q.o) { Obj(k[3]) }", "(p.o.n, q.o.n)", "(1, 1)"
    ),
    (
      "func mix(_ v: inout [String], _ w: inout [String], _ i: Int) { w = v; v = [\"\\(k[i])\"]; v += w }\n"
        + "mix(&words, &others, 3)", "(words.count, others.count)", "(1, 1)"
    ),
    (
      "func change<T>(_ v: inout T, _ f: (T) -> T) { let old = v; v = f(old); v = f(v) }\n"
        + "extension Big { mutating func go() { for i in 0..<9 { change(&self) { var x = $0; x.a += 1; "
        + "x.o = Obj(k[i]); return x } } } }\nbig.go()", "big.a", "7"
    ),
  ])
  func formerValues(cell: String, expression: String, value: String) throws {
    for optimization in [CellRequest.Optimization.off, .on] {
      let notebook = try Notebook()
      notebook.value(
        """
        final class Obj { var n: Int; init(_ n: Int) { self.n = n }; deinit { n = -77777 } }
        struct Pt { var o: Obj, s: String; init(_ n: Int) { o = Obj(n); s = "a" } }
        struct Stack<T> { var top: T, prev: T?; mutating func push(_ f: () -> T) { prev = top; top = f() } }
        struct Big { var a = 1, o = Obj(1), p = Obj(2), q = Obj(3), s = "t", l = [1], m = [Obj(1)], e: Any = 3 }
        let k = [1, 2, 3]
        var p = Pt(1), q = Pt(2), anything: Any = Pt(1), st = Stack(top: Obj(1), prev: nil), big = Big()
        var words = ["one"], others = ["two", "three"]
        """)
      let output = notebook.run(cell, optimization: optimization)
      #expect(output.error?.name == "Trap", "\(cell): \(output.trace)")
      #expect(notebook.value(expression) == "\"\(value)\"", "\(optimization) \(cell)")
      // What is changed further shows whether something was let go twice.
      let further = "p = Pt(5); st.prev = nil; st.top = Obj(6); big = Big(); words += others; anything = 1"
      #expect(notebook.run(further).error == nil)
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
