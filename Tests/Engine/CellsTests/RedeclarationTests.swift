import Testing

@Suite(.serialized) struct RedeclarationTests {
  let notebook: Notebook
  init() throws { notebook = try Notebook() }

  @Test func variablesOfAnotherType() {
    notebook.value("var x = 1")
    notebook.value("let x = \"text\"")
    #expect(notebook.value("x.count") == "\"4\"")
    notebook.value("struct x { static let y = 5 }")
    #expect(notebook.value("x.y") == "\"5\"")
  }

  @Test func aVariableFromItsFormerValue() {
    notebook.value("let x = 3")
    #expect(notebook.value("let x = [x, x].map { $0 + 1 }\nx") == "\"[4, 4]\"")
    #expect(notebook.value("print(x.count); let x = x.count; let y = x\ny") == "\"2\"")
  }

  @Test func typesAndTheirExtensions() {
    notebook.value("struct P { var x = 1 }\nlet old = P()")
    notebook.value("extension P { var twice: Int { 2 * x } }")
    notebook.value("struct P { var y = 7 }")
    notebook.value("extension P { var twice: Int { 20 * y } }")
    #expect(notebook.value("P().twice") == "\"140\"")
    #expect(notebook.value("old.x") == "\"1\"", "a value of the former type stays usable")
  }

  @Test func functionsReplacedAndOverloaded() {
    notebook.value("func f(_ a: Int) -> String { \"int\" }")
    notebook.value("func f(_ a: String) -> String { \"string\" }")
    #expect(notebook.value("f(1) + f(\"a\")") == #""\"intstring\"""#)
    notebook.value("func f(_ a: Int) -> Double { 0.5 }\nf(1)")
    #expect(notebook.value("f(1)") == "\"0.5\"")
    #expect(notebook.value("f(\"a\")") == #""\"string\"""#)
  }

  /// Those of one cell cannot be imported apart: what is left is compiled along with the new one.
  @Test func oneOfSeveralOverloadsReplaced() {
    notebook.value("func g(_ a: Int) -> String { \"int\" }\nfunc g(_ a: String) -> String { \"string\" }")
    #expect(notebook.value("func g(_ a: Int) -> String { \"new\" }\ng(1) + g(\"x\")") == #""\"newstring\"""#)
    #expect(notebook.value("g(2) + g(\"y\")") == #""\"newstring\"""#)
    notebook.value("func g(_ a: String) -> String { \"newer\" }\nfunc g(_ a: Bool) -> String { \"bool\" }")
    #expect(notebook.value("g(2) + g(\"y\") + g(true)") == #""\"newnewerbool\"""#)
    notebook.value("func g(_ a: Bool) -> String { \"b\" }")
    #expect(notebook.value("g(2) + g(\"y\") + g(true)") == #""\"newnewerb\"""#)
  }

  @Test func libraryNamesShadowed() {
    notebook.value("import Foundation")
    notebook.value("struct Data { var mine = true }\nlet display = 5")
    #expect(notebook.value("Data().mine") == "\"true\"")
    #expect(notebook.value("display") == "\"5\"")
  }

  @Test func aCellRunAgain() {
    let cell =
      "struct Q { var n = 1 }\nextension Q: CustomStringConvertible { var description: String { \"Q\" } }\nlet q = Q()\nq"
    for _ in 0..<3 { #expect(notebook.value(cell) == "\"Q\"") }
  }

  @Test func earlierFunctionsKeepWhatTheyWereCompiledAgainst() {
    notebook.value("let base = 1\nfunc plus() -> Int { base + 1 }")
    notebook.value("let base = 100")
    #expect(notebook.value("plus()") == "\"2\"")
  }
}
