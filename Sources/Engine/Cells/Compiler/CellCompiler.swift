import Foundation
import OrderedJSON

/// Turns a cell's text into a shared library.
final class CellCompiler {
  let configuration: CellSession.Configuration
  let folder: String
  let stubs: ModuleStubs
  let lock = NSLock()
  private(set) var service: CompilerService?
  private var isCancelled = false
  /// Guarded by `lock`.
  var hasRenewedCache = false
  private var added = AddedModules()
  /// How many requests are under way, and when the last has ended; guarded by `lock`.
  private var requests = 0
  private var lastEnd = ContinuousClock.now
  private var restTimer: (any DispatchSourceTimer)?
  let spares = SpareCompilations()
  let kept: KeptFiles
  /// Held while the folder is mended.
  let mending = NSLock()
  /// nil as long as nothing can be prepared.
  var gateModule: GateModule?
  /// The first cell whose module has no place yet; changed only while spares are refilled.
  var endOfPlaces = 1

  /// What came of it.
  struct Output {
    var diagnostics: [Diagnostic]
    /// Whether there is an object file.
    var isCompiled: Bool

    /// How many errors of one cell are looked at, and how many warnings: nobody reads more.
    private static let mostDiagnostics = 200

    init(_ all: [Diagnostic], isCompiled: Bool) {
      var counts: [Diagnostic.Severity: Int] = [:]
      diagnostics = all.filter { diagnostic in
        counts[diagnostic.severity, default: 0] += 1
        return counts[diagnostic.severity, default: 0] <= Self.mostDiagnostics
      }
      self.isCompiled = isCompiled
    }
  }

  /// A compilation that was ended by ``cancel()``.
  struct Cancelled: Error {}

  init(configuration: CellSession.Configuration, folder: String) {
    self.configuration = configuration
    self.folder = folder
    kept = KeptFiles(folder: folder)
    stubs = ModuleStubs(moduleCache: configuration.moduleCache)
    startRestTimer()
  }

  deinit { restTimer?.cancel() }

  func path(_ module: String, _ suffix: String) -> String { "\(folder)/\(module).\(suffix)" }

  // MARK: Service

  /// The running service; started, or started again after its end.
  func runningService() throws -> CompilerService {
    try lock.withLock {
      if let service, service.isAlive { return service }
      let started = try CompilerService(
        executable: configuration.compilerExecutable, library: configuration.toolchain.sourceKit,
        options: Self.keepingEffects, environment: configuration.childEnvironment)
      service = started
      return started
    }
  }

  /// The answer of the service to what concerns no cell that runs; nil if there is none within 20
  /// seconds. Then a new service is started with the next request: some texts keep the compiler
  /// busy for hours.
  func question(_ fields: [(key: String, value: CompilerService.Value)]) -> JSON? {
    beginRequest()
    defer { endRequest() }
    guard let asked = try? runningService() else { return nil }
    do { return try asked.answer(to: asked.send(fields), within: 20) } catch CompilerService.ServiceError.late
    {
      lock.withLock { if service === asked { service = nil } }
      asked.kill()
    } catch {}
    return nil
  }

  /// Forgets an earlier ``cancel()``: called when a cell begins.
  func begin() { lock.withLock { isCancelled = false } }

  /// Ends a compilation that is under way, or about to begin. Compiling cannot be stopped half-way,
  /// so the service is ended; the next request starts a new one.
  func cancel() {
    lock.withLock {
      isCancelled = true
      service?.kill()
      service = nil
    }
  }

  /// Whether what was begun last has been ended by ``cancel()``.
  var wasCancelled: Bool { lock.withLock { isCancelled } }

  var processIdentifier: pid_t? { lock.withLock { service?.processIdentifier } }

  func shutDown() {
    spares.removeAll()
    lock.withLock {
      service?.kill()
      service = nil
    }
  }

  // MARK: Rest

  private func beginRequest() { lock.withLock { requests += 1 } }

  private func endRequest() {
    lock.withLock {
      requests -= 1
      lastEnd = ContinuousClock.now
    }
  }

  private func startRestTimer() {
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    let rest = configuration.compilerRest / .seconds(1)
    timer.schedule(deadline: .now() + rest, repeating: rest / 10, leeway: .milliseconds(100))
    timer.setEventHandler { [weak self] in self?.restIfIdle() }
    timer.resume()
    restTimer = timer
  }

  private func restIfIdle() {
    let isResting = lock.withLock {
      guard requests == 0, let idle = service, ContinuousClock.now - lastEnd > configuration.compilerRest
      else { return false }
      idle.kill()
      service = nil
      return true
    }
    if isResting { spares.removeAll() }
  }

  // MARK: Modules that were added

  func add(_ modules: AddedModules) { lock.withLock { added.formUnion(modules) } }
  func forgetAddedModules() { lock.withLock { added = AddedModules() } }
  var addedModules: AddedModules { lock.withLock { added } }

  // MARK: Compiling

  /// The arguments that all requests about a cell share.
  ///
  /// - Parameter modules: the folder with the modules of earlier cells that it may find; by default
  ///   that of all.
  func commonArguments(module: String, modules: String? = nil) -> [String] {
    [
      "-I", modules ?? folder, "-I", configuration.modulesFolder, "-I", stubs.folder, "-I", gateFolder,
      "-module-name", module,
      "-enable-testing",
      // Private members can be used from other cells' extensions.
      "-enable-private-imports",
      "-module-cache-path", configuration.moduleCache, "-swift-version", "5", "-enable-bare-slash-regex",
    ] + addedModules.compilerArguments
  }

  /// What a cell is compiled with beyond the usual, where the compiler has objected to it in that
  /// (see ``CellForm``).
  struct Concessions: Equatable {
    /// Whether access control is off: extensions of earlier cells' types see private members, and
    /// give types conformances that the compiler wants to be public.
    var opensAccess = false
    /// Whether the rules are those of Swift 4.2, in which an initialiser may give values to the
    /// properties of another module's struct (SE-0189 has ended that).
    var initialisesEarlierStructs = false
    /// Whether the optimiser is left out, since it has failed.
    var isUnoptimised = false
    /// Whether an expression may take the compiler all the time that it takes in one file.
    var takesItsTime = false
  }

  /// How a cell is compiled.
  struct Options: Equatable {
    var isOptimised: Bool
    /// Whether `assert` and the messages of `precondition` are wanted though it is optimised.
    var asserts = false
    /// Whether its functions are for itself alone, not to be inlined into other cells.
    var keepsToItself = false
    /// Whether it has probes in it.
    var isDebugged = false
    var concessions = Concessions()

    fileprivate var usesOptimiser: Bool { isOptimised && !isDebugged && !concessions.isUnoptimised }
  }

  /// - Parameters:
  ///   - source: the file with its text; by default the module's own.
  ///   - modules: the folder with the modules of earlier cells that it may find; by default one of
  ///     its own.
  func arguments(
    module: String, _ options: Options, source: String? = nil, modules: String? = nil
  ) -> [String] {
    [
      "-c", source ?? path(module, "swift"), "-o", path(module, "o"), "-emit-module-path",
      path(module, "swiftmodule"),
    ]
      + commonArguments(module: module, modules: modules ?? path(module, "imports"))
      + [
        "-wmo", options.usesOptimiser ? "-O" : "-Onone", "-gline-tables-only",
        "-Xfrontend", "-function-sections",  // for CodeGraph
        "-Xfrontend",
        "-entry-point-function-name",
        "-Xfrontend", Self.entry(module),
      ]
      + (options.concessions.initialisesEarlierStructs ? ["-swift-version", "4.2"] : [])
      + (options.concessions.takesItsTime ? [] : Self.secondForExpressions)
      // Not for all cells: the library's own checks would be those of a debug build too, in every
      // loop.
      + (options.asserts ? ["-assert-config", "Debug"] : [])
      // A debugger looks at variables also while the statement that it has stopped in changes them.
      + (options.isDebugged ? ["-enforce-exclusivity=unchecked"] : [])
      + (options.usesOptimiser && !options.keepsToItself ? Self.acrossCells : [])
      + (options.concessions.opensAccess ? ["-Xfrontend", "-disable-access-control"] : [])
  }

  /// Who has made a mistake need not wait for the ten seconds that the compiler gives itself for an
  /// expression.
  static let secondForExpressions = ["-Xfrontend", "-solver-expression-time-threshold=1"]

  /// Functions and types of one cell are as fast in the loops of another as in one file; what traps
  /// in them has its lines there too.
  private static let acrossCells = [
    "-cross-module-optimization", "-Xfrontend", "-experimental-serialize-debug-info",
  ]

  /// What a cell has done when code behind it traps stays done: variables have what was assigned
  /// to them, and a loop has printed what it printed in its rounds before. In a program nobody sees
  /// a variable after a trap; in a session they live on, and a student looks for the mistake by
  /// them. So some passes of the optimiser are left out:
  /// - one leaves out what is stored before a trap that it foresees,
  /// - one keeps variables in registers to a loop's end,
  /// - one lets the former value of an `inout` argument go before the new one is made,
  /// - one checks before a loop that all its indices are in bounds.
  ///
  /// swift/include/swift/SILOptimizer/PassManager/Passes.def (where the second was called `licm`
  /// before Swift 6.2); lib/SILOptimizer/LoopTransforms/BoundsCheckOpts.cpp.
  private static let keepingEffects = [
    "-sil-disable-pass=dead-store-elimination", "-sil-disable-pass=loop-invariant-code-motion",
    "-sil-disable-pass=licm", "-sil-disable-pass=destroy-addr-hoisting", "-enable-abc-hoisting=false",
  ]

  static func entry(_ module: String) -> String { "\(module)_main" }

  /// Compiles `text` as `module`; throws ``Cancelled`` or what kept the compiler from running.
  ///
  /// - Parameters:
  ///   - imported: the modules of earlier cells that it can find.
  ///   - prepared: a compilation of that module which has begun.
  func compile(
    module: String, text: String, imported: [String], _ options: Options,
    prepared: PreparedCompilation? = nil
  ) throws -> Output {
    beginRequest()
    defer {
      prepareSpares()
      endRequest()
    }
    let isMended = mendFolder(needing: imported)
    if isMended { prepared?.endAndWait() }
    if !isMended, let prepared,
      let output = try finish(prepared, module: module, text: text, imported: imported)
    {
      return output
    }
    try makeFolder(path(module, "imports"), of: imported)
    defer { try? FileManager.default.removeItem(atPath: path(module, "imports")) }
    var isFresh = false
    var supplied: Set<String> = []
    while true {
      let output = try compileOnce(module: module, text: text, options)
      if output.isCompiled { return output }
      if isCacheDamaged(by: output.diagnostics), renewCache() { continue }
      let isExplained = output.diagnostics.contains { $0.severity == .error }
      let missing = stubs.add(missingIn: output.diagnostics)
      let isMended = !missing.isSubset(of: supplied)
      supplied.formUnion(missing)
      if isExplained, !isMended { return output }
      // A service that has missed a module goes on failing, without a reason, when its stand-in is
      // there: a new one sees it. At the last a compiler of its own for the cell gives the reason.
      if isFresh, !isMended {
        return try compileBySpawning(
          module: module,
          arguments: arguments(module: module, options))
      }
      shutDown()
      isFresh = true
    }
  }

  /// A folder with links to the modules' files.
  func makeFolder(_ folder: String, of modules: [String]) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for module in modules { symlink(path(module, "swiftmodule"), "\(folder)/\(module).swiftmodule") }
  }

  /// nil if it has to be compiled from the beginning.
  private func finish(_ prepared: PreparedCompilation, module: String, text: String, imported: [String])
    throws
    -> Output?
  {
    if lock.withLock({ isCancelled }) {
      prepared.abandon()
      throw Cancelled()
    }
    do {
      try? FileManager.default.removeItem(atPath: visibleFolder)
      try makeFolder(visibleFolder, of: imported)
      // The file is for people who look for what was compiled.
      guard
        let answer = try prepared.finish(
          text,
          meanwhile: {
            try? text.write(toFile: path(module, "swift"), atomically: false, encoding: .utf8)
            prepareSpares()
          })
      else { return nil }
      let output = Self.output(answer)
      // Whatever has gone wrong that is not the cell's fault, is seen to when it is compiled from
      // the beginning.
      if output.isCompiled { return hasMark(module) ? output : nil }
      if isCacheDamaged(by: output.diagnostics) { return nil }
      let isExplained = output.diagnostics.contains { $0.severity == .error }
      // Nor is it the cell's fault that a module of ours was not found.
      if output.diagnostics.contains(where: \.missesOwnModule) { return nil }
      return isExplained && stubs.add(missingIn: output.diagnostics).isEmpty ? output : nil
    } catch {
      if lock.withLock({ isCancelled }) { throw Cancelled() }
      return nil
    }
  }

  /// Whether the object file has come from the cell's text.
  private func hasMark(_ module: String) -> Bool {
    let mark = Data("_lecternMark\(module.dropFirst("Cell_".count))".utf8)
    return FileManager.default.contents(atPath: path(module, "o"))?.range(of: mark) != nil
  }

  private static func output(_ answer: JSON) -> Output {
    let diagnostics = (answer["key.diagnostics"]?.arrayValue ?? []).compactMap(Diagnostic.init)
    return Output(diagnostics, isCompiled: answer["key.value"]?.intValue == 0)
  }

  private func compileOnce(module: String, text: String, _ options: Options) throws -> Output {
    if lock.withLock({ isCancelled }) { throw Cancelled() }
    try text.write(toFile: path(module, "swift"), atomically: false, encoding: .utf8)
    let arguments = arguments(module: module, options)
    do {
      // Under a name that it knows from a text with the same arguments, the compiler looks at the
      // bodies of functions alone that have changed, and finds local variables used before they are
      // declared (SourceKit, `CompileInstance::performCachedSemaIfPossible`).
      let name = UUID().uuidString
      let service = try runningService()
      let answer = try service.request([
        ("key.request", .uid("source.request.compile")), ("key.name", .string(name)),
        ("key.compilerargs", .strings(arguments)),
      ])
      service.forget(compilation: name)
      return Self.output(answer)
    } catch {
      if lock.withLock({ isCancelled }) { throw Cancelled() }
      return try compileBySpawning(module: module, arguments: arguments)
    }
  }

  /// The slower way, for when the service does not run: a compiler process for the cell.
  private func compileBySpawning(module: String, arguments: [String]) throws -> Output {
    let file = path(module, "dia")
    defer { try? FileManager.default.removeItem(atPath: file) }
    let result = try runTool(
      configuration.toolchain.compiler,
      arguments + Self.keepingEffects.flatMap { ["-Xllvm", $0] } + [
        "-diagnostic-style", "llvm", "-Xfrontend", "-serialize-diagnostics-path", "-Xfrontend", file,
      ],
      environment: configuration.childEnvironment)
    let serialized = FileManager.default.contents(atPath: file).flatMap {
      SerializedDiagnostics.read(Array($0))
    }
    let diagnostics = serialized ?? parseDiagnostics(result.output)
    return Output(diagnostics, isCompiled: result.status == 0)
  }

  // MARK: Linking

  /// Links the object file of `module`. Symbols stay open: they are found among what the worker has
  /// loaded.
  func link(module: String) throws {
    let output = path(module, "so")
    let result = try runTool(
      configuration.toolchain.linker,
      [
        "-shared", "--unresolved-symbols=ignore-all", "--eh-frame-hdr", "--hash-style=gnu", "-o", output,
        configuration.toolchain.runtimeObject, path(module, "o"),
      ] + addedModules.linkerFlags)
    guard result.status == 0 else {
      throw ChildProcess.StartError(executable: configuration.toolchain.linker, reason: result.output)
    }
    keepFiles(of: module)
  }
}
