/// What came of a cell's compilation.
struct CellCompilation {
  var output: CellCompiler.Output
  var visible: SessionNames.Visible
  /// The cell in the form in which it was compiled.
  var cell: ParsedCell

  fileprivate func hasFewerErrors(than other: CellCompilation?) -> Bool {
    guard let other else { return true }
    return output.errorCount < other.output.errorCount
  }
}

extension CellCompiler.Output {
  fileprivate var errorCount: Int { diagnostics.count { $0.severity == .error } }
}

extension CellSession {
  /// Compiles a cell, in other forms where the usual one does not go (see ``CellForm``). Of errors
  /// those of the last form but that with everything imported are the ones to show.
  func compile(
    _ parsed: ParsedCell, _ request: CellRequest, index: Int, names: SessionNames,
    probes: Instrumentation? = nil, prepared: PreparedCompilation? = nil
  ) throws -> CellCompilation {
    var (parsed, form, prepared) = (parsed, CellForm(), prepared)
    if parsed.isBroken {
      // What is missing at its end would be found missing, or found, in what else stands behind it.
      let body = body(parsed, form, request, index: index, names: names, probes: nil)
      let result = try compile(
        parsed, body, form, request, index: index, names: names, isDebugged: false, prepared: prepared)
      if !result.output.isCompiled { return result }
      // The compiler knows better.
      (parsed.isBroken, prepared) = (false, nil)
    }
    // A class does not get the overrides of a superclass in another cell otherwise.
    form.concessions.opensAccess = parsed.inheritsEarlierClass(names)
    if form.concessions.opensAccess,
      let misuse = try misuseOfPrivateMembers(parsed, request, index: index, names: names)
    {
      return misuse
    }
    var shown: CellCompilation?
    let lines = LineTable(Array(request.source.utf8))
    while true {
      let body = body(parsed, form, request, index: index, names: names, probes: probes)
      let result = try compile(
        parsed, body, form, request, index: index, names: names, isDebugged: probes != nil, prepared: prepared
      )
      prepared = nil
      if result.output.isCompiled { return result }
      if let shown, result.output.diagnostics.contains(where: OuterType.isMissing) { return shown }
      let isAsWritten = form.holdsNothing || !parsed.holdsElements
      if shown == nil
        || isAsWritten && !form.seesEverything
          && (form.rewritings.isEmpty || result.hasFewerErrors(than: shown))
      {
        shown = result
      }
      // Each form has more in it than the one before, so that this ends.
      if let next = form.mended(
        by: result.output.diagnostics, of: parsed, names: names, offset: lines.offset)
      {
        form = next
      } else if !form.seesEverything, names.visible(to: parsed, everything: true) != result.visible {
        (form.seesEverything, form.holdsNothing) = (true, false)
      } else {
        return shown ?? result
      }
    }
  }

  /// With access control off nobody would object to a private member used from elsewhere: it is
  /// compiled with it first where such a member is mentioned.
  private func misuseOfPrivateMembers(
    _ parsed: ParsedCell, _ request: CellRequest, index: Int, names: SessionNames
  ) throws -> CellCompilation? {
    guard parsed.mentionsPrivateMembers(names) else { return nil }
    let form = CellForm()
    let body = body(parsed, form, request, index: index, names: names, probes: nil)
    var result = try compile(parsed, body, form, request, index: index, names: names, isDebugged: false)
    let lines = LineTable(Array(request.source.utf8))
    result.output.diagnostics = result.output.diagnostics.filter { error in
      guard error.inaccessibleMember != nil else { return false }
      return form.mended(by: [error], of: parsed, names: names, offset: lines.offset) == nil
    }
    return result.output.diagnostics.isEmpty ? nil : result
  }

  private func body(
    _ parsed: ParsedCell, _ form: CellForm, _ request: CellRequest, index: Int, names: SessionNames,
    probes: Instrumentation?
  ) -> EditedText {
    let flat = form.concessions.initialisesEarlierStructs ? parsed.flatteningOptionals : parsed
    let parsed = form.holdsNothing ? flat.holdingNothing : flat
    let body = EditedText(
      request.source,
      edits: (probes?.edits ?? []) + parsed.synthesis(form, cell: index, names: names)
        + form.outerTypes.map(\.edit) + form.rewritings.joined() + parsed.edits)
    update {
      $0.sources.add(
        name: request.name, source: request.shownSource ?? request.source, text: body,
        arranged: request.arrangement, module: "Cell_\(index)"
      )
    }
    return body
  }

  private func compile(
    _ parsed: ParsedCell, _ body: EditedText, _ form: CellForm, _ request: CellRequest, index: Int,
    names: SessionNames, isDebugged: Bool, prepared: PreparedCompilation? = nil
  ) throws -> CellCompilation {
    let cell = parsed.leaving(form.pending)
    let visible = names.visible(to: parsed, everything: form.seesEverything)
    let text = CellText(
      imports: ["import Lectern"] + names.imports
        + (parsed.isPublic ? visible.publicLines : visible.lines)
        + Set(form.outerTypes.map(\.declaration)).sorted(),
      index: index, cellName: request.name, body: body.text, cell: cell, isDebugged: isDebugged)
    var options = request.options(parsed)
    options.isDebugged = isDebugged
    options.concessions = form.concessions
    var output = try compiler.compile(
      module: "Cell_\(index)", text: text.whole, imported: visible.modules.map { "Cell_\($0)" },
      options, prepared: prepared)
    output.diagnostics.removeAll { $0.file == CellText.registrations }
    if form.concessions.initialisesEarlierStructs {
      output.diagnostics.removeAll { $0.message.contains("because it is not in module") }
    }
    if cell.isBroken {
      output.diagnostics = output.diagnostics.withoutOrderOfArguments.map { $0.atEnd(of: request) }
    }
    let places = DiagnosticPlaces(text: body, start: text.head.utf8.count, cellName: request.name)
    output.diagnostics = output.diagnostics.map(places.located)
    return CellCompilation(output: output, visible: visible, cell: cell)
  }
}

extension [Diagnostic] {
  /// Without what is wrong of the order of arguments, where anything else is: that a cell is put
  /// right, once its syntax is.
  fileprivate var withoutOrderOfArguments: [Diagnostic] {
    let others = filter { error in
      !["argument ", "missing argument", "extraneous argument", "incorrect argument label"].contains {
        error.message.hasPrefix($0)
      }
    }
    return others.contains { $0.severity == .error } ? others : self
  }
}

extension Diagnostic {
  /// The compiler does not count the very end of a text to the cell: what it says of it is placed
  /// below the cell's last line.
  fileprivate func atEnd(of request: CellRequest) -> Diagnostic {
    guard file.hasSuffix(".swift"), file.hasPrefix("/") else { return self }
    var result = self
    result.file = request.name
    result.line = request.source.utf8.count { $0 == UInt8(ascii: "\n") } + 2
    result.column = 1
    return result
  }
}

extension ParsedCell {
  /// Whether one of its classes inherits from a class of an earlier cell.
  func inheritsEarlierClass(_ names: SessionNames) -> Bool {
    inheritsClass && interfaceNames.contains { names.isClass($0) }
  }
}

/// The text that the compiler gets for a cell.
struct CellText {
  var imports: [String]
  var index: Int
  var cellName: String
  var body: String
  var cell: ParsedCell
  /// Whether there are probes in `body`.
  var isDebugged = false

  /// The file that calls of the engine's own are said to be in: what the compiler says of them it
  /// has said of the cell too.
  static let registrations = "registrations of variables"

  var whole: String {
    if cell.isBroken { return head + body + "\n" }
    let end = isDebugged ? Instrumentation.epilogue + "\n" : ""
    return head + body + "\n" + uses + "\n" + earlierFunctions + "#sourceLocation()\n"
      + cell.operators.placeholders(cell: index, besides: cell.declarations.filter { !$0.isMember }) + "\n"
      + end
  }

  /// What stands before the cell's own text.
  var head: String {
    let mark =
      "func _lecternMark\(index)() {}" + (isDebugged ? "; \(Instrumentation.prelude(cell: index))" : "")
    // `#sourceLocation` gives the cell's own name and lines to diagnostics, to `#line`, and to
    // debug information.
    return (imports + [mark] + givenLater + [place(cellName, line: 1)]).joined(separator: "\n") + "\n"
  }

  private func place(_ cellName: String, line: Int) -> String {
    "#sourceLocation(file: \"\(cellName.escapedForLiteral)\", line: \(line))"
  }

  /// Variables that earlier cells have declared without a value, also those that this one gives
  /// none for good: in a loop, or on one branch.
  private var givenLater: [String] {
    (cell.uninitialised + cell.pending).compactMap { variable in
      variable.cellName.map { "\(place($0, line: variable.line))\n\(variable.declaration)" }
    }
  }

  private var earlierFunctions: String {
    cell.declarations.filter { !$0.cellName.isEmpty }.map {
      "\(place($0.cellName, line: $0.line))\n\($0.text)\n"
    }.joined()
      + cell.extensionMembers.filter { !$0.cellName.isEmpty }.map {
        "\($0.header) {\n\(place($0.cellName, line: $0.line))\n\($0.text)\n}\n"
      }.joined()
  }

  /// Uses of the variables that have no initial value, so that the compiler checks that they have
  /// one by now; at the line and column of their declarations (the compiler points at the `=`).
  private var uses: String {
    cell.uninitialised.map { variable in
      let indent = String(repeating: " ", count: max(0, variable.column - 3))
      return "\(place(variable.cellName ?? cellName, line: variable.line))\n\(indent)_ = \(variable.name)\n"
        + "\(place(Self.registrations, line: 1))\n\(variable.registration)"
    }.joined(separator: "\n")
  }
}

extension String {
  var escapedForLiteral: String {
    replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
  }
}
