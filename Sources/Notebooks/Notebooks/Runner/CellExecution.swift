import Cells
import Foundation
import OrderedJSON

/// Runs one cell at a time on a thread of its own and waits for it: for its end, for an interrupt, for its time to be up.
///
/// An interrupt is repeated every second, because the first may come before the cell has begun. A cell that goes on
/// nevertheless loses its session: the worker is ended, so that no process is left behind.
final class CellExecution {
  /// How a cell ended, and why.
  struct End {
    var outcome: CellOutcome
    var wasInterrupted = false
    var timedOut = false
  }

  private let engine: CellEngine
  private let options: NotebookRunner.Options
  /// Guards everything below; signalled when the cell ends and when an interrupt is requested.
  private let condition = NSCondition()
  private var collector = OutputCollector()
  private var limit = OutputLimit()
  /// Of what comes after the ends of cells, by cell.
  private var lateLimits: [Int: OutputLimit] = [:]
  private var newestCell = 0
  private var outcome: CellOutcome?
  private var interruptRequested = false
  /// Counts cells, so that what an abandoned cell still sends is recognised.
  private var generation = 0

  init(engine: CellEngine, options: NotebookRunner.Options) {
    self.engine = engine
    self.options = options
    engine.onBackgroundEvent = { [weak self] in self?.receive($0) }
  }

  /// What threads and tasks show that have outlived their cell belongs to that cell.
  private func receive(_ event: BackgroundEvent) {
    if case .event(.inputRequest(_, _, let reply)) = event.content { return reply(nil) }
    condition.withLock {
      let cell = Int(event.tag) ?? newestCell
      switch event.content {
      case .event(let event):
        for shown in lateLimits[cell, default: OutputLimit()].admit(event) {
          collector.receive(late: shown, of: cell)
        }
      case .error(let error): collector.receive(late: error, of: cell)
      }
    }
  }

  var isInterruptRequested: Bool { condition.withLock { interruptRequested } }

  func requestInterrupt() {
    condition.withLock {
      interruptRequested = true
      condition.broadcast()
    }
  }

  /// The outputs that have changed since the last call, by cell.
  func takeChangedOutputs() -> [Int: [JSON]] { condition.withLock { collector.takeChanged() } }

  func run(
    _ request: CellRequest, cell: Int, executionCount: Int, onEvent: @escaping (CellEvent) -> Void,
    onAutosave: () -> Void
  ) -> End {
    let current = condition.withLock {
      generation += 1
      outcome = nil
      limit = OutputLimit()
      newestCell = cell
      collector.start(cell: cell, executionCount: executionCount)
      return generation
    }
    Thread.detachNewThread { [self] in
      if let question = HelpQuestion(request.source) {
        for shown in self.receive(.display(question.answer(from: engine), id: nil), from: current) {
          onEvent(shown)
        }
        return finish(.ok, from: current)
      }
      let outcome = engine.execute(request) { event in
        // Nobody to ask: the cell reads the end of the file. Not under the lock, as the reply may send events.
        if case .inputRequest(_, _, let reply) = event { return reply(nil) }
        for shown in self.receive(event, from: current) { onEvent(shown) }
      }
      finish(outcome, from: current)
    }
    let end = wait(onAutosave: onAutosave)
    let closing = condition.withLock {
      generation += 1  // nothing more from this cell
      let closing = limit.closingEvents()
      for event in closing { collector.receive(event) }
      collector.receive(end.outcome)
      if end.timedOut, options.goesOnAfterTimeout { collector.receive(.error(timeoutError)) }
      return closing
    }
    for event in closing { onEvent(event) }
    return end
  }

  /// What nbgrader calls it.
  private var timeoutError: CellError {
    let message = "the cell took longer than \(options.cellTimeout ?? 0) s"
    return CellError(
      kind: .interrupted, name: "CellTimeoutError", value: message,
      traceback: ["CellTimeoutError: \(message)"])
  }

  /// Takes in what is shown of an event, and returns it.
  private func receive(_ event: CellEvent, from sender: Int) -> [CellEvent] {
    condition.withLock {
      guard sender == generation else { return [] }
      let shown = limit.admit(event)
      for event in shown { collector.receive(event) }
      return shown
    }
  }

  private func finish(_ outcome: CellOutcome, from sender: Int) {
    condition.withLock {
      guard sender == generation else { return }
      self.outcome = outcome
      condition.broadcast()
    }
  }

  private func wait(onAutosave: () -> Void) -> End {
    let timeLimit = options.cellTimeout.map { Date(timeIntervalSinceNow: $0) }
    var nextSave = Date(timeIntervalSinceNow: options.autosaveInterval)
    while true {
      let wake = min(nextSave, timeLimit ?? nextSave)
      let (outcome, isInterrupted) = waitForChange(until: wake)
      if let outcome { return End(outcome: outcome, wasInterrupted: isInterrupted) }
      if isInterrupted { return End(outcome: stop(), wasInterrupted: true) }
      if let timeLimit, timeLimit <= Date() { return End(outcome: stop(), timedOut: true) }
      if nextSave <= Date() {
        onAutosave()
        nextSave = Date(timeIntervalSinceNow: options.autosaveInterval)
      }
    }
  }

  private func waitForChange(until date: Date) -> (CellOutcome?, Bool) {
    condition.withLock {
      while outcome == nil, !interruptRequested {
        if !condition.wait(until: date) { break }
      }
      return (outcome, interruptRequested)
    }
  }

  /// Interrupts the cell until it ends; ends the session where it does not.
  private func stop() -> CellOutcome {
    let deadline = Date(timeIntervalSinceNow: options.interruptGrace)
    repeat {
      engine.interrupt()
      if let outcome = waitForEnd(until: min(Date(timeIntervalSinceNow: 1), deadline)) { return outcome }
    } while Date() < deadline
    engine.shutdown()
    if let outcome = waitForEnd(until: Date(timeIntervalSinceNow: 5)) { return outcome }
    let message = "The cell did not stop when interrupted; its session was ended."
    return .error(
      CellError(kind: .interrupted, name: "KeyboardInterrupt", value: message, traceback: [message]))
  }

  private func waitForEnd(until date: Date) -> CellOutcome? {
    condition.withLock {
      while outcome == nil {
        if !condition.wait(until: date) { break }
      }
      return outcome
    }
  }
}
