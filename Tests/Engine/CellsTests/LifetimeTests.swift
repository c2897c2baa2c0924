import Testing

/// When the value of a variable whose name has been declared again is destroyed.
@Suite(.serialized) struct LifetimeTests {
  let notebook: Notebook
  init() throws {
    notebook = try Notebook()
    notebook.run(
      """
      class Loud { let n: Int; init(_ n: Int) { self.n = n }; deinit { print("free", n) } }
      func keep(_ body: @escaping () -> Int) { kept.append(body) }
      var kept: [() -> Int] = []
      """)
  }

  /// What the cells print, all but the last two of which must not free anything.
  private func freed(_ cells: [String]) -> String {
    var text = ""
    for cell in cells {
      let output = notebook.run(cell)
      #expect(output.error == nil, "\(output.trace)")
      text += output.stdout.replacing("\n", with: ";")
    }
    return text
  }

  @Test(arguments: [
    // (cells, what is printed)
    (["let a = Loud(1)", "let a = 5; print(\"after\")"], "free 1;after;"),
    (["var a: Any = Loud(1)", "a = 2", "var a = \"text\""], "free 1;"),
    (["var a = (Loud(1), [Loud(2)])", "struct a {}"], "free 1;free 2;"),
    (["let a = Loud(1)\na.n", "let b = a", "let a = 2", "let b = 3"], "free 1;"),
    // Closures that do not escape do not keep.
    (["let a = Loud(1)\n[1, 2].map { $0 + a.n }.first!", "let a = 2"], "free 1;"),
    (["let a = Loud(1)\nawait Task.yield()\nlet c = await Task { 3 }.value + a.n", "let a = 2"], "free 1;"),
    (
      ["func g(_ x: Int) async -> Int { x }", "let a = Loud(1)\nlet b = await g(a.n)\nb", "let a = 2"],
      "free 1;"
    ),
    (["let a: Loud\na = Loud(1)", "let a = 2"], "free 1;"),
    (["let a: () -> Int = { [l = Loud(1)] in l.n }", "let a = 2"], "free 1;"),
    (["var a = Loud(1) { didSet { print(\"set\") } }", "a = Loud(2)", "let a = 2"], "free 1;set;free 2;"),
    // A function that is declared again with it.
    (["let a = Loud(1)\nfunc f() -> Int { a.n }", "let a = Loud(2)\nfunc f() -> Int { a.n }"], "free 1;"),
    // What is private to the file, which is the whole notebook.
    (
      ["private let a = Loud(1)", "fileprivate let a = Loud(2)", "print(a.n)", "let a = 3"],
      "free 1;2;free 2;"
    ),
    // A value made from the former one.
    (["let a = Loud(1)", "let a = [a, Loud(2)]", "let a = 0"], "free 1;free 2;"),
  ])
  func released(cells: [String], printed: String) { #expect(freed(cells) == printed) }

  /// Something that is left can still reach the value.
  @Test(arguments: [
    (["let a = Loud(1)\nfunc f() -> Int { a.n }", "let a = 2", "f()"], ""),
    (["let a = Loud(1)", "func f() -> Int { a.n }", "let a = 2", "print(f())"], "1;"),
    (["let a = Loud(1)", "let g = { a.n }", "let a = 2", "print(g())"], "1;"),
    (["private let a = Loud(1)\nfunc f() -> Int { a.n }", "print(f())"], "1;"),
    (["let a = Loud(1)", "keep { a.n }", "let a = 2", "print(kept[0]())"], "1;"),
    (
      ["let a = Loud(1)\nclass C { func m() -> Int { a.n } }", "let c = C()", "let a = 2", "print(c.m())"],
      "1;"
    ),
    (
      ["let a = Loud(1)\nextension Int { var plus: Int { self + a.n } }", "let a = 2", "print(1.plus)"], "2;"
    ),
    (["let a = Loud(1)\nvar b: Int { a.n }", "let a = 2", "print(b)"], "1;"),
    (
      [
        "let a = Loud(1)", "let t = Task { try await Task.sleep(for: .seconds(1)); return a.n }", "let a = 2",
        "print(try await t.value)",
      ], "1;"
    ),
    (["let a = Loud(1)", "func f(_ x: Loud = a) -> Int { x.n }", "let a = 2", "print(f())"], "1;"),
    (
      [
        "let a = Loud(1)\nfunc inner() -> Int { a.n }\nfunc outer() -> Int { inner() }",
        "let a = 2\nfunc inner() {}",
        "print(outer())",
      ], "1;"
    ),
    (["let a = Loud(1)\nlet f: () -> Int = { [1].map { $0 * a.n }[0] }", "let a = 2", "print(f())"], "1;"),
  ])
  func kept(cells: [String], printed: String) { #expect(freed(cells) == printed) }

  @Test func whatWasKeptIsReleasedLater() {
    #expect(freed(["let a = Loud(1)\nfunc f() -> Int { a.n }", "let a = 2", "func f() {}"]) == "free 1;")
  }

  @Test func aCellThatFailsBeforeItsDeclarationReleasesNothing() {
    notebook.run("let a = Loud(1)")
    let output = notebook.run("fatalError()\nlet a = 2")
    #expect(output.stdout == "" && notebook.value("a.n") == "\"1\"")
    #expect(notebook.run("let a = 3\nfatalError()").stdout == "free 1\n")
    #expect(notebook.value("a") == "\"3\"")
  }

  /// A tenth of the measure, which scripts/soak.py takes in full.
  @Test func memoryStaysFlat() throws {
    let size = 25_000_000
    notebook.run("import Foundation")
    let before = try residentBytes()
    for _ in 0..<30 {
      notebook.value("let big = Tensor(ones: [\(size / 4)])\nlet sum = big.sum()\nlet copy = big\ncopy.count")
    }
    // What is left of each cell would be thirty times this size; allocators keep some, more of it where there are many cores.
    #expect(try residentBytes() - before < 10 * size)
  }

  private func residentBytes() throws -> Int {
    let source =
      "Int(try! String(contentsOfFile: \"/proc/self/statm\", encoding: .utf8).split(separator: \" \")[1])! * 4096"
    let text = try #require(notebook.value(source))
    return try #require(Int(text.dropFirst().dropLast()))
  }
}
