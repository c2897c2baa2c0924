import Notebooks
import OrderedJSON
import Testing

@Suite struct LiteralTypeTests {
  /// What a declaration looks like, in Swift and in papermill's words (kernelspec/papermill has the same rules).
  @Test(
    arguments: [
      ("ids=[]", nil, "let ids: [Any] = []"), ("config={}", nil, "let config: [String: Any] = [:]"),
      ("ids=[]", "let ids = [1, 2]", "let ids: [Int] = []"),
      ("ids=[]", "var ids = [Double]()", "var ids: [Double] = []"),
      ("config={}", "let config = [\"a\": 1.5]", "let config: [String: Double] = [:]"),
      (
        "config={\"a\": 1, \"b\": \"x\"}", "let config = [\"a\": 1]",
        "let config: [String: Any] = [\"a\": 1, \"b\": \"x\"]"
      ),
      (
        "c={\"a\": 1, \"b\": [], \"d\": [1, \"x\"]}", nil,
        "let c: [String: Any] = [\"a\": 1, \"b\": [] as [Any], \"d\": [1, \"x\"] as [Any]]"
      ),
      ("rate=1", "let rate = 0.1", "let rate: Double = 1"),
      ("rates=[1, 2]", "let rates = [0.5] // two", "let rates: [Double] = [1, 2]"),
      ("n=2", "let n = 1", "let n = 2"), ("n=2", "let n = f()", "let n = 2"),
      ("m=[[]]", nil, "let m: [[Any]] = [[]]"),
      ("x=[1, 2.5]", nil, "let x = [1, 2.5]"),
    ] as [(String, String?, String)])
  func declarations(argument: String, declared: String?, expected: String) throws {
    let cells = declared.map { [NotebookCell(code: $0, id: "a", tags: ["parameters"])] } ?? []
    var notebook = Notebook(cells: cells)
    notebook.inject([try Parameter(argument)])
    #expect(notebook.cells.last?.source == "// Parameters\n\(expected)")
  }

  @Test(arguments: ["let", "Any", "Self", "associatedtype", "nil"]) func keywords(name: String) {
    #expect(throws: Parameter.ParseError.self) { try Parameter("\(name)=1") }
  }
}
