import Cells
import Foundation
import Testing

/// What a cell has left behind and that fails while another cell runs: it is an error of the cell
/// that made it, with its line, and the other cell goes on.
@Suite(.serialized) struct BackgroundFaultTests {
  static let places: [(name: String, code: String)] = [
    ("a task", "Task { FAIL }"),
    ("a task behind a suspension", "Task { try? await Task.sleep(for: .milliseconds(1)); FAIL }"),
    ("a detached task", "Task.detached { FAIL }"),
    ("a child task", "Task { await withTaskGroup(of: Void.self) { g in g.addTask { FAIL } } }"),
    ("an actor", "actor A { func f() { FAIL } }; Task { await A().f() }"),
    ("the main actor", "Task { @MainActor in await Task.yield(); FAIL }"),
    ("a queue", "DispatchQueue.global().async { FAIL }"),
    ("the main queue", "DispatchQueue.main.async { FAIL }"),
    ("a thread", "Thread { FAIL }.start()"),
    ("a task that another cell wakes", "Task { await box.wait(); FAIL }"),
    ("a raised error", "Task { WAIT; raise(ValueError(\"late\")) }"),
  ]

  @Test(arguments: places.indices) func whileAnotherCellRuns(index: Int) throws {
    let notebook = try Self.notebook.get()
    let (start, failed) = (Gate(), Gate())
    let place = Self.places[index]
    let wakesLater = place.code.contains("box.wait")
    let fail = "\(wakesLater ? "" : start.wait)\n  fatalError(\"late\")"
    let code =
      "\n"
      + place.code.replacingOccurrences(of: "FAIL", with: fail)
      .replacingOccurrences(of: "WAIT", with: start.wait)
    let arrived = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var events: [BackgroundEvent] = []
    notebook.session.onBackgroundEvent = { event in
      guard case .error = event.content else { return }
      events.append(event)
      failed.open()
      arrived.signal()
    }
    func run(_ source: String, _ name: String) -> CellOutcome {
      notebook.session.execute(CellRequest(source: source, name: name, tag: name)) { _ in }
    }
    guard case .ok = run(code, "made") else { return #expect(Bool(false), "\(place.name)") }
    start.open()
    let other = run("box.open()\n\(failed.wait)\nvar other\(index) = 1", "other")
    #expect(arrived.comes(), "\(place.name)")
    if case .error(let error) = other { #expect(Bool(false), "\(place.name): \(error)") }
    #expect(events.map(\.tag) == ["made"], "\(place.name)")
    guard case .error(let error)? = events.first?.content else { return #expect(Bool(false), "\(events)") }
    #expect(error.value == "late")
    #expect(error.traceback.joined().contains("made"), "\(place.name): \(error.traceback)")
    #expect(notebook.value("other\(index)") == "\"1\"", "\(place.name)")
  }

  /// Wakes a task from a thread that belongs to nobody, then from that of the cell.
  static let notebook = Result {
    let notebook = try Notebook()
    notebook.value(
      """
      import Foundation
      final class Box: @unchecked Sendable {
        private let lock = NSLock()
        private var waiting: [CheckedContinuation<Void, Never>] = []
        func wait() async { await withCheckedContinuation { c in lock.withLock { waiting.append(c) } } }
        func open() { for c in lock.withLock({ defer { waiting = [] }; return waiting }) { c.resume() } }
      }
      let box = Box()
      """)
    return notebook
  }

  /// What one cell leaves behind on its stack is nothing to the cells after it.
  @Test func innocentTasksGoOn() throws {
    let notebook = try Notebook()
    let session = notebook.session
    notebook.value("import Foundation\nactor A { func f() { fatalError(\"in an actor\") } }")
    for round in 0..<3 {
      #expect(notebook.run("await A().f()").error?.value == "in an actor")
      let output = notebook.run(
        """
        for i in 0..<3 {
          let local = [i, i + 1]
          print("runs")
          await withTaskGroup(of: Int.self) { g in
            for k in 0..<50 { g.addTask { try? await Task.sleep(for: .milliseconds(k * 10)); return local[0] + k } }
            for await _ in g {}
          }
        }
        """
      ) { DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { session.interrupt() } }
      #expect(output.error?.kind == .interrupted, "\(round): \(output.trace)")
      #expect(
        notebook.run("DispatchQueue.global().async { fatalError(\"on a queue\") }\nsleep(10_000)").error?
          .value
          == "on a queue")
      let sum = notebook.value(
        """
        var sum = 0
        for _ in 0..<20 {
          sum += await withTaskGroup(of: Int.self) { g in
            for k in 0..<50 { g.addTask { await Task.yield(); return k } }
            return await g.reduce(0, +)
          }
        }
        sum
        """)
      #expect(sum == "\"24500\"", "\(round)")
    }
  }

  /// Two faults at once: one ends the cell, both are told.
  @Test func twoAtOnce() throws {
    let notebook = try Notebook()
    let arrived = DispatchSemaphore(value: 0)
    notebook.session.onBackgroundEvent = { if case .error = $0.content { arrived.signal() } }
    let output = notebook.run(
      """
      import Foundation
      let ready = [DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)]
      for i in 0..<2 {
        DispatchQueue.global().async { ready[1 - i].signal(); ready[i].wait(); fatalError("\\(i)") }
      }
      sleep(10_000)
      """
    )
    #expect(output.error?.name == "Trap")
    #expect(arrived.comes())
    #expect(notebook.value("1 + 1") == "\"2\"")
  }
}
