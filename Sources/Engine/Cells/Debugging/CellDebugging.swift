import Foundation

/// The debugger's side of a session: breakpoints, stops, steps.
///
/// While a debugger is attached, cells are compiled with probes (``Instrumentation``) and without the optimiser; they can be
/// stopped wherever they run, also when they are called by later cells. Cells are known by their text, as front ends know them.
/// Calls may come from any thread.
public final class CellDebugging: @unchecked Sendable {
  /// What has happened to the code that runs.
  public enum Event: Sendable {
    case stopped(Stop)
    /// The stopped code goes on, or has been ended.
    case continued
  }

  /// Code has stopped before a statement.
  public struct Stop: Sendable {
    /// Why it has stopped there.
    public enum Reason: Int, Sendable { case breakpoint, step, pause }
    /// Stops are counted; each has a number of its own.
    public var number: Int
    /// Why it has stopped there.
    public var reason: Reason
    /// The innermost first; of a deep recursion not all.
    public var frames: [Frame]
    /// How many frames there are in all.
    public var frameCount: Int
  }

  /// A call of a function that has stopped, or waits for one that has.
  public struct Frame: Sendable {
    /// The text of the cell that it is in.
    public var source: String
    /// The function's name with its labels, as in documentation: `Point.move(by:)`; `top level` for the cell's own.
    public var function: String
    /// The line, from 1, of the statement that comes next, or that has called the frame before this one.
    public var line: Int
    /// The statement's column, from 1, in UTF-8.
    public var column: Int
    /// How many variables it shows, those of a cell's top level not counted.
    var localCount: Int
    var isTopLevel: Bool
  }

  /// How stopped code goes on.
  public enum Resumption: Character, Sendable {
    case untilBreakpoint = "c"
    case overStatement = "n"
    case intoFunction = "i"
    case outOfFunction = "o"
  }

  private let lock = NSLock()
  private var attached = false
  private var handler: (@Sendable (Event) -> Void)?
  private var current: Stop?
  /// The lines with a breakpoint, by cell text.
  private var breakpoints: [String: Set<Int>] = [:]
  /// What has been compiled with probes for the worker that there is, by cell.
  private var cells: [Int: DebuggedCell] = [:]
  private var sender: ([UInt8]) -> Void = { _ in }
  /// Held while breakpoints change and the worker is told: what it hears last is what was set last.
  private let telling = NSLock()

  private struct DebuggedCell {
    var source: String
    var instrumentation: Instrumentation
  }

  init() {}

  /// Gets what happens, on a thread of the engine's; must not ask the engine anything.
  public var onEvent: (@Sendable (Event) -> Void)? {
    get { lock.withLock { handler } }
    set { lock.withLock { handler = newValue } }
  }

  /// Whether cells are compiled so that they can be stopped.
  public var isAttached: Bool { lock.withLock { attached } }

  /// What is stopped now.
  public var stop: Stop? { lock.withLock { current } }

  /// From now on cells are compiled so that they can be stopped.
  public func attach() { lock.withLock { attached = true } }

  /// Cells are compiled as they stand again; all breakpoints are gone, and what is stopped goes on.
  public func detach() {
    tell {
      attached = false
      breakpoints = [:]
      return cells.keys.map(table)
    }
    send([UInt8(ascii: "z")])
    send([UInt8(ascii: "x")])
  }

  /// Replaces the breakpoints of the cells of this text; also of those that run. The answer has for each of `lines` where
  /// it has come to lie: nil where neither that line nor a later one has a statement that can be stopped at.
  public func setBreakpoints(_ lines: [Int], inCell source: String) -> [Int?] {
    let map = Instrumentation(source, cell: 0)
    let found = lines.map(map.breakpointLine)
    tell {
      breakpoints[source] = Set(found.compactMap { $0 })
      return cells.filter { $0.value.source == source }.keys.map(table)
    }
    return found
  }

  /// Changes the breakpoints, and sends the commands about it.
  private func tell(_ change: () -> [[UInt8]]) {
    telling.withLock {
      for command in lock.withLock(change) { send(command) }
    }
  }

  private func send(_ command: [UInt8]) { lock.withLock { sender }(command) }

  /// Lets stopped code go on; false if nothing is stopped.
  public func resume(_ resumption: Resumption) -> Bool {
    guard let stop else { return false }
    send([resumption.rawValue.asciiValue ?? 0] + [UInt8](littleEndian: stop.number))
    return true
  }

  /// Stops what runs, before its next statement; nothing if it is stopped already.
  public func pause() {
    if stop == nil { send([UInt8(ascii: "p")]) }
  }

  // MARK: For the session

  /// By what the worker is told.
  func connect(_ sender: @escaping ([UInt8]) -> Void) { lock.withLock { self.sender = sender } }

  /// A cell with probes is about to run.
  func add(_ instrumentation: Instrumentation, cell: Int, source: String) {
    tell {
      cells[cell] = DebuggedCell(source: source, instrumentation: instrumentation)
      return [table(cell)]
    }
  }

  /// A cell begins: a step that was never finished is not meant for it.
  func beginCell() {
    if isAttached { send([UInt8(ascii: "z")]) }
  }

  /// Calls `body` while nothing stops: what the front end waits for.
  func quietly<Result>(_ body: () -> Result) -> Result {
    guard isAttached else { return body() }
    send([UInt8(ascii: "q"), 1])
    defer { send([UInt8(ascii: "q"), 0]) }
    return body()
  }

  /// The worker, and with it everything that has been compiled for it, is gone.
  func forgetWorker() {
    lock.withLock { cells = [:] }
    resumed(stop: nil)
  }

  /// What the worker says (lectern-worker/debugger/debug.c).
  func receive(_ bytes: some Collection<UInt8>) {
    var fields = FieldReader(bytes)
    switch fields.byte() {
    case UInt8(ascii: "s"): stopped(&fields)
    case UInt8(ascii: "r"): resumed(stop: fields.number())
    default: break
    }
  }

  private func stopped(_ fields: inout FieldReader) {
    let number = fields.number()
    let reason = Stop.Reason(rawValue: Int(fields.byte())) ?? .breakpoint
    let count = fields.number()
    let handler = lock.withLock {
      let frames = (0..<fields.number()).map { _ in frame(&fields) }
      let stop = Stop(number: number, reason: reason, frames: frames, frameCount: count)
      current = stop
      return self.handler.map { handler in { handler(.stopped(stop)) } }
    }
    handler?()
  }

  private func frame(_ fields: inout FieldReader) -> Frame {
    let (cell, function, probe) = (fields.number(), fields.number(), fields.number())
    let localCount = fields.number()
    let known = cells[cell]
    let map = known?.instrumentation
    let place = map.flatMap { $0.probes.indices.contains(probe) ? $0.probes[probe] : nil }
    let name = map.flatMap { $0.functions.indices.contains(function) ? $0.functions[function] : nil }
    return Frame(
      source: known?.source ?? "", function: name ?? "", line: place?.line ?? 1, column: place?.column ?? 1,
      localCount: localCount, isTopLevel: function == 0)
  }

  private func resumed(stop number: Int?) {
    let handler: (@Sendable (Event) -> Void)? = lock.withLock {
      guard let stop = current, number == nil || stop.number == number else { return nil }
      current = nil
      return self.handler
    }
    handler?(.continued)
  }

  /// The command that says where in a cell there are breakpoints. The caller holds `lock`.
  private func table(_ cell: Int) -> [UInt8] {
    guard let known = cells[cell] else { return [] }
    let probes = known.instrumentation.probes(atLines: breakpoints[known.source] ?? [])
    return [UInt8(ascii: "t")]
      + ([cell, known.instrumentation.probes.count] + probes).flatMap { [UInt8](littleEndian: $0) }
  }
}
