import Foundation

/// Makes the error that a front end shows from how a cell ended.
struct ErrorReport {
  let sources: CellSources
  let toolchain: Toolchain
  let cellName: String

  // MARK: Compilation

  /// A cell that the compiler has rejected. Without errors to show (the compiler itself failed) it says so.
  func compilation(_ diagnostics: [Diagnostic]) -> CellError {
    let errors = diagnostics.filter { $0.severity == .error }.map(sources.within).simplestFirst
    let text = DiagnosticText(sources: sources, cellName: cellName)
    guard let first = errors.first else {
      return plain(.compilation, "CompileError", "the compiler failed without a message")
    }
    let place = sources.contains(first.file) ? "\(first.file):\(first.line):\(first.column): " : ""
    return CellError(
      kind: .compilation, name: "CompileError", value: place + text.message(first),
      traceback: errors.flatMap(text.lines))
  }

  /// An error without a place.
  func plain(_ kind: CellError.Kind, _ name: String, _ value: String) -> CellError {
    CellError(kind: kind, name: name, value: value, traceback: [message(name, value)])
  }

  // MARK: Running

  /// A cell that did not run to its end; nil if it did.
  func ending(_ ending: Ending) -> CellError? {
    switch ending.kind {
    case .well: return nil
    case .unloaded: return unloaded(ending.message)
    case .beyondRepair:
      return workerDied(name: "HeapCorrupted", "memory was overwritten, which no session survives")
    case .outOfMemory:
      return workerDied(
        name: "OutOfMemory", "the cells use nearly all the memory that they may have")
    case .onMainThread: return onMainThread(ending)
    case .trap, .error, .interrupt: return traced(ending)
    }
  }

  /// A trap on the main thread, which cannot be replaced: with its message and its place.
  private func onMainThread(_ ending: Ending) -> CellError {
    var error = traced(ending)
    error.kind = .workerDied
    error.name = "WorkerDied"
    error.value = "\(error.value), on the main thread, which no session survives" + Self.remedy
    error.traceback[error.traceback.count - 1] = message(error.name, error.value)
    return error
  }

  /// What is done about it.
  private static let remedy =
    "; a new one has been started, all variables are gone. `%restore` runs the cells again that had succeeded."

  /// The process went away.
  func workerDied(_ reason: String) -> CellError {
    workerDied(name: "WorkerDied", "the process that runs the cells has ended (\(reason))")
  }

  private func workerDied(name: String, _ reason: String) -> CellError {
    plain(
      .workerDied, name,
      reason + Self.remedy
    )
  }

  private func unloaded(_ message: String) -> CellError {
    if let match = message.firstMatch(of: #/undefined symbol: (\S+)/#) {
      let symbol = withoutModules(demangle(String(match.1)))
      return plain(
        .compilation, "LinkError",
        "\(symbol) is declared, but no loaded library defines it; a library that needs linking has to be loaded first"
      )
    }
    return plain(.compilation, "LinkError", message)
  }

  private func traced(_ ending: Ending) -> CellError {
    let symbolizer = Symbolizer(toolchain: toolchain, sources: sources)
    let frames = ending.isStackOverflow ? Array(ending.frames.prefix(8)) : ending.frames
    let answers = symbolizer.answers(frames)
    let failure = answers.first?.failure
    let (kind, name, value) = names(ending, failure: failure)
    let places = answers.flatMap(\.places)
    return CellError(kind: kind, name: name, value: value, traceback: traceback(name, value, places))
  }

  private func names(_ ending: Ending, failure: String?) -> (CellError.Kind, String, String) {
    switch ending.kind {
    case .interrupt: return (.interrupted, "KeyboardInterrupt", ending.message)
    case .error: return (.uncaughtError, ending.name, Self.whole(ending.message))
    default: return (.trap, "Trap", trapMessage(ending, failure: failure))
    }
  }

  /// A message as long as the worker's room for one has been cut, perhaps within a character.
  private static func whole(_ message: String) -> String {
    guard message.utf8.count >= 8190 else { return message }
    return message.trimmingSuffix(while: { $0 == "\u{FFFD}" }) + "… [what follows is left out]"
  }

  /// The runtime's message, the optimiser's, or the signal's.
  private func trapMessage(_ ending: Ending, failure: String?) -> String {
    if ending.isStackOverflow { return "stack overflow: calls are nested too deeply" }
    if let message = runtimeMessage(ending.message) { return message }
    if let failure { return failure }
    switch Int32(ending.signal) {
    case SIGSEGV, SIGBUS: return "access to memory that is not there"
    case SIGFPE: return "arithmetic error, such as a division by zero"
    case SIGABRT: return "abort() was called"
    default: return "the program stopped itself (\(String(cString: strsignal(Int32(ending.signal)))))"
    }
  }

  /// The message in what the runtime has written before it trapped: `FILE:LINE: Fatal error: MESSAGE` and a stack trace.
  private func runtimeMessage(_ report: String) -> String? {
    var text = report
    if let trace = text.range(of: "Current stack trace:") { text = String(text[..<trace.lowerBound]) }
    let marks = #/^[^\n]*?(Fatal error|Precondition failed|Assertion failed|fatal error)(: )?/#
    if let match = text.firstMatch(of: marks) {
      let rest = text[match.range.upperBound...].trimmingCharacters(in: .whitespacesAndNewlines)
      text = rest.isEmpty ? String(match.1).lowercased() : rest
    }
    text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : Self.withoutImplementation(text)
  }

  /// The runtime's own sentences about types without what means nothing to who wrote the cells: addresses, and the name of the
  /// module. All other text may be the user's, and stays as it is.
  private static func withoutImplementation(_ text: String) -> String {
    let cast = #/Could not cast value of type '(.+)' \(0x[0-9a-f]+\) to '(.+)' \(0x[0-9a-f]+\)\.?/#
    if let match = text.wholeMatch(of: cast) {
      let types = [match.1, match.2].map { $0.replacing(#/\bmain\./#, with: "") }
      return "Could not cast value of type '\(types[0])' to '\(types[1])'."
    }
    let initializer = #/(Use of unimplemented initializer '.+' for class ')Cell_\d+\.(.+')/#
    if let match = text.wholeMatch(of: initializer) { return String(match.1 + match.2) }
    return text
  }

  // MARK: Traceback

  private func message(_ name: String, _ value: String) -> String {
    Style.red(name) + (value.isEmpty ? "" : ": \(value)")
  }

  /// As IPython's: the outermost call first, each with its lines, then the message.
  private func traceback(_ name: String, _ value: String, _ places: [SourcePlace]) -> [String] {
    let message = message(name, value)
    if places.isEmpty { return [message] }
    let rule = Style.red(String(repeating: "-", count: 75))
    let title = "Traceback (most recent call last)"
    let gap = String(repeating: " ", count: max(1, 75 - name.count - title.count))
    return [rule, Style.red(name) + gap + title] + shortened(places).reversed().flatMap(lines) + [message]
  }

  /// Deep recursions show their ends only.
  private func shortened(_ places: [SourcePlace]) -> [SourcePlace] {
    places.count > 12 ? Array(places.prefix(6) + places.suffix(6)) : places
  }

  private func lines(_ place: SourcePlace) -> [String] {
    let function = place.function.isEmpty ? "" : ", in \(Style.cyan(place.function))"
    let head = "\(Style.green(place.cell)), line \(place.line)\(function)"
    let first = max(1, place.line - 2)
    let last = min(sources.lineCount(of: place.cell), place.line + 2)
    guard first <= last else { return [head] }
    let context = (first...last).map { number -> String in
      let text = sources.line(number, of: place.cell) ?? ""
      let isMarked = number == place.line
      let label = (isMarked ? "---> " : "     ") + "\(number) "
      return (isMarked ? Style.green(label) : label) + text
    }
    return [head] + context
  }
}

extension String {
  fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isCut(last) { text.removeLast() }
    return text
  }
}
