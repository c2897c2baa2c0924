import Cells
import Foundation

/// A cell engine that knows directives: lines like `%time f()` or `!ls` among a cell's Swift.
///
/// It stands in front of another engine, so that notebooks have them in Jupyter and in `lectern run` alike. A cell is taken apart into
/// Swift and directives, which are carried out in their order; Swift keeps its line numbers. All directives of a cell are
/// checked before anything of it runs.
public final class DirectiveEngine: CellEngine, @unchecked Sendable {
  let base: CellEngine
  let packages: PackageStore
  private let lock = NSLock()
  private var runningTask: (any InterruptibleTask)?
  private var chosenOptimization = CellRequest.Optimization.automatic
  private var warningsAreShown = true

  /// Directives in front of `base`.
  ///
  /// - Parameters:
  ///   - environment: where caches lie (`XDG_CACHE_HOME`, `HOME`) and which toolchain builds packages (`PATH`, `LECTERN_TOOLCHAIN`).
  ///   - workingDirectory: where cells run at first: what relative paths of packages start from.
  public init(
    _ base: CellEngine, environment: [String: String] = ProcessInfo.processInfo.environment,
    workingDirectory: String = FileManager.default.currentDirectoryPath
  ) {
    self.base = base
    packages = PackageStore(environment: environment, workingDirectory: workingDirectory)
  }

  /// How cells are compiled, as `%optimise` has chosen.
  var optimization: CellRequest.Optimization {
    get { lock.withLock { chosenOptimization } }
    set { lock.withLock { chosenOptimization = newValue } }
  }

  /// Whether the compiler's warnings are shown, as `%warnings` has chosen.
  var showsWarnings: Bool {
    get { lock.withLock { warningsAreShown } }
    set { lock.withLock { warningsAreShown = newValue } }
  }

  // MARK: Running

  public func execute(_ request: CellRequest, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    if let end = SessionEnd(request.source), !base.declares(end.word) {
      onEvent(.message(end.message))
      return .ok
    }
    let parts = CellParts(request.source)
    if parts.directives.isEmpty {
      var request = request
      request.optimization = optimization
      request.showsWarnings = showsWarnings
      let text = CellOptions.asComments(request.source)
      if text != request.source {
        request.shownSource = request.source
        request.source = text
      }
      return base.execute(request, onEvent: onEvent)
    }
    return DirectiveRunner(engine: self, request: request, cell: parts, onEvent: onEvent).run()
  }

  public func interrupt() {
    lock.withLock { runningTask }?.interrupt()
    base.interrupt()
  }

  /// Carries out `body`, which ``interrupt()`` can end.
  func run<Task: InterruptibleTask, Value>(_ task: Task, _ body: (Task) throws -> Value) rethrows -> Value {
    lock.withLock { runningTask = task }
    defer { lock.withLock { runningTask = nil } }
    return try body(task)
  }

  // MARK: Questions

  public func completeness(of source: String) -> Completeness {
    let source = SourceText(source).text
    let parts = CellParts(source)
    guard let last = parts.directives.last else {
      return base.completeness(of: CellOptions.asComments(source))
    }
    if case .cell = last.form {
      // As in IPython: such a cell has ended when a line is empty.
      return parts.lines.count > 1 && parts.lines.last == "" ? .complete : .incomplete(indent: "")
    }
    if bracketsAreOpen(last.arguments) { return .incomplete(indent: "    ") }
    return base.completeness(of: parts.swiftOnly)
  }

  public func completions(in source: String, at offset: Int) -> Completions {
    let text = SourceText(source)
    var found = completions(inText: text.text, at: text.place(ofSource: offset))
    found.start = text.sourcePlace(of: found.start)
    found.end = text.sourcePlace(of: found.end)
    return found
  }

  private func completions(inText source: String, at offset: Int) -> Completions {
    if let found = DirectiveCompletion(source, at: offset) { return found.completions }
    let parts = CellParts(source)
    if let found = ShellCompletion(parts, at: offset, folder: packages.workingDirectory) {
      return found.completions
    }
    return base.completions(in: Self.swift(of: parts, source), at: offset)
  }

  public func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? {
    let text = SourceText(source)
    let place = text.place(ofSource: offset)
    let parts = CellParts(text.text)
    return DirectiveHelp.inspection(of: parts, at: place)
      ?? base.inspection(of: Self.swift(of: parts, text.text), at: place, detailed: detailed)
  }

  /// The Swift of a cell, every character at its place.
  private static func swift(of parts: CellParts, _ source: String) -> String {
    parts.directives.isEmpty ? CellOptions.asComments(source) : parts.swiftOnly
  }

  // MARK: As the engine below

  public func evaluate(_ expressions: [String: String]) -> [String: Result<DisplayBundle, CellError>] {
    base.evaluate(expressions)
  }

  public func variables() -> [CellVariable] { base.variables() }
  public func declares(_ name: String) -> Bool { base.declares(name) }

  public func parts(of path: VariablePath, in range: Range<Int>) -> [CellVariable] {
    base.parts(of: path, in: range)
  }

  public func bundle(of path: VariablePath) -> DisplayBundle? { base.bundle(of: path) }
  public var debugging: CellDebugging? { base.debugging }
  public func add(_ modules: AddedModules) { base.add(modules) }

  public func deliver(_ message: SideMessage, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    base.deliver(message, onEvent: onEvent)
  }

  public var onBackgroundEvent: (@Sendable (BackgroundEvent) -> Void)? {
    get { base.onBackgroundEvent }
    set { base.onBackgroundEvent = newValue }
  }

  public var succeededCells: [CellRequest] { base.succeededCells }

  public func restore(onEvent: @escaping (CellRequest, CellEvent) -> Void) -> CellOutcome {
    base.restore(onEvent: onEvent)
  }

  public func restart() throws {
    packages.forgetSession()
    try base.restart()
  }

  public func shutdown() {
    lock.withLock { runningTask }?.interrupt()
    base.shutdown()
  }
}

/// Something that takes long outside the worker.
protocol InterruptibleTask: AnyObject {
  func interrupt()
}
