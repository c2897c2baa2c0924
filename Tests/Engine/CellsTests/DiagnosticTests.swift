import Testing

@Suite(.serialized) struct DiagnosticTests {
  static let notebook = Result { try Notebook() }

  @Test func placeLineAndCaret() throws {
    let notebook = try Notebook()
    let output = notebook.run("let fine = 1\nlet y: Int = \"text\"")
    #expect(output.error?.kind == .compilation)
    #expect(
      output.trace == """
        In[1]:2:14: error: cannot convert value of type 'String' to specified type 'Int'
        let y: Int = "text"
                     ^~~~~~
        note: a text becomes a number by Int(text) or Double(text), nil where it is none
        """)
    #expect(notebook.run("fine").error != nil, "a cell that does not compile changes nothing")
  }

  /// The engine's own insertions before the place on its line must not show.
  @Test(arguments: [
    ("let a = 1; let b: Int = \"s\"", "1:25"),
    ("missing(1)", "1:1"),
    ("await missing()", "1:7"),
    ("print(1); missing", "1:11"),
    ("let s = \"😀\"; missing", "1:17"),
  ])
  func columns(source: String, place: String) throws {
    let notebook = try Self.notebook.get()
    let error = notebook.run(source).error
    #expect(error?.value.contains("]:\(place): ") == true, "\(error?.value ?? "no error")")
  }

  @Test func notesNameOtherCells() throws {
    let notebook = try Notebook()
    notebook.run("func take(_ a: Int) {}")
    let trace = notebook.run("take(\"s\")").trace
    #expect(trace.contains("In[2]:1:6: error:"), "\(trace)")
    #expect(!trace.contains("Cell_"), "\(trace)")
  }

  @Test func syntaxErrors() throws {
    let notebook = try Self.notebook.get()
    let output = notebook.run("func f( {\n}")
    #expect(output.error?.name == "CompileError")
    #expect(output.trace.contains("error: expected"))
  }
}
