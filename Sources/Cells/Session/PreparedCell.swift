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
}

extension CellSession {
  /// Parses, compiles and links; nil for a cell without code. A failure leaves the session as it was.
  func prepare(_ request: CellRequest, isHidden: Bool, onEvent: (CellEvent) -> Void) -> Result<
    PreparedCell?, CellError
  > {
    let names = snapshot.names
    let parsed = ParsedCell(request.source, showsResult: request.showsResult) { names.module(of: $0) }
    if parsed.isEmpty { return .success(nil) }
    let (index, prepared) = compiler.begin(
      textLength: request.source.utf8.count, isOptimised: request.isOptimised(parsed))
    let module = "Cell_\(index)"
    do {
      var cell = parsed.carrying(names.overloadsLeft(by: parsed.declarations))
      let debugged = try isHidden ? nil : compileForDebugger(cell, request, index: index, names: names, onEvent)
      if debugged != nil { prepared?.abandon() }
      var (output, visible) =
        try debugged ?? compile(cell, request, index: index, names: names, prepared: prepared)
      if !output.isCompiled, cell.declarations.count > parsed.declarations.count {
        cell = parsed
        (output, visible) = try compile(cell, request, index: index, names: names)
      }
      guard output.isCompiled else { return .failure(report(request).compilation(output.diagnostics)) }
      if !isHidden { showWarnings(output.diagnostics, request, onEvent) }
      try compiler.link(module: module)
      return try .success(preparedCell(cell, index: index, visible, names))
    } catch is CellCompiler.Cancelled {
      return .failure(interruptionError(request))
    } catch {
      return .failure(report(request).plain(.compilation, "CompileError", String(describing: error)))
    }
  }

  /// The cell with what its object file says.
  private func preparedCell(
    _ parsed: ParsedCell, index: Int, _ visible: SessionNames.Visible, _ names: SessionNames
  ) throws -> PreparedCell {
    let module = "Cell_\(index)"
    guard let object = ObjectFile(path: compiler.path(module, "o")) else {
      throw ChildProcess.StartError(executable: "the cell", reason: "its object file cannot be read")
    }
    let symbols = parsed.storedCount == 0 ? [:] : object.variableSymbols(module: module)
    var variableSymbols: [Int: String] = [:]
    for declaration in parsed.declarations {
      if let place = declaration.storageIndex { variableSymbols[place] = symbols[declaration.name] }
    }
    return PreparedCell(
      index: index, module: module, parsed: parsed, dependencies: visible.dependencies,
      interface: parsed.isPublic
        ? visible.modules : object.cellsInInterface.union(names.modules(of: parsed.interfaceNames)),
      libraries: object.autolinkedLibraries, variableSymbols: variableSymbols, object: object)
  }

  /// Compiles with the imports that the cell's words ask for; if that fails, with everything that the session has,
  /// since a type may be needed that the cell does not name.
  func compile(
    _ parsed: ParsedCell, _ request: CellRequest, index: Int, names: SessionNames,
    probes: Instrumentation? = nil, prepared: PreparedCompilation? = nil
  ) throws -> (CellCompiler.Output, SessionNames.Visible) {
    let body = EditedText(request.source, edits: (probes?.edits ?? []) + parsed.edits)
    update {
      $0.sources.add(
        name: request.name, source: request.shownSource ?? request.source, text: body, module: "Cell_\(index)"
      )
    }
    let isDebugged = probes != nil
    let needed = names.visible(
      mentions: parsed.mentions, interface: parsed.interfaceNames, declared: parsed.declarations,
      keys: parsed.ambientKeys)
    let first = try compile(
      parsed, body, request, index: index, visible: needed, carried: names.imports, isDebugged,
      prepared: prepared)
    if first.isCompiled { return (first, needed) }
    let all = names.visible(
      mentions: parsed.mentions.union(names.names), interface: parsed.interfaceNames,
      declared: parsed.declarations, keys: parsed.ambientKeys)
    if all == needed { return (first, needed) }
    let second = try compile(
      parsed, body, request, index: index, visible: all, carried: names.imports, isDebugged)
    return second.isCompiled ? (second, all) : (first, needed)
  }

  private func compile(
    _ parsed: ParsedCell, _ body: EditedText, _ request: CellRequest, index: Int,
    visible: SessionNames.Visible, carried: [String], _ isDebugged: Bool,
    prepared: PreparedCompilation? = nil
  ) throws -> CellCompiler.Output {
    let text = CellText(
      imports: ["import Lectern"] + carried + (parsed.isPublic ? visible.publicLines : visible.lines),
      index: index, cellName: request.name,
      body: body.text,
      uninitialised: parsed.uninitialised, carried: parsed.declarations.filter { !$0.cellName.isEmpty },
      isDebugged: isDebugged)
    return try compiler.compile(
      module: "Cell_\(index)", text: text.whole, imported: visible.modules.map { "Cell_\($0)" },
      isOptimised: request.isOptimised(parsed), isDebugged: isDebugged, prepared: prepared)
  }

  private func showWarnings(
    _ diagnostics: [Diagnostic], _ request: CellRequest, _ onEvent: (CellEvent) -> Void
  ) {
    let text = DiagnosticText(sources: snapshot.sources, cellName: request.name)
    let warnings = diagnostics.filter {
      $0.severity == .warning && $0.file == request.name && !$0.isAboutCellForm
    }
    let lines = warnings.flatMap(text.lines)
    if !lines.isEmpty { onEvent(.stream(.stderr, lines.joined(separator: "\n") + "\n")) }
  }
}

extension CellRequest {
  fileprivate func isOptimised(_ cell: ParsedCell) -> Bool {
    switch optimization {
    case .automatic: cell.deservesOptimisation
    case .on: true
    case .off: false
    }
  }
}

/// The text that the compiler gets for a cell.
struct CellText {
  var imports: [String]
  var index: Int
  var cellName: String
  var body: String
  var uninitialised: [UninitialisedVariable]
  /// Functions of earlier cells, of which this one replaces overloads.
  var carried: [Declaration]
  /// Whether there are probes in `body`.
  var isDebugged = false

  var whole: String {
    let mark =
      "func _lecternMark\(index)() {}" + (isDebugged ? "; \(Instrumentation.prelude(cell: index))" : "")
    // `#sourceLocation` gives the cell's own name and lines to diagnostics, to `#line`, and to debug information.
    let place = "#sourceLocation(file: \"\(cellName.escapedForLiteral)\", line: 1)"
    let end = isDebugged ? Instrumentation.epilogue + "\n" : ""
    return (imports + [mark, place, body]).joined(separator: "\n") + "\n" + uses + "\n" + earlierFunctions
      + "#sourceLocation()\n" + end
  }

  private var earlierFunctions: String {
    carried.map {
      "#sourceLocation(file: \"\($0.cellName.escapedForLiteral)\", line: \($0.line))\n\($0.text)\n"
    }.joined()
  }

  /// Uses of the variables that have no initial value, so that the compiler checks that they have one by now; at the line
  /// and column of their declarations (the compiler points at the `=`).
  private var uses: String {
    uninitialised.map { variable in
      let indent = String(repeating: " ", count: max(0, variable.column - 3))
      let place = "#sourceLocation(file: \"\(cellName.escapedForLiteral)\", line: \(variable.line))"
      return "\(place)\n\(indent)_ = \(variable.name); \(variable.registration)"
    }.joined(separator: "\n")
  }
}

extension String {
  var escapedForLiteral: String {
    replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
  }
}
