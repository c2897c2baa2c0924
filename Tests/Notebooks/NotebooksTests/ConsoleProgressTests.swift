import Cells
import Notebooks
import Testing

@Suite("Progress of a run")
struct ConsoleProgressTests {
  private func shown(_ cells: [String], isTerminal: Bool, allowsErrors: Bool = true) -> String {
    var text = ""
    let progress = ConsoleProgress(isTerminal: isTerminal, width: 60) { text += $0 }
    let notebook = Notebook(cells: cells.enumerated().map { NotebookCell(code: $1, id: "c\($0)") })
    var options = NotebookRunner.Options()
    options.allowsErrors = allowsErrors
    _ = NotebookRunner(notebook, engine: ScriptedEngine(), options: options, observer: progress) { _ in }
      .run()
    return text.replacing(#/\d+\.\d+ s/#, with: "T s")
  }

  @Test("plain: a line a cell, its output line by line, no colours")
  func plain() {
    let text = shown(
      ["clear", "out 1/2\nout \\r2/2\\n\nout partial", "display - <Figure>\nresult 7", "fail E"],
      isTerminal: false)
    #expect(
      text == """
        [1/4] clear  T s
        [2/4] out 1/2
        2/2
        partial
                T s
        [3/4] display - <Figure>
        <Figure>
        Out[3]: 7
                T s
        [4/4] fail E
        E: what happened
                T s

        """)
  }

  @Test("on a terminal output comes as it is, with colours")
  func terminal() {
    let text = shown(["out 1/2\nout \\r2/2\\n"], isTerminal: true)
    #expect(
      text == "\u{1B}[2m[1/1] \u{1B}[0m\u{1B}[1mout 1/2\u{1B}[0m\n1/2\r2/2\n        \u{1B}[2mT s\u{1B}[0m\n")
  }

  @Test("long first lines are cut to the terminal") func width() {
    let text = shown(["clear " + String(repeating: "x", count: 200)], isTerminal: false)
    #expect(text.split(separator: "\n")[0].count <= 60)
    #expect(text.contains("…"))
  }

  @Test("durations", arguments: [(0.041, "0.04 s"), (12.34, "12.3 s"), (185, "3 min 05 s")])
  func durations(seconds: Double, text: String) {
    #expect(ConsoleProgress.text(for: .seconds(seconds)) == text)
  }
}
