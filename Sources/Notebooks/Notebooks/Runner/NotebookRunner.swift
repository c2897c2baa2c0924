import Cells
import Foundation

/// Executes a notebook's code cells one after the other in one session.
///
/// The rules are nbclient's: cells without code are passed over; so are cells tagged `skip-execution`, whose outputs stay; an
/// error stops the run unless errors are allowed or the cell is tagged `raises-exception`. Before the first cell runs, the
/// outputs of all cells to come are removed (as papermill does), so that an unfinished notebook shows only what was run.
public final class NotebookRunner {
  /// How a run goes.
  public struct Options: Sendable {
    /// Whether the run goes on after a cell with an error.
    public var allowsErrors = false
    /// How long a cell may take, in seconds; it is interrupted then and the run ends. Nil: any time.
    public var cellTimeout: Double?
    /// Whether the run goes on with the next cell where one took too long; that one gets an error.
    public var goesOnAfterTimeout = false
    /// How often an unfinished cell's outputs are saved, in seconds.
    public var autosaveInterval = 30.0
    /// How long a cell may go on after an interrupt, in seconds; then its session is ended.
    public var interruptGrace = 10.0

    /// The standard options.
    public init() {}
  }

  /// How a run ended.
  public enum Ending: Sendable {
    /// All cells were run; some may have had errors that were allowed.
    case finished
    /// A cell had an error.
    case failed(CellError, cell: Int)
    /// A cell took too long.
    case timedOut(cell: Int)
    /// The user stopped the run; `cell` is where.
    case interrupted(cell: Int)
  }

  private let engine: CellEngine
  private let options: Options
  private let observer: RunObserver
  private let save: (Notebook) -> Void
  private let execution: CellExecution
  private var notebook: Notebook
  private var executionCount = 0

  /// - Parameters:
  ///   - engine: a new session; the runner neither starts nor ends it, except where a cell can be stopped in no other way.
  ///   - save: called with the notebook so far after each cell, and now and then while a long one runs.
  public init(
    _ notebook: Notebook, engine: CellEngine, options: Options = Options(), observer: RunObserver,
    save: @escaping (Notebook) -> Void
  ) {
    self.notebook = notebook
    self.engine = engine
    self.options = options
    self.observer = observer
    self.save = save
    execution = CellExecution(engine: engine, options: options)
  }

  /// Stops the run: the running cell is interrupted, and no other is started. May be called from any thread.
  public func interrupt() { execution.requestInterrupt() }

  /// Runs the notebook. Returns it with its outputs, and how the run ended.
  public func run() -> (notebook: Notebook, ending: Ending) {
    let places = notebook.executableCells.filter { !notebook.cells[$0].tags.contains("skip-execution") }
    for place in places {
      notebook.cells[place].outputs = []
      notebook.cells[place].executionCount = nil
    }
    save(notebook)
    for (index, place) in places.enumerated() {
      if let ending = run(cellAt: place, position: index + 1, of: places.count) { return (whole(), ending) }
    }
    return (whole(), .finished)
  }

  /// The notebook with what has come late.
  private func whole() -> Notebook {
    takeOutputs()
    return notebook
  }

  /// Runs one cell; returns how the run ended where it ends here.
  private func run(cellAt place: Int, position: Int, of count: Int) -> Ending? {
    if execution.isInterruptRequested { return .interrupted(cell: place) }
    executionCount += 1
    let cell = notebook.cells[place]
    let step = RunStep(position: position, count: count, executionCount: executionCount, cell: cell)
    observer.cellStarts(step)
    let request = CellRequest(
      source: cell.source, name: "In[\(executionCount)]", tag: "\(place)")
    let start = ContinuousClock.now
    let end = execution.run(
      request, cell: place, executionCount: executionCount,
      onEvent: { [observer] in observer.cell(step, sends: $0) },
      onAutosave: { [self] in
        takeOutputs()
        save(notebook)
      })
    notebook.cells[place].executionCount = executionCount
    takeOutputs()
    save(notebook)
    observer.cellEnds(step, outcome: end.outcome, duration: .now - start)
    return ending(of: end, cell: place)
  }

  private func takeOutputs() {
    for (cell, outputs) in execution.takeChangedOutputs() { notebook.cells[cell].outputs = outputs }
  }

  private func ending(of end: CellExecution.End, cell place: Int) -> Ending? {
    if end.wasInterrupted { return .interrupted(cell: place) }
    if end.timedOut { return options.goesOnAfterTimeout ? nil : .timedOut(cell: place) }
    guard case .error(let error) = end.outcome else { return nil }
    let isAllowed = options.allowsErrors || notebook.cells[place].tags.contains("raises-exception")
    return isAllowed ? nil : .failed(error, cell: place)
  }
}

/// One cell of a run.
public struct RunStep: Sendable {
  /// Its number among the cells of the run, from 1.
  public var position: Int
  /// How many cells the run has.
  public var count: Int
  /// The number shown as `In[n]`.
  public var executionCount: Int
  /// The cell as it was before.
  public var cell: NotebookCell
}

/// Who is told how a run goes. Calls come one at a time; those of a cell's events on the engine's thread.
public protocol RunObserver: AnyObject {
  /// A cell is about to run.
  func cellStarts(_ step: RunStep)
  /// A cell has put something out.
  func cell(_ step: RunStep, sends event: CellEvent)
  /// A cell has ended.
  func cellEnds(_ step: RunStep, outcome: CellOutcome, duration: Duration)
}
