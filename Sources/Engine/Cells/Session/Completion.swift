import Foundation
import OrderedJSON

extension CellSession {
  public func completions(in source: String, at offset: Int) -> Completions {
    let place = PlaceInSource(source, offset: offset)
    let typed = place.typed
    var matches = CompletionRanking(typed: typed).matches(proposals(source, place))
    if let keyword = place.missingReturn(matches) { matches.insert(keyword, at: 0) }
    return Completions(matches: matches, start: place.start, end: place.end)
  }

  private func proposals(_ source: String, _ place: PlaceInSource) -> [JSON] {
    // (Letters beyond ASCII the service cannot compare.)
    let prefix = place.typed.isEmpty || !place.typed.utf8.allSatisfy { $0 < 128 } ? nil : place.typed
    let answer = askCompiler(
      "source.request.codecomplete", source: source, byteOffset: place.byteOffset,
      beginning: prefix.map { ("key.name", $0) })
    return answer?["key.results"]?.arrayValue ?? []
  }

  public func inspection(of source: String, at offset: Int, detailed: Bool) -> DisplayBundle? {
    let found = inspections(of: source, at: offset)
    return found.isEmpty ? nil : Inspection.bundle(found)
  }

  /// Every declaration that a name at a place may mean.
  func inspections(of source: String, at offset: Int) -> [Inspection] {
    let place = PlaceInSource(source, inspectedAt: offset)
    let answer = askCompiler(
      "source.request.cursorinfo", source: source, byteOffset: place.byteOffset)
    if let found = answer.flatMap({ Inspection($0) }) { return [found] }
    // What stands in code that is not finished, or is no declaration (an element of a tuple),
    // completion may know.
    if place.typed.isEmpty { return [] }
    let items = proposals(source, place).compactMap(CompletionItem.init).filter { $0.base == place.typed }
    return items.filter { $0.kind != "keyword" }.prefix(8).map(Inspection.init)
  }

  /// Asks about a place in a cell that is being written. Answers while another cell runs.
  ///
  /// - Parameter beginning: a key of the results and how its text must begin for a result to be
  ///   wanted.
  func askCompiler(
    _ request: String, source: String, byteOffset: Int, beginning: (key: String, text: String)? = nil
  ) -> JSON? {
    guard worker != nil, SourceParser.accepts(source) else { return nil }
    let names = snapshot.names
    let visible = names.visible(to: ParsedCell(), everything: true)
    let header = (["import Lectern"] + names.imports + visible.publicLines).joined(separator: "\n") + "\n"
    // The same file as long as the imports are the same: sourcekitd keeps what it has loaded for a
    // file.
    let path = compiler.path("Query-\(header.hashValue.magnitude)", "swift")
    let arguments = [path] + compiler.commonArguments(module: "Query") + CellCompiler.secondForExpressions
    return asking.withLock {
      // Cursor information is only given for what is in a file.
      if let lastQueryPath, lastQueryPath != path {
        try? FileManager.default.removeItem(atPath: lastQueryPath)
      }
      lastQueryPath = path
      compiler.mendFolder(needing: visible.modules.map { "Cell_\($0)" })
      guard (try? (header + source).write(toFile: path, atomically: false, encoding: .utf8)) != nil else {
        return nil
      }
      return compiler.question(
        [
          ("key.request", .uid(request)), ("key.sourcefile", .string(path)),
          ("key.sourcetext", .string(header + source)),
          ("key.offset", .integer(header.utf8.count + byteOffset)), ("key.compilerargs", .strings(arguments)),
        ] + (beginning.map { [($0.key, .prefix($0.text))] } ?? []))
    }
  }
}

extension CellSession {
  /// Completes nothing, after a cell, when nothing has happened for a while: what the next
  /// completion needs is loaded then.
  func loadCompletionsSoon() {
    let number = update { state in
      state.restCount += 1
      return state.restCount
    }
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + .milliseconds(200)) { [weak self] in
      guard let self, snapshot.restCount == number, worker != nil, asking.try() else { return }
      asking.unlock()
      _ = completions(in: "print", at: 5)
    }
  }
}
