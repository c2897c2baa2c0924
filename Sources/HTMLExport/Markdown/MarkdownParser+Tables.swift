/// GitHub's tables.
extension MarkdownParser {
  mutating func table() -> MarkdownBlock? {
    guard index + 1 < lines.count, lines[index].contains("|"),
      let alignments = Self.alignments(lines[index + 1])
    else {
      return nil
    }
    let header = Self.cells(lines[index])
    guard header.count == alignments.count else { return nil }
    index += 2
    var rows: [[String]] = []
    while index < lines.count, !lines[index].isBlank, !Self.interruptsParagraph(lines[index]) {
      let cells = Self.cells(lines[index])
      rows.append(alignments.indices.map { $0 < cells.count ? cells[$0] : "" })
      index += 1
    }
    return .table(header: header, alignments: alignments, rows: rows)
  }

  private static func alignments(_ line: Substring) -> [MarkdownBlock.TableAlignment]? {
    guard line.contains("-"),
      line.contains("|") || line.contains(":") || line.trimmed.allSatisfy({ $0 == "-" })
    else {
      return nil
    }
    var alignments: [MarkdownBlock.TableAlignment] = []
    for cell in cells(line) {
      guard cell.wholeMatch(of: #/:?-+:?/#) != nil else { return nil }
      switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(.none)
      }
    }
    return alignments
  }

  /// The cells of a row; `\|` and bars in code are no borders.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isInCode = false
    var previous: Character = " "
    for character in line.trimmed {
      if character == "`" { isInCode.toggle() }
      if character == "|", previous == "\\" {
        cells[cells.count - 1].removeLast()
        cells[cells.count - 1].append("|")
      } else if character == "|", !isInCode {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
      previous = character
    }
    if cells.first?.isEmpty == true { cells.removeFirst() }
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
    return cells.map { String($0[...].trimmed) }
  }
}
