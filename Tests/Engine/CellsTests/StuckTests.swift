import Cells
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Interruptions that nothing may lose: of what cannot be interrupted, of hooks, and before anything runs.
@Suite(.serialized) struct StuckTests {
  /// Runs a cell and interrupts it some time after its first output.
  private func interrupted(_ notebook: Notebook, _ source: String) -> Notebook.Output {
    let session = notebook.session
    return notebook.run("print(\"runs\")\n\(source)") {
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { session.interrupt() }
    }
  }

  /// A thread that no signal reaches: only a new worker helps, and the session says so.
  @Test func whatCannotBeInterrupted() throws {
    let notebook = try Notebook()
    let output = interrupted(
      notebook,
      "import Foundation\nvar all = sigset_t()\nsigfillset(&all)\npthread_sigmask(SIG_BLOCK, &all, nil)\nwhile true {}"
    )
    #expect(output.error?.kind == .workerDied)
    #expect(output.error?.value.contains("did not stop when interrupted") == true, "\(output.trace)")
    #expect(notebook.value("1 + 1") == "\"2\"")
  }

  @Test func hooks() throws {
    let notebook = try Notebook()
    notebook.value(
      "import Foundation\nvar kept = 1\nnonisolated(unsafe) var isStuck = false\nlet gone = NSLock()")
    notebook.value(
      "atCellEnd(\"stuck\") { if isStuck { isStuck = false; print(\"in the hook\"); while true {} } }")
    #expect(interrupted(notebook, "isStuck = true").error?.kind == .interrupted)
    notebook.value("atCellEnd(\"stuck\") { if isStuck { isStuck = false; gone.lock(); gone.lock() } }")
    #expect(interrupted(notebook, "isStuck = true").error?.kind == .interrupted)
    #expect(notebook.value("kept") == "\"1\"")
  }

  /// From 0 to 600 ms after the session begins to start.
  @Test(arguments: [0, 10, 50, 150, 300, 600]) func whileTheSessionStarts(milliseconds: Int) throws {
    let notebook = try Notebook()
    let session = notebook.session
    let isDone = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var isCancelled = false
    // The front end tells the engine that it has interrupted the cell, whether the engine has heard of it or not.
    var request = CellRequest(source: "while true {}", name: "In[1]")
    request.isCancelled = { isCancelled }
    let interrupter = Thread {
      usleep(UInt32(milliseconds) * 1000)
      isCancelled = true
      session.interrupt()
      isDone.signal()
    }
    interrupter.start()
    guard case .error(let error) = session.execute(request, onEvent: { _ in }) else {
      return #expect(Bool(false))
    }
    #expect(error.kind == .interrupted, "\(error)")
    #expect(isDone.comes())
    #expect(notebook.value("1 + 1") == "\"2\"")
  }

  /// The worker does not get as far as to load anything.
  @Test func whileTheWorkerIsHeldBack() throws {
    let notebook = try Notebook()
    let session = notebook.session
    let worker = session.traces.processes[0]
    kill(worker, SIGSTOP)
    let ended = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var output = Notebook.Output()
    Thread {
      output = notebook.run("while true {}")
      ended.signal()
    }.start()
    usleep(200_000)
    session.interrupt()
    #expect(ended.comes())
    kill(worker, SIGCONT)
    #expect(output.error?.kind == .interrupted, "\(output.trace)")
    #expect(notebook.value("1 + 1") == "\"2\"")
  }
}
