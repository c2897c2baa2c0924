import Foundation
import Notebooks
import Testing

@Suite("Parameters")
struct ParameterTests {
  @Test(
    "values become Swift literals",
    arguments: [
      ("a=1", "1"), ("a=-2.5e3", "-2.5e3"), ("a=True", "true"), ("a=false", "false"), ("a=text", "\"text\""),
      ("a=", "\"\""), ("a=x=y", "\"x=y\""), ("a=\"5\"", "\"5\""), ("a=[1, 2]", "[1, 2]"), ("a=[]", "[]"),
      ("a={\"k\": 1}", "[\"k\": 1]"), ("a={}", "[:]"), ("a=say \"hi\" \\(x)", #""say \"hi\" \\(x)""#),
      ("a=\"1\\n2\"", #""1\n2""#), ("a=1.2.3", "\"1.2.3\""), ("имя=1", "1"),
    ])
  func literals(argument: String, literal: String) throws {
    #expect(try Parameter(argument).literal == literal)
  }

  @Test(
    "what cannot be a parameter is refused",
    arguments: ["a", "=1", "1a=1", "a b=1", "let=1", "a=null", "a=[null]"])
  func refusals(argument: String) {
    #expect(throws: Parameter.ParseError.self) { try Parameter(argument) }
  }

  private func notebook(_ cells: (String, [String])...) -> Notebook {
    Notebook(cells: cells.enumerated().map { NotebookCell(code: $1.0, id: "c\($0)", tags: $1.1) })
  }

  @Test("the injected cell comes after the one tagged parameters")
  func afterParameters() throws {
    var notebook = notebook(("import Lectern", []), ("let epochs = 3", ["parameters"]), ("epochs", []))
    let unknown = notebook.inject([try Parameter("epochs=1"), try Parameter("name=x")])
    #expect(notebook.cells.map(\.source)[2] == "// Parameters\nlet epochs = 1\nlet name = \"x\"")
    #expect(notebook.cells[2].tags == ["injected-parameters"])
    #expect(notebook.cells.count == 4)
    #expect(unknown == ["name"])
  }

  @Test("an injected cell of an earlier run is replaced where it stands")
  func replaced() throws {
    var notebook = notebook(("let a = 1", ["parameters"]), ("x", []), ("let a = 5", ["injected-parameters"]))
    notebook.inject([try Parameter("a=2")])
    #expect(notebook.cells.map(\.source) == ["let a = 1", "x", "// Parameters\nlet a = 2"])
  }

  @Test("without a cell for parameters the injected one comes first")
  func first() throws {
    var notebook = notebook(("x", []))
    #expect(notebook.inject([try Parameter("a=2")]) == [])
    #expect(notebook.cells.map(\.source) == ["// Parameters\nlet a = 2", "x"])
  }

  @Test("nothing given, nothing changed") func none() {
    var notebook = notebook(("let a = 1", ["parameters"]))
    let former = notebook
    notebook.inject([])
    #expect(notebook == former)
  }

  @Test("types and variables are declared as in the parameters cell")
  func declarations() throws {
    var notebook = notebook(
      ("let rate: Float = 1e-3\n  var names: [String] = []  // all\nlet (a, b) = (1, 2)", ["parameters"]))
    notebook.inject([try Parameter("rate=1"), try Parameter("names=[\"x\"]")])
    #expect(notebook.cells[1].source == "// Parameters\nlet rate: Float = 1\nvar names: [String] = [\"x\"]")
  }
}
