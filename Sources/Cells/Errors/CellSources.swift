/// The cells that have been given to the compiler, by name, for showing their lines in messages.
struct CellSources {
  private var lines: [String: [String]] = [:]
  private var edited: [String: EditedText] = [:]
  /// The module of the last cell of that name.
  private var modules: [String: String] = [:]

  mutating func add(name: String, source: String, text: EditedText, module: String) {
    lines[name] = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    edited[name] = text
    modules[name] = module
  }

  func contains(_ name: String) -> Bool { lines[name] != nil }

  /// A line of a cell, from 1.
  func line(_ number: Int, of name: String) -> String? {
    guard let lines = lines[name], lines.indices.contains(number - 1) else { return nil }
    return lines[number - 1]
  }

  func lineCount(of name: String) -> Int { lines[name]?.count ?? 0 }

  /// The column of the cell's own text (in UTF-8, from 1) for one of the compiled text.
  func originalColumn(_ column: Int, line: Int, of name: String) -> Int {
    edited[name]?.originalColumn(column, line: line) ?? column
  }
}
