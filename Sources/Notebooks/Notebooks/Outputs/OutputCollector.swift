import Cells
import OrderedJSON

/// Gathers the outputs of a run's cells, as Jupyter's front ends do.
///
/// - Text that follows text of the same stream joins it.
/// - A display with an id is replaced wherever it stands when it is updated, in earlier cells too.
/// - `clear_output` empties the running cell, at once or when its next output comes.
/// - Text is kept as a terminal would show it (``TerminalText``). How much, `OutputLimit` has decided before.
struct OutputCollector {
  /// The outputs of each cell that has run, by the cell's place in the notebook.
  private(set) var outputs: [Int: [CellOutput]] = [:]
  /// Cells whose outputs have changed since they were last taken.
  private var changed: Set<Int> = []
  /// Where displays with an id stand.
  private var displays: [String: [Place]] = [:]
  private var cell = 0
  private var executionCount = 0
  private var clearsBeforeNext = false

  private struct Place {
    var cell: Int
    var output: Int
  }

  /// Events from now on belong to this cell, which has no outputs yet.
  mutating func start(cell: Int, executionCount: Int) {
    self.cell = cell
    self.executionCount = executionCount
    clearsBeforeNext = false
    clear()
  }

  /// Takes one event in.
  mutating func receive(_ event: CellEvent) {
    switch event {
    case .stream(let name, let text): write(text, to: name)
    case .display(let bundle, let id): append(.display(bundle), displayID: id)
    case .updateDisplay(let bundle, let id): update(id, with: bundle)
    case .result(let bundle): append(.result(bundle, executionCount: executionCount))
    case .clearOutput(let wait): if wait { clearsBeforeNext = true } else { clear() }
    case .inputRequest, .message: break  // no output
    }
  }

  /// Takes in what comes late of a cell that has ended.
  mutating func receive(late event: CellEvent, of place: Int) {
    whileIn(place) { $0.receive(event) }
  }

  /// Takes in an error that was made in the background by a cell that has ended.
  mutating func receive(late error: CellError, of place: Int) {
    whileIn(place) { $0.receive(.error(error)) }
  }

  private mutating func whileIn(_ place: Int, _ body: (inout OutputCollector) -> Void) {
    let running = (cell, clearsBeforeNext)
    if place != cell { (cell, clearsBeforeNext) = (place, false) }
    body(&self)
    if place != running.0 { (cell, clearsBeforeNext) = running }
  }

  /// Takes in how the cell ended.
  mutating func receive(_ outcome: CellOutcome) {
    if case .error(let error) = outcome { append(.error(error)) }
  }

  /// The JSON of the outputs that have changed since the last call, by cell.
  mutating func takeChanged() -> [Int: [JSON]] {
    defer { changed = [] }
    return Dictionary(uniqueKeysWithValues: changed.map { ($0, outputs[$0, default: []].map(\.json)) })
  }

  private mutating func write(_ text: String, to name: StreamName) {
    clearIfAwaited()
    changed.insert(cell)
    if case .stream(name, var terminal)? = outputs[cell]?.last {
      outputs[cell]?.removeLast()  // so that the text has one owner and grows in place
      terminal.write(text)
      outputs[cell]?.append(.stream(name, terminal))
    } else {
      var terminal = TerminalText()
      terminal.write(text)
      outputs[cell, default: []].append(.stream(name, terminal))
    }
  }

  private mutating func append(_ output: CellOutput, displayID: String? = nil) {
    clearIfAwaited()
    outputs[cell, default: []].append(output)
    changed.insert(cell)
    if let displayID {
      displays[displayID, default: []].append(Place(cell: cell, output: outputs[cell, default: []].count - 1))
    }
  }

  /// An id that nobody shows any more (its output was cleared) is ignored, as Jupyter's front ends do.
  private mutating func update(_ id: String, with bundle: DisplayBundle) {
    for place in displays[id, default: []] {
      guard case .display = outputs[place.cell]?[place.output] else { continue }
      outputs[place.cell]?[place.output] = .display(bundle)
      changed.insert(place.cell)
    }
  }

  private mutating func clearIfAwaited() {
    guard clearsBeforeNext else { return }
    clearsBeforeNext = false
    clear()
  }

  private mutating func clear() {
    outputs[cell] = []
    changed.insert(cell)
    for id in displays.keys { displays[id]?.removeAll { $0.cell == cell } }
  }
}
