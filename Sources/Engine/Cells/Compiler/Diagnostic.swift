import OrderedJSON

/// What the compiler has to say about a place in a cell.
struct Diagnostic: Equatable {
  enum Severity: String { case error, warning, note, remark }
  var severity: Severity
  /// The compiler's name for the kind of message, for example `cannot_find_in_scope`; empty where not known.
  var identifier: String
  var message: String
  /// The cell's name, or the path of a file.
  var file: String
  /// From 1; columns in UTF-8 bytes.
  var line: Int
  var column: Int
  /// How many bytes from the column on are meant.
  var length: Int
  var notes: [Diagnostic] = []
  /// Changes of the text that would mend it; all of them belong together.
  var fixIts: [Edit] = []
}

extension Diagnostic {
  /// One of the diagnostics in an answer of sourcekitd.
  init?(_ json: JSON) {
    guard let message = json["key.description"]?.stringValue else { return nil }
    let severity = json["key.severity"]?.stringValue?.split(separator: ".").last.map(String.init) ?? ""
    self.init(
      severity: Severity(rawValue: severity) ?? .error,
      identifier: json["key.id"]?.stringValue ?? "",
      message: message,
      file: json["key.filepath"]?.stringValue ?? "",
      line: json["key.line"]?.intValue ?? 0,
      column: json["key.column"]?.intValue ?? 1,
      length: json["key.ranges"]?[0]?["key.length"]?.intValue ?? 1,
      notes: (json["key.diagnostics"]?.arrayValue ?? []).compactMap(Diagnostic.init),
      fixIts: (json["key.fixits"]?.arrayValue ?? []).compactMap(Edit.init))
  }

  /// A note of the engine's own, which has no place.
  static func explanation(_ message: String) -> Diagnostic {
    Diagnostic(severity: .note, identifier: "", message: message, file: "", line: 0, column: 0, length: 0)
  }

  var isExplanation: Bool { severity == .note && file.isEmpty && line == 0 && column == 0 }

  /// Whether a module is missing that only the engine imports.
  var missesOwnModule: Bool {
    message.wholeMatch(of: #/no such module '(Cell_\d+|_LecternGate)'/#) != nil
  }

  /// Whether the message is about how the engine runs cells rather than about the user's code.
  var isAboutCellForm: Bool {
    guard severity == .warning else { return false }
    let hidden: Set<String> = [
      "no_async_in_await", "no_throw_in_try", "trailing_closure_requires_parens", "unreachable_code",
      "unreachable_code_after_stmt",
      // Every type of an earlier cell is another module's.
      "extension_retroactive_conformance",
    ]
    return hidden.contains(identifier) || identifier.hasPrefix("expression_unused")
  }
}

extension Edit {
  /// One of the fix-its in an answer of sourcekitd.
  fileprivate init?(_ json: JSON) {
    guard let start = json["key.offset"]?.intValue, let text = json["key.sourcetext"]?.stringValue else {
      return nil
    }
    self.init(start: start, end: start + (json["key.length"]?.intValue ?? 0), text: text)
  }
}

extension Diagnostic {
  /// Whether the compiler has given up an expression, without a reason.
  var isVague: Bool { severity == .error && message.contains("in reasonable time") }
}

extension [Diagnostic] {
  /// In their order, but with the vague ones last: an expression may only be too much for the compiler because of another error.
  var simplestFirst: [Diagnostic] { filter { !$0.isVague } + filter(\.isVague) }
}
