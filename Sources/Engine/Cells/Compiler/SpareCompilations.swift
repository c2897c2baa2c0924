import Foundation

/// Compilations that wait for their cells, one with the optimiser and one without; and the numbers
/// of cells.
final class SpareCompilations: @unchecked Sendable {
  private let lock = NSLock()
  private var nextNumber = 1
  private var waiting: [Bool: PreparedCompilation] = [:]

  /// The number of a new cell, and the compilation that has begun for it, if there is one that
  /// `suits`.
  func take(isOptimised: Bool, where suits: (PreparedCompilation) -> Bool) -> (
    number: Int, prepared: PreparedCompilation?
  ) {
    lock.withLock {
      let spare = waiting.removeValue(forKey: isOptimised)
      if let spare, suits(spare), nextNumber <= spare.end { return (spare.number, spare) }
      spare?.abandon()
      return (newNumber(), nil)
    }
  }

  /// A number for a cell that is compiled from the beginning.
  func number() -> Int { lock.withLock { newNumber() } }

  /// Begins those that are missing by `begin`, which gets a number and the kind; those that are not
  /// `usable` any more go.
  func refill(where usable: (PreparedCompilation) -> Bool, begin: (Int, Bool) -> PreparedCompilation?) {
    lock.withLock {
      for isOptimised in [false, true] {
        // Renewed in good time before cells come that it does not know.
        if let spare = waiting[isOptimised], !usable(spare) || nextNumber + 8 > spare.end {
          waiting.removeValue(forKey: isOptimised)?.abandon()
        }
        if waiting[isOptimised] == nil { waiting[isOptimised] = begin(newNumber(), isOptimised) }
      }
    }
  }

  func removeAll() {
    lock.withLock {
      waiting.values.forEach { $0.abandon() }
      waiting = [:]
    }
  }

  private func newNumber() -> Int {
    defer { nextNumber += 1 }
    return nextNumber
  }
}

extension CellCompiler {
  var gateFolder: String { "\(folder)/gate" }
  /// Links to the modules that the cell being compiled may find.
  var visibleFolder: String { "\(folder)/visible" }
  /// Where prepared compilations look for modules: a link for each cell, also for some to come, to
  /// its place in ``visibleFolder``. The compiler lists a folder once, at the start; where a link
  /// leads it looks when it needs it.
  var placesFolder: String { "\(folder)/places" }
  private static let placesAhead = 64

  /// The number of a new cell, and its compilation if it has begun.
  ///
  /// - Parameter isUsual: whether the usual options are right for it.
  func begin(textLength: Int, _ options: Options, isUsual: Bool) -> (
    number: Int, prepared: PreparedCompilation?
  ) {
    let isOptimised = options.isOptimised
    if !isUsual || options != Options(isOptimised: isOptimised) { return (spares.number(), nil) }
    // Text that the engine adds is far shorter than the other half.
    let fits = textLength < PreparedCompilation.capacity / 2
    return spares.take(isOptimised: isOptimised) { fits && isUsable($0) }
  }

  private func isUsable(_ spare: PreparedCompilation) -> Bool {
    spare.isAlive && spare.addedArguments == addedModules.compilerArguments
  }

  /// Begins the compilations of cells to come. Takes a moment only: what the compiler does goes on
  /// in its process.
  func prepareSpares() {
    guard let gate = gateModule, let service = lock.withLock({ self.service }), service.isAlive else {
      return
    }
    spares.refill(where: isUsable) { number, isOptimised in
      let module = "Cell_\(number)"
      let end = number + Self.placesAhead
      while endOfPlaces < end {
        addPlace(endOfPlaces)
        endOfPlaces += 1
      }
      let folder = path(module, "gate")
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      let source = path(module, "prepared.swift")
      return PreparedCompilation(
        module: module, number: number, end: end, addedArguments: addedModules.compilerArguments,
        files: (source: source, folder: folder),
        arguments: arguments(
          module: module, Options(isOptimised: isOptimised), source: source, modules: placesFolder),
        gate: gate, service: service)
    }
  }

  /// Compiles the gate and begins the first compilations.
  func startPreparing() {
    guard let service = lock.withLock({ self.service }) else { return }  // the session has ended already
    let module = GateModule.name
    let file = "\(gateFolder)/\(module).swiftmodule"
    for folder in [gateFolder, placesFolder] {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }
    let source = "\(gateFolder)/\(module).swift"
    try? "".write(toFile: source, atomically: false, encoding: .utf8)
    _ = try? service.request([
      ("key.request", .uid("source.request.compile")), ("key.name", .string(module)),
      (
        "key.compilerargs",
        .strings([
          "-c", source, "-o", "\(gateFolder)/\(module).o", "-emit-module-path", file, "-module-name", module,
          "-parse-stdlib", "-wmo", "-Onone", "-module-cache-path", configuration.moduleCache,
        ])
      ),
    ])
    kept.keep(file)
    lock.withLock { gateModule = GateModule(path: file) }
    prepareSpares()
  }
}
