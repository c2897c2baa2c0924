/// The cells that have been given to the compiler, by name, for showing their lines in messages.
struct CellSources {
  private var lines: [String: [String]] = [:]
  private var edited: [String: EditedText] = [:]
  /// The cells that were put in order (see ``ArrangedCell``) before they were edited.
  private var arranged: [String: EditedText] = [:]
  /// The module of the last cell of that name.
  private var modules: [String: String] = [:]

  /// - Parameters:
  ///   - source: the cell's text as it is shown.
  ///   - arranged: the text that was edited, where that is not the cell's own.
  mutating func add(
    name: String, source: String, text: EditedText, arranged arrangement: EditedText?, module: String
  ) {
    lines[name] = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    edited[name] = text
    arranged[name] = arrangement
    modules[name] = module
  }

  func contains(_ name: String) -> Bool { lines[name] != nil }

  /// Whether a cell has `text` in one of its lines.
  func mentions(_ text: String) -> Bool { lines.values.contains { $0.contains { $0.contains(text) } } }

  /// A line of a cell, from 1.
  func line(_ number: Int, of name: String) -> String? {
    guard let lines = lines[name], lines.indices.contains(number - 1) else { return nil }
    return lines[number - 1]
  }

  func lineCount(of name: String) -> Int { lines[name]?.count ?? 0 }

  /// `diagnostic`, if its place lies below its cell's last words, with the place behind the cell's
  /// last word: what the compiler misses at the end of the text it finds missing in what was put
  /// below.
  func within(_ diagnostic: Diagnostic) -> Diagnostic {
    guard let lines = lines[diagnostic.file] else { return diagnostic }
    let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
    if diagnostic.line <= last + 1 { return diagnostic }
    var result = diagnostic
    result.line = last + 1
    result.column = (lines.indices.contains(last) ? lines[last].utf8.count : 0) + 1
    result.length = 1
    return result
  }

  /// The place in the cell's own text of one in the compiled text; lines and columns (in UTF-8)
  /// from 1.
  func original(line: Int, column: Int, of name: String) -> (line: Int, column: Int) {
    guard let text = edited[name] else { return (line, column) }
    let place = text.original(line: line, column: column)
    return arranged[name]?.original(line: place.line, column: place.column) ?? place
  }

  /// The line and the column (in UTF-8, from 1) of an offset in the cell's own text.
  func place(of offset: Int, in name: String) -> (line: Int, column: Int)? {
    (arranged[name] ?? edited[name])?.sourceLines.place(of: offset)
  }

  /// The name of the cell that a module is made of.
  func cellName(ofModule module: String) -> String? { modules.first { $0.value == module }?.key }
}
