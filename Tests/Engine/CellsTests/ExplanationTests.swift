import Foundation
import Testing

/// What messages of the compiler say beyond the compiler's own words.
@Suite(.serialized) struct ExplanationTests {
  static let notebook = Result { try Notebook() }

  /// The corrected line is part of the message.
  @Test(arguments: [
    ("func t1() throws -> Int { 1 }\nlet t2 = 1 + t1()", "let t2 = 1 + try t1()"),
    ("func t3() throws -> Int { 1 }\nlet t4 = \"ü\"; t3()", "let t4 = \"ü\"; try t3()"),
    ("func t5() throws -> Int { 1 }\nt5()", "\ntry t5()"),
    ("func w1() async -> Int { 1 }\nlet w2 = 1 + w1()", "let w2 = await 1 + w1()"),
    ("func w3() async throws -> Int { 1 }\nlet w4 = try w3()", "let w4 = try await w3()"),
    (
      "class S1 { var x = 1; func m(_ f: @escaping () -> Int) {}\n  func n() { m { x } } }",
      "  func n() { m { self.x } } }"
    ),
    ("func l1(units: Int) {}\nl1(3)", "\nl1(units: 3)"),
    ("func l2(_ units: Int) {}\nl2(units: 3)", "corrected:\nl2(3)"),
    ("func l3(batchSize: Int) {}\nl3(batch_size: 3)", "corrected:\nl3(batchSize: 3)"),
    ("let c1 = 1\nc1 = 2", "\nvar c1 = 1"),
    ("let o1: String? = nil\no1.count", "\no1?.count"),
  ])
  func corrections(source: String, line: String) throws {
    let trace = try Self.notebook.get().run(source).trace
    #expect(trace.contains(line), "\(trace)")
  }

  /// What is done about it, and no second error of the same cause.
  @Test(arguments: [
    ("var total = 0\ntotal += 2.5", "var total = 0.0"), ("let number: Int = \"5\"", "Int(text)"),
    ("let text = \"abc\"\ntext[0]", "Array(text)[0]"),
    ("let m1 = np.ones([3])\nm1[m1 > 2 & m1 < 5]", "(x > 2) & (x < 5)"),
    ("let m2 = np.ones([3])\nm2[0] = 5", "var m2"), ("let d1 = {\"a\": 1, \"b\": 2}", "[\"a\": 1, \"b\": 2]"),
    ("print({1: 2})", "[\"a\": 1"), ("for i in 5 { print(i) }", "0..<5"),
    ("throw \"oops\"", "ValueError"), ("\"a\" * 3", "String(repeating"), ("[0] * 3", "Array(repeating"),
    ("sorted([\"b\": 1])", "keys.sorted()"), ("var age: Int\nprint(age)", "before being initialized"),
    (
      "let s1 = missing[.all, 0]\nlet s2 = s1[.all, 1]\nprint(s2.nothing, [s1].mean)", "cannot find 'missing'"
    ),
    ("let r1 = np.ones([2]).nothing\nprint(r1[.all], [r1] as [Int])", "has no member 'nothing'"),
    ("func u1(_ x: some Numeric) {}\nlet u2 = u1", "{ f($0, $1) }"),
    ("class C1: Layer { override func getConfig() -> Int { 1 } }", "getConfig"),
    ("sns.heatmap([1])", "plt.imshow"), ("random.choice([1, 2])", "np.random.choice"),
    ("let input = Input(shape: [4])", "layers.Input"),
  ])
  func advice(source: String, text: String) throws {
    let trace = try Self.notebook.get().run("import Lectern\n" + source).trace
    #expect(trace.contains(text), "\(trace)")
    #expect(!trace.contains("corrected:"), "\(trace)")
    #expect(trace.components(separatedBy: "error:").count == 2, "\(trace)")
  }

  /// Placeholders are nothing to copy.
  @Test func noPlaceholders() throws {
    let trace = try Self.notebook.get().run("func p1(_ a: Int, b: Int) {}\np1(b: 1)").trace
    #expect(trace.contains("missing argument"), "\(trace)")
    #expect(!trace.contains("<#"), "\(trace)")
  }

  /// Names in Python's spelling, and slips of the fingers; of members, labels, functions and types,
  /// of whatever library.
  @Test(arguments: [
    ("[1, 2].remove_last()", "removeLast"),
    ("var m1 = [1]; m1.appendd(2)", "append"),
    ("\"a\".lower_cased()", "lowercased"),
    ("let batchSize = 1\nbatch_size + 1", "batchSize"),
    ("struct MyType { static var someValue = 1 }\nMyType.some_value", "someValue"),
    ("struct MyOther {}\nMy_Other()", "MyOther"),
    ("func f1(maxValue: Int, _ n: Int...) {}\nf1(max_value: 1, 2)", "maxValue"),
    (
      "func f2(maxValue: Int) {}\nfunc f2(minValue: Int, b: Int) {}\nf2(max_value: 1)", "maxValue"
    ),
  ])
  func spelling(source: String, name: String) throws {
    let trace = try Self.notebook.get().run(source).trace
    #expect(
      trace.contains("did you mean '\(name)'?") || trace.contains("did you mean '\(name):'?")
        || trace.contains("expected '\(name):"), "\(trace)")
  }

  /// A variable that is not there yet is not its type.
  @Test func variablesAreNotTypes() throws {
    let notebook = try Self.notebook.get()
    notebook.run("struct Encoder { init(_ n: Int = 0) {} }")
    #expect(!notebook.run("encoder.fit(1)").trace.contains("did you mean"))
    #expect(notebook.run("encoder(1)").trace.contains("did you mean 'Encoder'?"))
  }

  /// What a declaration uses may stand further down; in a notebook that is another cell.
  @Test(arguments: [
    ("class Tenant { var home: Apartment? }", "Apartment"), ("func rent() { pay(5) }", "pay"),
    ("extension Int { var doubledUp: Int { doubling(self) } }", "doubling"),
  ])
  func namesOfLaterCells(source: String, name: String) throws {
    let notebook = try Self.notebook.get()
    let trace = notebook.run(source).trace
    let note = "if a later one declares '\(name)', put both into one cell"
    #expect(trace.components(separatedBy: note).count == 2, "\(trace)")
    #expect(!notebook.run("\(name)2(5)").trace.contains("put both into one cell"))
  }

  @Test func namesOfFailedCells() throws {
    let notebook = try Notebook()
    notebook.run("let lost = \"a\" + 1")
    notebook.run("struct Gone { let x: Missing }")
    notebook.run("let early = 1\nlet none = [1][[1, 2].count]\nfunc late() -> Int { none }")
    #expect(notebook.run("lost").trace.contains("In[1] failed, so 'lost' is not there"))
    #expect(notebook.run("Gone()").trace.contains("In[2] failed, so 'Gone' is not there"))
    #expect(notebook.run("none").trace.contains("In[3] failed, so 'none' is not there"))
    #expect(notebook.run("late()").trace.contains("In[3] failed, so 'late' is not there"))
    #expect(notebook.value("early") == "\"1\"")
    notebook.value("let lost = 3")
    #expect(notebook.value("lost") == "\"3\"")
    #expect(!notebook.run("nowhere").trace.contains("failed"))
  }

  /// Two types of one name are told apart by their cells, others just named.
  @Test func typesOfOneName() throws {
    let notebook = try Notebook()
    notebook.value("struct P {}\nfunc take(_ p: P) {}\nfunc takeAll(_ p: [P]) {}")
    notebook.value("struct P {}")
    let trace = notebook.run("take(P())").trace
    #expect(
      trace.contains("type 'P' of In[2] to expected argument type 'P' of In[1]"), "\(trace)")
    let nested = notebook.run("let ps = [P()]\ntakeAll(ps)").trace
    #expect(nested.contains("'[P]' ('P' of In[2])"), "\(nested)")
    #expect(nested.contains("'[P]' ('P' of In[1])"), "\(nested)")
    let plain = notebook.run("let n: Int = P()").trace
    #expect(plain.contains("type 'P' to specified type 'Int'"), "\(plain)")
  }

  /// What the compiler gives up comes last, and soon.
  @Test func tooMuchForTheCompiler() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run(
      """
      let e1 = 1, e2 = 2.0, e3: Float = 3
      let e4 = -e1 + e2 * 2 - e3 / 3 + (e1 * 2) - -e2 + 5 * e1 - e3 + [1, 2, 3].map { $0 * 2 + 1 - 3 }.reduce(0, +) - e1 * e2
      print(fpr, e4)
      """)
    #expect(output.error?.value.contains("3:7: cannot find 'fpr' in scope") == true, "\(output.trace)")
    #expect(output.trace.contains("in reasonable time"), "\(output.trace)")
  }
}
