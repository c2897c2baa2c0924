import Foundation

/// A live session of Swift cells: each is compiled to a shared library, loaded into a worker
/// process and run there.
///
/// See docs/cell-engine.md for how it works and why.
public final class CellSession: CellEngine, @unchecked Sendable {
  /// Where the session finds what it needs.
  public let configuration: Configuration
  let folder: SessionFolder
  let compiler: CellCompiler
  let lifetimes = Lifetimes()
  public let debugging: CellDebugging? = CellDebugging()
  /// Held while sourcekitd is asked about a cell that is being written.
  let asking = NSLock()
  /// The file with the cell's text; guarded by `asking`.
  var lastQueryPath: String?
  /// Held while a cell is executed.
  let executing = NSRecursiveLock()
  /// Guards what follows; held for moments only.
  private let guarding = NSLock()
  private var currentWorker: WorkerProcess?
  private var phase = Phase.idle
  private var interruptions = Interruptions()
  /// The run that is under way, and whether whoever asked for it has interrupted it meanwhile.
  private var currentRun = Interruptions.ofNobody
  private var isCancelled: @Sendable () -> Bool = { false }
  private var hasShutDown = false
  private var backgroundHandler: (@Sendable (BackgroundEvent) -> Void)?

  // Changed by the executing thread only; read by others under `guarding`.
  private var state = State()

  private enum Phase { case idle, compiling, running }

  /// What is known of the session's cells.
  struct State {
    var names = SessionNames()
    var sources = CellSources()
    var failed = FailedCells()
    var loadedLibraries: Set<String> = []
    /// As they were when last asked for.
    var variables: [CellVariable] = []
    var succeeded: [CellRequest] = []
    /// Variables that have a value in the worker, also of names that mean something else by now.
    var held: [HeldVariable] = []
    /// The cells that the running cell can reach, and the names it declares.
    var runningDependencies: Set<Int> = []
    var runningNames: Set<String> = []
    /// While a debugger is attached, the running cell's own variables, whether they have their
    /// value yet or not.
    var runningVariables: [HeldVariable] = []
    /// Whether a cell's code runs in the worker, rather than being compiled.
    var isRunning = false
    /// The numbers under which the worker knows cells and messages, and the tags of cells that ran
    /// under them.
    var nextNumber = 1
    var tags: [Int: String] = [:]
    var lastTag = ""
    /// Counts the beginnings and ends of cells, to find out whether one has come since.
    var restCount = 0
  }

  /// Starts the worker and the compiler service; both get ready in the background.
  public init(_ configuration: Configuration) throws {
    self.configuration = configuration
    folder = try SessionFolder()
    compiler = CellCompiler(configuration: configuration, folder: folder.path)
    do {
      try FileManager.default.createDirectory(
        atPath: configuration.moduleCache, withIntermediateDirectories: true)
    } catch {
      throw FileTrouble("cannot make the folder for compiled modules: \(inWords(error))")
    }
    currentWorker = try startWorker()
    TrialParser.shared.start()
    _ = try compiler.runningService()
    executing.lock()
    let isHeld = DispatchSemaphore(value: 0)
    let warmer = Thread { [weak self] in
      guard let self else { return }
      executing.lock()
      isHeld.signal()
      warmUp()
      executing.unlock()
      compiler.startPreparing()  // the first cell does not wait for it
    }
    executing.unlock()
    warmer.stackSize = 8 << 20
    warmer.name = "warm-up"
    warmer.start()
    isHeld.wait()
  }

  deinit { shutdown() }

  /// Compiles and runs cells of no effect, so that the user's first one finds everything loaded.
  private func warmUp() {
    let glue = "import Foundation\n0"
    let request = CellRequest(source: glue, name: "warm-up", showsResult: true)
    let outcome = run(request, number: Interruptions.ofNobody, isHidden: true) { _ in }
    // A compiler that fails here without a reason has found something in its cache that ends it.
    if case .error(let error) = outcome, error.kind == .compilation, compiler.renewCache() {
      _ = run(request, number: Interruptions.ofNobody, isHidden: true) { _ in }
    }
  }

  /// The session's processes and its temporary folder, for the test that nothing of them is left.
  package var traces: (processes: [pid_t], folder: String) {
    ([worker?.processIdentifier, compiler.processIdentifier].compactMap { $0 }, folder.path)
  }

  var worker: WorkerProcess? { guarding.withLock { currentWorker } }
  /// A copy of what is known of the session, for queries while a cell runs.
  var snapshot: State { guarding.withLock { state } }
  func update<Result>(_ body: (inout State) -> Result) -> Result { guarding.withLock { body(&state) } }

  // MARK: Executing

  public func execute(_ request: CellRequest, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    let number = newRun()
    guard beginExecuting({ [self] in isInterrupted(number) || request.isCancelled() }) else {
      return .error(interruptionError(request))
    }
    defer {
      checkInvariants()
      executing.unlock()
    }
    return run(request, number: number, isHidden: false, onEvent: onEvent)
  }

  func newRun() -> Int { guarding.withLock { interruptions.newRun() } }

  private func isInterrupted(_ run: Int) -> Bool { guarding.withLock { interruptions.isInterrupted(run) } }

  /// Waits until nothing else is executed, unless it is interrupted before.
  private func beginExecuting(_ isInterrupted: () -> Bool) -> Bool {
    while !executing.lock(before: Date(timeIntervalSinceNow: 0.05)) {
      if isInterrupted() { return false }
    }
    if isInterrupted() {
      executing.unlock()
      return false
    }
    return true
  }

  /// Whether what is executed has been interrupted.
  private var isInterrupted: Bool {
    let (isAsked, isCancelled) = guarding.withLock {
      (interruptions.isInterrupted(currentRun), self.isCancelled)
    }
    return isAsked || isCancelled()
  }

  /// `isHidden`: the cell leaves no names behind.
  func run(
    _ request: CellRequest, number: Int, isHidden: Bool, onEvent: @escaping (CellEvent) -> Void
  ) -> CellOutcome {
    defer {
      setPhase(.idle)
      loadCompletionsSoon()
    }
    guarding.withLock {
      state.restCount += 1
      currentRun = number
      isCancelled = request.isCancelled
      phase = .compiling
      compiler.begin()
    }
    let cell: PreparedCell
    switch prepare(request, isHidden: isHidden, onEvent: onEvent) {
    case .failure(let error): return .error(error)
    case .success(nil): return .ok
    case .success(let prepared?): cell = prepared
    }
    setPhase(.running)
    if isInterrupted { return .error(interruptionError(request)) }
    return load(cell, request, isHidden: isHidden, onEvent: onEvent)
  }

  private func setPhase(_ new: Phase) {
    guarding.withLock {
      phase = new
      if new == .idle { state.isRunning = false }
    }
  }

  func report(_ request: CellRequest) -> ErrorReport { report(request.name) }

  func report(_ cellName: String) -> ErrorReport {
    ErrorReport(sources: snapshot.sources, toolchain: configuration.toolchain, cellName: cellName)
  }

  func interruptionError(_ request: CellRequest) -> CellError {
    report(request).plain(.interrupted, "KeyboardInterrupt", "")
  }

  /// Runs a compiled cell in the worker and notes what it has declared.
  private func load(
    _ cell: PreparedCell, _ request: CellRequest, isHidden: Bool, onEvent: @escaping (CellEvent) -> Void
  ) -> CellOutcome {
    let worker: WorkerProcess
    do { worker = try readyWorker(unless: { [self] in isInterrupted }) } catch is CellCompiler.Cancelled {
      return .error(interruptionError(request))
    } catch {
      return .error(report(request).plain(.workerDied, "WorkerDied", inWords(error)))
    }
    if !isHidden, let notice = worker.takeNotice() { onEvent(.stream(.stderr, notice)) }
    lifetimes.add(cell.object, cell: cell.index, module: cell.module)
    let releases = releasesDuring(cell)
    update { state in
      state.isRunning = true
      state.runningDependencies = cell.dependencies
      state.runningNames = Set(cell.parsed.declarations.map(\.name))
      state.runningVariables =
        debugging?.isAttached == true ? cell.heldVariables(isWhole: true, definedMark: 0) : []
    }
    debugging?.beginCell()
    let number = nextNumber(tag: isHidden ? nil : request.tag)
    let filter = EventFilter(allowsInput: request.allowsInput, onEvent: onEvent)
    let last = waitForEnd(filter) { receiver in
      worker.run(number: number, runFrame(cell, releases), receiver: receiver)
      // An interruption since the compilation's end came to a worker that did not know of the cell
      // yet.
      if isInterrupted { worker.interrupt() }
    }
    switch last {
    case .ended(let ending):
      if ending.isFatal {
        replaceWorker()
      } else {
        remember(cell, ending, request, isHidden: isHidden)
        settleValues(after: cell, ending, released: releases, onEvent: onEvent)
      }
      return report(request).ending(ending).map(CellOutcome.error) ?? .ok
    case .died(let reason):
      let error = report(request).workerDied(reason)
      replaceWorker()
      return .error(error)
    case .event, .answer:
      return .ok
    }
  }

  /// Starts something that the worker does, and waits until it has ended or died.
  func waitForEnd(_ filter: EventFilter, start: (@escaping (WorkerProcess.Message) -> Void) -> Void)
    -> WorkerProcess.Message
  {
    let finished = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var last = WorkerProcess.Message.died("no answer")
    start { message in
      switch message {
      case .event(let event): filter.pass(event)
      case .answer(let bytes): filter.onAnswer(bytes)
      case .ended, .died:
        last = message
        finished.signal()
      }
    }
    finished.wait()
    return last
  }

  /// A number for a cell or a message. With `tag`, what comes late under that number is given back
  /// with it.
  func nextNumber(tag: String?) -> Int {
    update { state in
      defer { state.nextNumber += 1 }
      if let tag {
        state.tags[state.nextNumber] = tag
        state.lastTag = tag
      }
      return state.nextNumber
    }
  }

  private func remember(_ cell: PreparedCell, _ ending: Ending, _ request: CellRequest, isHidden: Bool) {
    guard ending.kind != .unloaded, !isHidden else { return }
    update { state in
      state.names.add(
        cell, cellName: request.name, definedMark: ending.definedMark, isWhole: ending.kind == .well)
      let declared = cell.parsed.declarations.map(\.name)
      if ending.kind == .well {
        state.succeeded.append(request)
        state.failed.remove(declared)
      } else {
        state.failed.add(declared, cell: request.name)
        state.failed.remove(state.names.liveNames(of: cell.index))
      }
    }
  }

  /// What the worker has to know to run a cell (see lectern-worker/cells/cell.c).
  private func runFrame(_ cell: PreparedCell, _ releases: [(mark: Int, variable: HeldVariable)]) -> [UInt8] {
    var frame: [UInt8] = []
    func add(_ text: String) { frame += Array(text.utf8) + [0] }
    func add(_ number: Int) { frame += [UInt8](littleEndian: number) }
    add(compiler.path(cell.module, "so"))
    add(CellCompiler.entry(cell.module))
    add(cell.index)
    let libraries = newLibraries(cell)
    add(libraries.count)
    libraries.forEach(add)
    let conformances = cell.repeatedConformances.filter { !$0.isGeneric }
    add(conformances.count)
    for conformance in conformances {
      add(conformance.former)
      add(conformance.symbol)
    }
    add(cell.parsed.storedCount)
    for place in 0..<cell.parsed.storedCount { add(cell.variableSymbols[place] ?? "") }
    add(releases.count)
    for (mark, variable) in releases {
      add(mark)
      add(variable.cell)
      add(variable.index)
    }
    return frame
  }

  /// Libraries that the cell's imports need and that the worker has not loaded yet.
  private func newLibraries(_ cell: PreparedCell) -> [String] {
    update { state in
      let new = (compiler.addedModules.libraries + cell.libraries).filter {
        !state.loadedLibraries.contains($0)
      }
      state.loadedLibraries.formUnion(new)
      return new
    }
  }

  // MARK: Worker

  /// Waits until the worker can run something; throws ``CellCompiler/Cancelled`` when
  /// `isInterrupted` before.
  func readyWorker(unless isInterrupted: () -> Bool = { false }) throws -> WorkerProcess {
    guard let worker else { throw WorkerProcess.StartError(description: "the session has been shut down") }
    guard try worker.waitUntilReady(unless: isInterrupted) else { throw CellCompiler.Cancelled() }
    return worker
  }

  private func startWorker() throws -> WorkerProcess {
    let worker = try WorkerProcess(configuration) { [weak self] number, message in
      self?.passOn(message, ofNumber: number)
    }
    worker.onDebuggerFrame = { [debugging] in debugging?.receive($0) }
    debugging?.connect { [weak worker] in worker?.command($0) }
    return worker
  }

  private func passOn(_ message: WorkerProcess.Message, ofNumber number: Int) {
    let (handler, tag) = guarding.withLock { (backgroundHandler, state.tags[number] ?? state.lastTag) }
    switch message {
    case .event(let event): handler?(BackgroundEvent(tag: tag, content: .event(event)))
    case .ended(let ending):
      guard let handler, let error = report("").ending(ending) else { return }
      handler(BackgroundEvent(tag: tag, content: .error(error)))
    case .answer, .died: break
    }
  }

  public var onBackgroundEvent: (@Sendable (BackgroundEvent) -> Void)? {
    get { guarding.withLock { backgroundHandler } }
    set { guarding.withLock { backgroundHandler = newValue } }
  }

  /// A new worker, in which nothing is declared.
  func replaceWorker() {
    defer { debugging?.forgetWorker() }
    guarding.withLock {
      currentWorker?.kill()
      currentWorker = hasShutDown ? nil : try? startWorker()
      state.names = SessionNames()
      state.failed = FailedCells()
      state.variables = []
      state.held = []
      lifetimes.forget()
      state.loadedLibraries = []
    }
  }

  public func interrupt() {
    let (worker, isCompiling) = guarding.withLock {
      interruptions.interrupt()
      let isMeant = interruptions.isInterrupted(currentRun)
      switch phase {
      case .idle: return (currentWorker, false)  // it may be dealing with a message
      case .compiling: return (nil, isMeant)
      case .running: return (isMeant ? currentWorker : nil, false)
      }
    }
    worker?.interrupt()
    if isCompiling {
      SourceParser.giveUp()
      compiler.cancel()
    }
  }

  public func restart() throws {
    interrupt()
    worker?.kill()
    executing.withLock {
      replaceWorker()
      compiler.forgetAddedModules()
      update { $0.succeeded = [] }
    }
    guard worker != nil else {
      throw WorkerProcess.StartError(description: "the worker does not start again")
    }
  }

  public func shutdown() {
    let worker: WorkerProcess? = guarding.withLock {
      hasShutDown = true
      defer { currentWorker = nil }
      return currentWorker
    }
    worker?.kill()
    compiler.shutDown()
    folder.remove()
  }
}

/// Lets through what the request asks for.
struct EventFilter {
  var allowsInput = false
  var onEvent: (CellEvent) -> Void = { _ in }
  var onAnswer: ([UInt8]) -> Void = { _ in }

  func pass(_ event: CellEvent) {
    if case .inputRequest(_, _, let reply) = event, !allowsInput { return reply(nil) }
    onEvent(event)
  }
}
