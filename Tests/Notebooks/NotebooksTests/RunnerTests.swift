import Cells
import Foundation
import Notebooks
import OrderedJSON
import Testing

@Suite("Running a notebook")
struct RunnerTests {
  /// Keeps what a run tells.
  final class Recorder: RunObserver {
    var lines: [String] = []
    func cellStarts(_ step: RunStep) { lines.append("start \(step.position)/\(step.count)") }
    func cell(_ step: RunStep, sends event: CellEvent) {}
    func cellEnds(_ step: RunStep, outcome: CellOutcome, duration: Duration) {
      lines.append("end \(step.position)")
    }
  }

  /// A run of cells with these sources; a tag may follow a source's first `#`.
  struct Run {
    var notebook: Notebook
    var ending: NotebookRunner.Ending
    var saves: [Notebook]
    var observer = Recorder()
    let engine: ScriptedEngine

    init(
      _ cells: [(String, [String])], options: NotebookRunner.Options = .init(),
      engine: ScriptedEngine = .init(),
      beforeRun: (NotebookRunner) -> Void = { _ in },
      onSave: @escaping (Notebook) -> Void = { _ in }
    ) {
      let cells = cells.enumerated().map { NotebookCell(code: $1.0, id: "c\($0)", tags: $1.1) }
      self.init(
        Notebook(cells: cells), options: options, engine: engine, beforeRun: beforeRun, onSave: onSave)
    }

    init(
      _ notebook: Notebook, options: NotebookRunner.Options = .init(), engine: ScriptedEngine = .init(),
      beforeRun: (NotebookRunner) -> Void = { _ in },
      onSave: @escaping (Notebook) -> Void = { _ in }
    ) {
      var saves: [Notebook] = []
      let runner = NotebookRunner(notebook, engine: engine, options: options, observer: observer) {
        saves.append($0)
        onSave($0)
      }
      beforeRun(runner)
      (self.notebook, ending) = runner.run()
      self.saves = saves
      self.engine = engine
    }

    func outputs(_ cell: Int) -> String { JSON.array(notebook.cells[cell].outputs).text() }
    var counts: [Int?] { notebook.cells.map(\.executionCount) }
  }

  @Test("outputs of each kind, as nbformat stores them")
  func outputs() {
    let run = Run([("out a\nout b\\n\nerr c\nout d\ndisplay - picture\nresult 7", [])])
    let picture = ScriptedEngine.pixel
    #expect(
      run.outputs(0) == #"""
        [{"name":"stdout","output_type":"stream","text":["ab\n"]},\#
        {"name":"stderr","output_type":"stream","text":["c"]},\#
        {"name":"stdout","output_type":"stream","text":["d"]},\#
        {"data":{"image/png":"\#(picture)","text/plain":["picture"]},"metadata":{},"output_type":"display_data"},\#
        {"data":{"image/png":"\#(picture)","text/plain":["7"]},"execution_count":1,"metadata":{},"output_type":"execute_result"}]
        """#)
    guard case .finished = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
  }

  @Test("an error is the cell's last output and stops the run; what was run is kept, the rest is empty")
  func failure() {
    var notebook = Notebook(
      cells: ["out 1", "out 2\nfail E", "out 3"].map { NotebookCell(code: $0, id: $0) })
    notebook.cells[2].outputs = [["output_type": "stream", "name": "stdout", "text": "of an earlier run"]]
    notebook.cells[2].executionCount = 9
    let run = Run(notebook)
    guard case .failed(let error, let cell) = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
    #expect(error.name == "E" && cell == 1)
    #expect(run.counts == [1, 2, nil])
    #expect(run.notebook.cells[2].outputs.isEmpty)
    let output = run.notebook.cells[1].outputs.last
    #expect(output?["output_type"]?.stringValue == "error")
    #expect(output?["ename"]?.stringValue == "E")
    #expect(output?["evalue"]?.stringValue == "what happened")
    #expect(output?.objectValue?.keys == ["ename", "evalue", "output_type", "traceback"])
    #expect(run.engine.requests.count == 2)
  }

  @Test("errors may be allowed for the run or by a tag")
  func allowedErrors() {
    var options = NotebookRunner.Options()
    options.allowsErrors = true
    #expect(Run([("fail E", []), ("out 1", [])], options: options).counts == [1, 2])
    #expect(Run([("fail E", ["raises-exception"]), ("out 1", [])]).counts == [1, 2])
    #expect(Run([("fail E", ["other"]), ("out 1", [])]).counts == [1, nil])
  }

  @Test("cells tagged skip-execution keep their outputs; cells without code are passed over")
  func skipped() {
    var notebook = Notebook(cells: [NotebookCell(code: "out 1", id: "a", tags: ["skip-execution"])])
    notebook.cells.append(NotebookCell(code: " \n", id: "b"))
    notebook.cells.append(NotebookCell(code: "out 2", id: "c"))
    notebook.cells[0].outputs = [["output_type": "stream", "name": "stdout", "text": "kept"]]
    let run = Run(notebook)
    #expect(run.counts == [nil, nil, 1])
    #expect(run.outputs(0).contains("kept"))
    #expect(run.observer.lines == ["start 1/1", "end 1"])
    #expect(run.engine.requests.map(\.name) == ["In[1]"])
    #expect(run.engine.requests.allSatisfy { !$0.allowsInput })
  }

  @Test("a display is updated where it stands, in earlier cells too")
  func updates() {
    let run = Run([
      ("display x one\ndisplay x two\ndisplay y other", []), ("update x new\nupdate z none", []),
    ])
    let texts = run.notebook.cells[0].outputs.map { $0["data"]?["text/plain"]?[0]?.stringValue }
    #expect(texts == ["new", "new", "other"])
    #expect(run.notebook.cells[1].outputs.isEmpty)
  }

  @Test("outputs are cleared at once, or when the next one comes")
  func clearing() {
    #expect(Run([("out 1\nclear", [])]).outputs(0) == "[]")
    #expect(Run([("out 1\nclear wait", [])]).outputs(0).contains("1"))
    let replaced = Run([("out 1\nclear wait\nout 2", [])]).outputs(0)
    #expect(replaced.contains("2") && !replaced.contains("1"))
    // The id of a display that was cleared is known no more.
    #expect(!Run([("display x one\nclear\nout 1", []), ("update x new", [])]).outputs(0).contains("new"))
  }

  @Test("progress bars are kept as they look at last")
  func progressBars() {
    #expect(Run([("out 1/3\nout \\r2/3\nout \\r3/3\\n", [])]).outputs(0).contains(#""text":["3/3\n"]"#))
  }

  @Test("a cell that asks for input reads the end of the file")
  func input() { #expect(Run([("input", [])]).outputs(0).contains("reply: none")) }

  @Test("too much text is cut with a notice")
  func flood() {
    let line = "out " + String(repeating: "x", count: 1000) + "\\n"
    let run = Run([(Array(repeating: line, count: 6000).joined(separator: "\n") + "\nresult 1", [])])
    #expect(run.outputs(0).utf8.count < 1_200_000)
    // The text, where it was cut, the result, the end of the text.
    #expect(run.outputs(0).contains("what follows is left out"))
    #expect(run.outputs(0).contains("bytes of text left out in all"))
    #expect(run.notebook.cells[0].outputs.count == 4)
  }

  @Test("the notebook is saved before the first cell and after each")
  func saves() {
    let run = Run([("out 1", []), ("out 2", [])])
    #expect(run.saves.map { $0.cells.map(\.outputs.count) } == [[0, 0], [1, 0], [1, 1]])
  }

  @Test("a long cell's outputs are saved meanwhile")
  func autosave() {
    var options = NotebookRunner.Options()
    options.autosaveInterval = 0.02
    // Only a save of the running cell's output ends it.
    let engine = ScriptedEngine()
    let run = Run([("out 1\nloop", [])], options: options, engine: engine) { _ in
    } onSave: { saved in
      if saved.cells[0].outputs.count == 1 { engine.interrupt() }
    }
    #expect(run.saves.dropLast().contains { $0.cells[0].outputs.count == 1 })
  }

  @Test("an interrupt ends the running cell and the run")
  func interrupt() {
    let engine = ScriptedEngine()
    let run = Run([("out 1\nloop", ["raises-exception"]), ("out 2", [])], engine: engine) { runner in
      engine.onWaiting = { runner.interrupt() }
    }
    guard case .interrupted(cell: 0) = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
    #expect(run.counts == [1, nil])
    #expect(run.notebook.cells[0].outputs.count == 2)
    #expect(run.outputs(0).contains("KeyboardInterrupt"))
    #expect(!engine.isShutDown)
  }

  @Test("an interrupt before the first cell: nothing is run")
  func earlyInterrupt() {
    let run = Run([("out 1", [])]) { $0.interrupt() }
    guard case .interrupted(cell: 0) = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
    #expect(run.engine.requests.isEmpty)
  }

  @Test("a cell that takes too long is interrupted")
  func timeout() {
    var options = NotebookRunner.Options()
    options.cellTimeout = 0.1
    options.allowsErrors = true
    let run = Run([("loop", []), ("out 2", [])], options: options)
    guard case .timedOut(cell: 0) = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
    #expect(run.counts == [1, nil])
  }

  @Test("where that is asked for, the run goes on after a cell that takes too long")
  func goingOnAfterTimeout() {
    var options = NotebookRunner.Options()
    options.cellTimeout = 0.1
    options.allowsErrors = true
    options.goesOnAfterTimeout = true
    let run = Run([("loop", []), ("out 2", [])], options: options)
    guard case .finished = run.ending else {
      Issue.record("\(run.ending)")
      return
    }
    #expect(run.counts == [1, 2])
    #expect(run.outputs(0).contains("CellTimeoutError"))
    #expect(run.outputs(1).contains("2") && !run.outputs(1).contains("CellTimeoutError"))
  }

  @Test("a cell that does not hear interrupts loses its session")
  func deafCell() {
    var options = NotebookRunner.Options()
    options.cellTimeout = 0.05
    options.interruptGrace = 0.1
    let run = Run([("out kept\ndeaf", [])], options: options)
    #expect(run.engine.isShutDown)
    #expect(run.outputs(0).contains("kept"))
  }

  @Test("only Swift notebooks are run")
  func kernels() throws {
    func check(_ metadata: String) throws {
      let text = #"{"cells": [], "metadata": \#(metadata), "nbformat": 4, "nbformat_minor": 5}"#
      try Notebook(data: Data(text.utf8), path: "a").checkKernel(path: "a")
    }
    try check("{}")
    try check(#"{"kernelspec": {"name": "lectern", "display_name": "Swift"}}"#)
    try check(#"{"kernelspec": {"name": "x", "language": "swift"}}"#)
    let error = #expect(throws: NotebookError.self) {
      try check(#"{"kernelspec": {"name": "python3", "language": "python"}}"#)
    }
    #expect(error == .otherKernel(path: "a", kernel: "python3", language: "python"))
    #expect(throws: NotebookError.self) { try check(#"{"language_info": {"name": "python"}}"#) }
    #expect(throws: NotebookError.self) { try check(#"{"kernelspec": {"name": "ir"}}"#) }
  }

  @Test("pictures are files by the number of their cell")
  func pictures() throws {
    let folder = try TemporaryFolder()
    let run = Run([("out 1", []), ("display - a\ndisplay - b", [])])
    let paths = try PictureExport.write(run.notebook, to: folder.path + "/images")
    #expect(paths.map { $0.split(separator: "/").last } == ["cell-02-1.png", "cell-02-2.png"])
    let data = try Data(contentsOf: URL(fileURLWithPath: paths[0]))
    #expect(data == Data(base64Encoded: ScriptedEngine.pixel))
  }
}
