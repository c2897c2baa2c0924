import Testing

/// What lies in several cells behaves as it does in one file.
@Suite(.serialized) struct OneFileTests {
  let notebook: Notebook
  init() throws { notebook = try Notebook() }

  // MARK: Conformances

  @Test func conformancesWithMembers() {
    notebook.check(
      [
        "struct P { var x: Int }",
        "extension P: CustomStringConvertible { var description: String { \"P\\(x)\" } }",
        "print(P(x: 1), [P(x: 2)])",
      ], "P1 [P2]")
    notebook.check(
      [
        "struct Temp { var t: Double }",
        "extension Temp: Comparable { static func < (a: Temp, b: Temp) -> Bool { a.t < b.t } }",
        "print([Temp(t: 2), Temp(t: 1)].min()!, Temp(t: 1) == Temp(t: 1))",
      ], "Temp(t: 1.0) true")
    notebook.check(
      [
        "struct Down { let from: Int }\nstruct DownIterator: IteratorProtocol { var n: Int; mutating func next() -> Int? { n -= 1; return n < 0 ? nil : n } }",
        "extension Down: Sequence { func makeIterator() -> DownIterator { DownIterator(n: from) } }",
        "print(Array(Down(from: 3)), Down(from: 4).reduce(0, +))",
      ], "[2, 1, 0] 6")
    notebook.check(
      [
        "protocol Named { var name: String { get } }", "struct Cat {}",
        "extension Cat: Named { var name: String { \"cat\" } }",
        "extension Int: Named { var name: String { \"int \\(self)\" } }",
        "let all: [any Named] = [Cat(), 3]\nprint(all.map(\\.name))",
      ], "[\"cat\", \"int 3\"]")
    notebook.check(
      [
        "struct Box<T> { var value: T }", "extension Box: Equatable where T: Equatable {}",
        "extension Box: Hashable where T: Hashable {}",
        "print(Box(value: 1) == Box(value: 1), Set([Box(value: \"a\"), Box(value: \"a\")]).count)",
      ], "true 1")
  }

  @Test func synthesisedConformances() {
    notebook.check(
      [
        "struct P { var x = 1; let y: String; var z: Int? }", "extension P: Hashable {}",
        "extension P: Codable {}",
        "import Foundation",
        """
        let p = P(x: 2, y: "k", z: nil)
        let data = try JSONEncoder().encode(p)
        let again = try JSONDecoder().decode(P.self, from: data)
        print(p == again, Set([p, again]).count, p == P(x: 3, y: "k"))
        """,
      ], "true 1 false")
    notebook.check(
      [
        "import Foundation\nenum E { case a, b(Int, s: String), c(Double) }",
        "extension E: Hashable {}\nextension E: Codable {}",
        """
        let all: [E] = [.a, .b(1, s: "x"), .c(0.5)]
        let coder = JSONEncoder(); coder.outputFormatting = .sortedKeys
        print(String(decoding: try coder.encode(all), as: UTF8.self))
        print(try JSONDecoder().decode([E].self, from: coder.encode(all)) == all, Set(all + all).count)
        """,
      ], "[{\"a\":{}},{\"b\":{\"_0\":1,\"s\":\"x\"}},{\"c\":{\"_0\":0.5}}]\ntrue 3")
    notebook.check(
      [
        "enum Size { case small, large }", "extension Size: Comparable {}\nextension Size: CaseIterable {}",
        "print(Size.allCases.max()!, Size.small < .large)",
      ], "large true")
    notebook.check(
      [
        "struct Id: Identifiable { var id: Int }", "extension Id: Equatable {}",
        "print(Id(id: 1) == Id(id: 1))",
      ], "true")
  }

  // MARK: Operators

  @Test func operators() {
    notebook.check(
      [
        "struct V { var x: Int; static func + (a: V, b: V) -> V { V(x: a.x + b.x) }\n static prefix func - (a: V) -> V { V(x: -a.x) } }",
        "print(V(x: 1) + V(x: 2), -V(x: 1), [V(x: 1), V(x: 5)].reduce(V(x: 0), +).x)",
      ], "V(x: 3) V(x: -1) 6")
    notebook.check(
      [
        "struct W { var x: Int }",
        "extension W { static func += (a: inout W, b: W) { a.x += b.x }\nstatic func * (a: W, b: Int) -> W { W(x: a.x * b) }\nstatic func == (a: W, b: W) -> Bool { a.x == b.x } }",
        "var w = W(x: 1); w += W(x: 4); print(w, w * 2, w == W(x: 5))",
      ], "W(x: 5) W(x: 10) true")
    notebook.check(
      [
        "precedencegroup Power { higherThan: MultiplicationPrecedence associativity: right }",
        "infix operator ***: Power",
        "func *** (a: Int, b: Int) -> Int { (0..<b).reduce(1) { r, _ in r * a } }",
        "print(2 * 2 *** 3 *** 2)",
        "func *** (base: Int, exponent: Int) -> Int { 7 }", "print(2 *** 3)",
      ], "1024\n7")
    notebook.check(
      [
        "infix operator **: MultiplicationPrecedence\nfunc ** (a: Double, b: Int) -> Double { (0..<b).reduce(1) { r, _ in r * a } }\nfunc half(_ x: Double) -> Double { x / 2 }",
        "print(2.0 ** 3)", "func half(_ x: Double) -> Double { x * 0.25 }", "print(half(4), 2.0 ** 2)",
        "func ** (a: Double, b: Int) -> Double { 1 }", "print(half(4), 2.0 ** 2)",
      ], "8.0\n1.0 4.0\n1.0 1.0")
    notebook.check(
      [
        "struct R { var low: Int }\nfunc ~= (r: R, n: Int) -> Bool { n >= r.low }",
        "switch 5 { case R(low: 3): print(\"in\"); default: print(\"out\") }",
      ], "in")
  }

  // MARK: Access

  @Test func privateMembers() {
    notebook.check(
      [
        "class Account { private var balance = 1; private(set) var count = 2; private func secret() -> Int { balance } }",
        "extension Account { func add() { balance += 1; count += 1 }; var all: Int { secret() + balance } }",
        "let a = Account(); a.add(); print(a.all, a.count)",
      ], "4 3")
    notebook.check(
      ["private let top = 1", "fileprivate func f() -> Int { top + 1 }", "print(top, f())"], "1 2")
    notebook.check(["struct F { fileprivate var x = 1 }", "print(F().x)"], "1")
  }

  @Test func privateMembersMisused() {
    _ = notebook.run(
      "class A { private var b = 1; private(set) var n = 2; init() {} }\nstruct S { private init() {} }")
    for cell in [
      "A().b", "let a = A(); a.n = 3", "S()", "class B: A { func f() -> Int { b } }",
      "func g(_ a: A) -> Int { a.b }",
    ] {
      #expect(notebook.run(cell).error?.value.contains("inaccessible") == true, "\(cell)")
    }
    #expect(
      notebook.run("class C { private var z = 1 }\nC().z").error?.value.contains("inaccessible") == true)
    #expect(notebook.run("print(A().n)").stdout == "2\n")
  }

  // MARK: Variables

  @Test func declaredNowGivenLater() {
    notebook.check(["var name: String", "name = \"x\"", "print(name)"], "x")
    notebook.check(["let k: Int, m: [Int]", "k = 4", "m = [k]", "print(k, m)"], "4 [4]")
    #expect(
      notebook.run("var late: Int").error == nil
        && notebook.run("print(late)").error?.value.contains("used before being initialized") == true)
    notebook.check(["late = 3", "late += 1; print(late)"], "4")
  }

  /// A cell may give a value on some ways only, as in one file; a later one gives it for good.
  @Test(arguments: [
    ("for i in 0..<2 { v = i; print(v) }", "0\n1"), ("if Bool(true) { v = 3; print(v) }", "3"),
    ("while true { v = 4; print(v); break }", "4"), ("repeat { v = 5 } while v < 5\nprint(v)", "5"),
    ("do { v = try Optional(6).map { $0 } ?? 0; print(v) } catch {}", "6"),
    ("switch 7 { case 7: v = 7; print(v); default: break }", "7"),
    ("guard Bool(true) else { fatalError() }\nif Bool(false) { v = 1 }", ""),
  ])
  func givenOnSomeWays(cell: String, printed: String) {
    notebook.check(
      ["var v: Int", "print(1)", cell, "v = 8", "print(v)"],
      ["1", printed, "8"]
        .filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  @Test func aNewVariableMadeOfTheOld() {
    notebook.check(["let xs = [1, 2]", "let xs = xs.map { xs in xs * 2 }\nprint(xs)"], "[2, 4]")
    notebook.check(
      [
        "let total = 5",
        "if let total = Optional(total) { print(total) }\nlet total = total + 1\nprint(total)",
      ], "5\n6")
    notebook.check(
      ["let o: Int? = 3", "if let o { print(o) }\nlet o = o.map { $0 + 1 }\nprint(o ?? 0)"], "3\n4")
    notebook.check(
      ["let n = 2", "let n = [1, 2].map { x -> Int in let n = x * n; return n }\nprint(n)"], "[2, 4]")
    notebook.check(
      [
        "let e = 1",
        "switch e { case let e where e > 0: print(e); default: break }\nfor e in [e] { print(e) }\nlet e = 7\nprint(e)",
      ],
      "1\n1\n7")
  }

  // MARK: Types

  @Test func classesOverThreeCells() {
    notebook.check(
      [
        "class A { func f() -> String { \"A\" }; var v: String { \"va\" } }",
        "class B: A { override func f() -> String { \"B\" }\noverride var v: String { \"vb\" } }",
        "class C: B {}",
        "class D: C { override func f() -> String { \"D\" + super.f() } }",
        "let a: A = C(), d: A = D()\nprint(a.f(), a.v, d.f(), d.v)",
      ], "B vb DB vb")
  }

  @Test func conditionalCompilation() {
    notebook.check(
      [
        "#if os(Linux)\nimport Foundation\nlet system = \"linux\"\nstruct Q { var x = 1 }\n#else\nlet system = \"other\"\n#endif",
        "#if DEBUG\nfunc which() -> Int { 1 }\n#else\nfunc which() -> Int { 2 }\nextension Q { var y: Int { x + 1 } }\n#endif",
        "print(system, which(), Q().y)", "#if swift(>=5)\nlet system = 3\n#endif", "print(system)",
      ], "linux 2 2\n3")
  }

  // MARK: Functions by meaning

  @Test func functionsOfOneMeaning() {
    let pairs = [
      ("_ x: [String:Int]", "_ x: [String: Int]", "[\"a\": 1]"), ("_ x: [Int]", "_ y: Array<Int>", "[1]"),
      ("_ x: Int?", "_ x: Optional<Int>", "nil"), ("_ x: (Int) -> Void", "_ x: (_ n: Int) -> ()", "{ _ in }"),
      ("_ x: Swift.Int", "_ x: Int = 3", "1"),
    ]
    for (first, second, argument) in pairs {
      notebook.check(
        [
          "func f(\(first)) -> String { \"old\" }", "func f(\(second)) -> String { \"new\" }",
          "print(f(\(argument)))",
        ], "new")
    }
    let generics = [
      ("<T>(_ x: T) -> String", "<U>(_ x: U) -> String"),
      ("<T: Comparable>(_ x: T) -> String", "<T>(_ x: T) -> String where T: Comparable"),
      ("(_ x: some Comparable) -> String", "<T: Comparable>(_ x: T) -> String"),
    ]
    for (first, second) in generics {
      notebook.check(["func g\(first) { \"old\" }", "func g\(second) { \"new\" }", "print(g(1))"], "new")
    }
    notebook.check(
      [
        "typealias Number = Int", "func h(_ x: Number) -> String { \"old\" }",
        "func h(_ x: Int) -> String { \"new\" }", "print(h(1))",
      ],
      "new")
    notebook.check(
      [
        "func v(_ x: Int...) -> String { \"many\" }", "func v(_ x: Int) -> String { \"one\" }",
        "print(v(1), v(1, 2))",
      ],
      "one many")
  }

  @Test func resultsAloneTellFunctionsApart() {
    notebook.check(
      [
        "func parse(_ s: String) -> Int { s.count }", "func parse(_ s: String) -> String { s + s }",
        "print(parse(\"ab\"))",
        "let n: Int = parse(\"ab\")\nprint(n)",
      ], "abab\n2")
  }

  /// What is left of an extension calls what is new of it.
  @Test func extensionsDeclaredAgainInPart() {
    notebook.check(
      [
        "protocol G {}\nstruct S: G {}\nextension G { func name() -> String { \"old\" }\nfunc twice() -> String { name() + name() } }",
        "extension G { func name() -> String { \"new\" } }", "print([S().name(), S().twice()])",
      ], "[\"new\", \"newnew\"]")
    notebook.check(
      [
        "struct N { var x = 1 }",
        "extension N { var y: Int { x + 1 }\nvar z: Int { y * 10 }\nfunc f() -> Int { z } }",
        "extension N { var y: Int { x + 2 } }", "print(N().y, N().z, N().f())",
      ], "3 30 30")
  }
}
