import Foundation

/// A cell that has been compiled and linked, ready to be loaded.
struct PreparedCell {
  var index: Int
  var module: String
  var parsed: ParsedCell
  var dependencies: Set<Int>
  /// The cells whose types are in the types of its declarations.
  var interface: Set<Int>
  /// Libraries that its code asks for.
  var libraries: [String]
  /// The symbols of its stored variables, by their places.
  var variableSymbols: [Int: String]
  var object: ObjectFile
  /// What it declares, by meaning.
  var symbols: DeclaredSymbols
  /// The conformances among it that earlier cells have declared too.
  var repeatedConformances: [RepeatedConformance]
}

/// Why a cell has not been prepared.
enum Rejection: Error {
  /// What the compiler says.
  case diagnosed([Diagnostic])
  case other(CellError)
}

extension CellSession {
  /// Parses, compiles and links the text as it stands; nil for a cell without code. A failure
  /// leaves the session as it was.
  func prepareAsWritten(_ request: CellRequest, isHidden: Bool, onEvent: (CellEvent) -> Void) -> Result<
    PreparedCell?, Rejection
  > {
    let names = snapshot.names
    let parsed: ParsedCell
    do { parsed = try parse(request, names) } catch Refusal.unfinished {
      return .failure(.other(interruptionError(request)))
    } catch {
      return .failure(.other(report(request).plain(.compilation, "CompileError", inWords(error))))
    }
    if parsed.isEmpty { return .success(nil) }
    let (index, prepared) = compiler.begin(
      textLength: request.source.utf8.count, request.options(parsed),
      isUsual: !parsed.inheritsEarlierClass(names))
    let module = "Cell_\(index)"
    do {
      let given = parsed.giving(names.pending)
      var cell = given.carrying(names.overloadsLeft(by: parsed.declarations))
        .carrying(names.membersLeft(by: parsed))
      let debugged =
        try isHidden ? nil : compileForDebugger(cell, request, index: index, names: names, onEvent)
      if debugged != nil { prepared?.abandon() }
      var result =
        try debugged ?? compile(cell, request, index: index, names: names, prepared: prepared)
      if !result.output.isCompiled, cell.isCarrying {
        cell = given
        result = try compile(cell, request, index: index, names: names)
      }
      var output = result.output
      if let arrangement = request.arrangement {
        let places = DiagnosticPlaces(text: arrangement, start: 0, cellName: request.name)
        output.diagnostics = output.diagnostics.map(places.located)
      }
      guard output.isCompiled else { return .failure(.diagnosed(output.diagnostics)) }
      let object = try objectFile(of: module)
      let symbols = DeclaredSymbols(object, module: module)
      let repeated = names.conformances(repeatedBy: symbols)
      let kept = names.keptConformances(repeated, of: parsed, cellName: request.name)
      if !isHidden {
        let own =
          kept + parsed.misreadingWarnings(cellName: request.name)
          + warningsOfFailedNames(request, parsed)
        showWarnings(output.diagnostics + own, request, onEvent)
      }
      try object.renameModule(module, in: compiler.path(module, "o"))
      try compiler.link(module: module)
      return .success(
        preparedCell(result.cell, index: index, result.visible, names, object, symbols, repeated))
    } catch is CellCompiler.Cancelled {
      return .failure(.other(interruptionError(request)))
    } catch {
      return .failure(.other(report(request).plain(.compilation, "CompileError", inWords(error))))
    }
  }

  private func parse(_ request: CellRequest, _ names: SessionNames) throws -> ParsedCell {
    try SourceParser.parse(request.source) { tree in
      ParsedCell(request.source, tree, showsResult: request.showsResult) { names.module(of: $0) }
    }
  }

  /// The cell with what its object file says.
  private func preparedCell(
    _ parsed: ParsedCell, index: Int, _ visible: SessionNames.Visible, _ names: SessionNames,
    _ object: ObjectFile, _ declared: DeclaredSymbols, _ repeated: [RepeatedConformance]
  ) -> PreparedCell {
    let module = "Cell_\(index)"
    let symbols = parsed.storedCount == 0 ? [:] : object.variableSymbols(module: module)
    var variableSymbols: [Int: String] = [:]
    for declaration in parsed.declarations {
      if let place = declaration.storageIndex { variableSymbols[place] = symbols[declaration.name] }
    }
    return PreparedCell(
      index: index, module: module, parsed: parsed, dependencies: visible.dependencies,
      interface: parsed.isPublic
        ? visible.modules : object.cellsInInterface.union(names.modules(of: parsed.interfaceNames)),
      libraries: object.autolinkedLibraries, variableSymbols: variableSymbols, object: object,
      symbols: declared, repeatedConformances: repeated)
  }

  private func objectFile(of module: String) throws -> ObjectFile {
    guard let object = ObjectFile(path: compiler.path(module, "o")) else {
      throw ChildProcess.StartError(executable: "the cell", reason: "its object file cannot be read")
    }
    return object
  }

  private func showWarnings(
    _ diagnostics: [Diagnostic], _ request: CellRequest, _ onEvent: (CellEvent) -> Void
  ) {
    guard request.showsWarnings else { return }
    let text = DiagnosticText(sources: snapshot.sources, cellName: request.name)
    if let warnings = WarningDisplay(diagnostics, text: text) { onEvent(.display(warnings.bundle, id: nil)) }
  }
}

extension CellRequest {
  /// How the cell is compiled, if nothing in it asks for another form.
  func options(_ cell: ParsedCell) -> CellCompiler.Options {
    let isOptimised = isOptimised(cell)
    return CellCompiler.Options(
      isOptimised: isOptimised, asserts: isOptimised && cell.asserts,
      keepsToItself: isOptimised && cell.hasLocalTypes)
  }

  private func isOptimised(_ cell: ParsedCell) -> Bool {
    switch optimization {
    case .automatic: cell.deservesOptimisation
    case .on: true
    case .off: false
    }
  }
}
