extension CellSession {
  /// Compiles a cell with probes if a debugger is attached; nil if none is, or if it has to be compiled as it stands: because it
  /// does not compile anyway, or because probes are more than the compiler takes.
  func compileForDebugger(
    _ parsed: ParsedCell, _ request: CellRequest, index: Int, names: SessionNames,
    _ onEvent: (CellEvent) -> Void
  ) throws -> CellCompilation? {
    guard let debugging, debugging.isAttached else { return nil }
    let whole = Instrumentation(request.source, cell: index)
    guard whole.isComplete else { return nil }
    func attempt(_ probes: Instrumentation) throws -> CellCompilation? {
      let result = try compile(parsed, request, index: index, names: names, probes: probes)
      guard result.output.isCompiled else { return nil }
      debugging.add(probes, cell: index, source: request.shownSource ?? request.source)
      return result
    }
    if let result = try attempt(whole) { return result }
    let plain = try compile(parsed, request, index: index, names: names)
    if !plain.output.isCompiled { return plain }
    if let result = try attempt(Instrumentation(request.source, cell: index, .withoutClosures)) {
      return result
    }
    let notice =
      "Breakpoints are not available in this cell: it does not compile with the debugger's statements added.\n"
    onEvent(.stream(.stderr, notice))
    return nil
  }
}
