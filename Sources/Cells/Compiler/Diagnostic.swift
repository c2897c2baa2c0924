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
      notes: (json["key.diagnostics"]?.arrayValue ?? []).compactMap(Diagnostic.init))
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
