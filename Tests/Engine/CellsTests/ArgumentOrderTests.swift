import Foundation
import Testing

/// Named arguments in any order.
@Suite(.serialized) struct ArgumentOrderTests {
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value(declarations)
    return notebook
  }

  /// One of each kind of thing that is called.
  private static let declarations = """
    func free(_ a: Int, b: Int = 2, c: String = "c", d: Double...) -> String { "\\(a) \\(b) \\(c) \\(d)" }
    func named(a: Int, b: Int, c: Int) -> String { "\\(a) \\(b) \\(c)" }
    func over(a: Int, b: Int) -> String { "ints \\(a) \\(b)" }
    func over(b: String, a: String) -> String { "texts \\(b) \\(a)" }
    func over(a: Double, c: Double) -> String { "doubles \\(a) \\(c)" }
    func generic<T, U>(x: T, y: U) -> String { "\\(x) \\(y)" }
    func closing(a: Int, b: Int, _ body: () -> Int) -> String { "\\(a) \\(b) \\(body())" }
    func throwing(a: Int, b: Int) throws -> String { "\\(a) \\(b)" }
    func waiting(a: Int, b: Int) async -> String { "\\(a) \\(b)" }
    func change(by step: Int, value: inout Int) { value += step }
    func shapes(of sizes: (Int, Int), names: [String: (Int, String)], then: (Int, Int) -> Int) -> String {
      "\\(sizes) \\(names.count) \\(then(2, 3))"
    }
    struct Point {
      var x = 0, y = 0
      func moved(dx: Int, dy: Int) -> String { "\\(x + dx) \\(y + dy)" }
      static func make(x: Int, y: Int) -> Point { Point(x: x, y: y) }
      subscript(row row: Int, column column: Int) -> String { "\\(row) \\(column)" }
      func callAsFunction(one: Int, two: Int) -> String { "\\(one) \\(two)" }
    }
    class Animal { let name: String, legs: Int; init(name: String, legs: Int) { self.name = name; self.legs = legs } }
    enum Shape { case box(width: Int, height: Int) }
    @propertyWrapper struct Clamped {
      var wrappedValue: Int
      init(wrappedValue: Int, from low: Int, to high: Int) { self.wrappedValue = min(max(wrappedValue, low), high) }
    }
    let origin = Point(x: 1, y: 1)
    """

  /// A cell in an order of its own, and what comes of it.
  @Test(arguments: [
    ("free(1, c: \"x\", b: 3)", "1 3 x []"),
    ("free(1, d: 1, 2, c: \"x\", b: 3)", "1 3 x [1.0, 2.0]"),
    ("free(c: \"x\", 1)", "1 2 x []"),
    ("named(c: 3, b: 2, a: 1)", "1 2 3"),
    ("named(b: 2, c: 3, a: 1)", "1 2 3"),
    ("named(c: 3, a: 1, b: 2)", "1 2 3"),
    ("over(b: 2, a: 1)", "ints 1 2"),
    ("over(a: \"a\", b: \"b\")", "texts b a"),
    ("over(c: 2.5, a: 1.5)", "doubles 1.5 2.5"),
    ("generic(y: [1], x: \"a\")", "a [1]"),
    ("closing(b: 2, a: 1) { 3 }", "1 2 3"),
    ("try throwing(b: 2, a: 1)", "1 2"),
    ("await waiting(b: 2, a: 1)", "1 2"),
    ("var n = 1; change(value: &n, by: 4); String(n)", "5"),
    (
      "shapes(names: [\"k\": (1, \"v\")], then: { a, b in a * b }, of: (1, 2))", "(1, 2) 1 6"
    ),
    ("Point(y: 2, x: 1).moved(dy: 20, dx: 10)", "11 22"),
    ("origin.moved(dy: 1, dx: 2)", "3 2"),
    ("let p: Point = .make(y: 2, x: 1); p.moved(dx: 0, dy: 0)", "1 2"),
    ("let p = Point.init(y: 2, x: 1); p.moved(dy: 0, dx: 0)", "1 2"),
    ("origin[column: 2, row: 1]", "1 2"),
    ("origin(two: 2, one: 1)", "1 2"),
    ("Animal(legs: 4, name: \"cat\").name", "cat"),
    ("String(describing: Shape.box(height: 2, width: 1))", "box(width: 1, height: 2)"),
    ("named(c: 3, b: Int(named(c: 1, b: 1, a: 1).prefix(1))!, a: 1)", "1 1 3"),
    ("[named(b: 2, a: 1, c: 3), over(b: 2, a: 1)].joined(separator: \",\")", "1 2 3,ints 1 2"),
    ("[1].map { x in named(c: x, b: x, a: 7) }[0]", "7 1 1"),
    ("free(0, c: \"ü😀\", b: Int(named(c: 3, b: 2, a: 1).suffix(1))!)", "0 3 ü😀 []"),
    ("/* ü */ named(c: 3, /* between */ b: 2, a: 1)", "1 2 3"),
    ("named(\n  c: 3,  // the last\n  a: 1,  // the first\n  b: 2\n)", "1 2 3"),
    ("\"\\(named(c: 3, b: 2, a: 1))!\"", "1 2 3!"),
    ("class Cat: Animal { init() { super.init(legs: 4, name: \"Tom\") } }; Cat().name", "Tom"),
    ("struct Held { @Clamped(to: 5, from: 1) var n = 9 }; String(Held().n)", "5"),
    ("func twice() -> String { named(c: 3, b: 2, a: 1) + over(b: 2, a: 1) }; twice()", "1 2 3ints 1 2"),
    ("let q = Point(y: 5, x: 6)\nlet moved = q.moved(dy: 1, dx: 1)\nmoved", "7 6"),
    ("\"a,b\".split(maxSplits: 1, separator: \",\").joined(separator: \"-\")", "a-b"),
    ("print(separator: \"\", 1, 2); \"\"", ""),
    ("String(format: \"%d\", arguments: [1])", "1"),
  ])
  func anyOrder(source: String, result: String) throws {
    let notebook = try Self.notebook.get()
    #expect(notebook.text(source) == result)
  }

  /// Arguments are evaluated in the order of the declaration.
  @Test func evaluation() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run(
      "func say(_ n: Int) -> Int { print(n); return n }\nnamed(c: say(3), a: say(1), b: say(2));")
    #expect(output.stdout == "1\n2\n3\n", "\(output.trace)")
  }

  /// Places in messages are those of the cell as it is written, also in arguments that have changed
  /// their lines.
  @Test(arguments: [
    ("named(b: 2, a: 1, c: \"x\")", "1:22", "cannot convert value of type 'String'"),
    ("named(b: \"é\", a: 1, c: 3)", "1:10", "cannot convert value of type 'String'"),
    ("named(\n  c: missing1,\n  a: 1,\n  b: 2)", "2:6", "cannot find 'missing1'"),
    ("named(c: 3, b: 2, a: 1)\nlet s: String = 5", "2:17", "cannot convert value of type 'Int'"),
    ("named(c: 3, b: named(c: 1, b: 2, a: 3), a: 1)", "1:16", "cannot convert value of type 'String'"),
  ])
  func places(source: String, place: String, message: String) throws {
    let error = try Self.notebook.get().run(source).error
    #expect(error?.value.contains("]:\(place): \(message)") == true, "\(error?.value ?? "no error")")
  }

  /// The first of two parameters without labels gets nothing: the compiler would take the second's
  /// value for it.
  @Test(arguments: ["np.random.uniform(high: -5)", "np.random.normal(standardDeviation: 0.1)"])
  func aGapIsNotClosed(source: String) throws {
    let trace = try Self.notebook.get().run(source).trace
    #expect(trace.contains("write the values before it too") || trace.contains("'low'"), "\(trace)")
    #expect(!trace.contains("corrected"), "\(trace)")
  }

  /// The compiler's corrections of labels go by places alone; a line to be copied does not.
  @Test(arguments: [
    ("named(nowhere, c: 1, b: 2)", ""), ("named(a: nowhere, c: 1, b: 2)", ""),
    ("named(a_: 1, b: 2, c: 3)", "named(a: 1, b: 2, c: 3)"),
    ("named(1, b: 2, c: 3)", "named(a: 1, b: 2, c: 3)"),
    ("named(x: 1, y: 2, z: 3)", ""),
  ])
  func correctedLabels(source: String, line: String) throws {
    let trace = try Self.notebook.get().run(source).trace
    #expect(line.isEmpty ? !trace.contains("corrected") : trace.contains(line), "\(trace)")
  }

  /// Calls that are right as they stand stay so, beside one in another order and within it.
  @Test(arguments: [
    "Tensor([[0.5]], dtype: .float64)", "Tensor(0.5, dtype: .float64)", "Tensor(zeros: [2], dtype: .float64)",
    "Tensor([Tensor(1.0), Tensor(2.0)])", "Tensor(arange: 0, 3, step: 1)",
    "Tensor(Tensor([1.5]), dtype: .float64)",
    "np.linspace(0, 1, 5)", "np.array([1, 2], dtype: .float64)",
    "np.random.uniform(low: 0, high: 0, size: 2)",
    "np.pad(np.array([1.0, 2.0]), [(1, 1)], mode: \"edge\")", "np.full([2], 7.0)",
  ])
  func rightCallsStay(call: String) throws {
    let notebook = try Self.notebook.get()
    let expected = notebook.run("\(call)").result
    #expect(expected != nil)
    #expect(notebook.run("named(b: 2, a: 1, c: 3)\n\(call)").result == expected)
    #expect(
      notebook.run("func pass<T>(x: Int, value: T) -> T { value }\npass(value: \(call), x: 1)").result
        == expected)
  }

  /// What one call means may be known only when others have been put in order.
  @Test func aChainOfCalls() throws {
    let calls = (1...9).map { "let c\($0) = generic(y: c\($0 - 1), x: \($0))" }.joined(separator: "\n")
    let output = try Self.notebook.get().run("let c0 = 0\n\(calls)\nc9.count")
    #expect(output.result == "\"\("9 8 7 6 5 4 3 2 1 0".count)\"", "\(output.trace)")
  }

  @Test func trapInAMovedArgument() throws {
    let trace = try Self.notebook.get().run(
      "named(\n  c: [1, 2].count,\n  b: [Int]()[[1].count],\n  a: 1\n)"
    ).trace
    #expect(trace.contains("---> 3 "), "\(trace)")
  }

  /// A message about something else than the order stays what it was.
  @Test(arguments: [
    ("named(a: 1, b: 2)", "missing argument for parameter 'c' in call"),
    ("named(a: 1, b: 2, c: 3, d: 4)", "extra argument 'd' in call"),
    ("closing(1, b: 2) { 3 }", "expected 'a:b:_:'"),
    ("over(1, 2)", "missing argument labels 'a:b:' in call"),
  ])
  func others(source: String, message: String) throws {
    let output = try Self.notebook.get().run(source)
    #expect(output.trace.contains(message), "\(output.trace)")
  }
}
