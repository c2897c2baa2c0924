/// A table drawn with a heavy-headed box, laid out as the Python library rich lays out the tables of Keras's `summary()`.
///
/// Columns have given widths, which are made narrower evenly until the table fits; text is wrapped between words, and a word that
/// is longer than its column is cut with an ellipsis.
package struct BoxTable {
  /// Where a column's text stands.
  package enum Alignment { case left, right, center }

  private let widths: [Int]
  private let alignments: [Alignment]
  private var rows: [[String]]

  /// A table of `width` characters with a header; `columnWidths` are those of the text, before narrowing.
  package init(header: [String], alignments: [Alignment], columnWidths: [Int], width: Int) {
    self.alignments = alignments
    rows = [header]
    let padded = columnWidths.map { $0 + 2 }
    let excess = padded.reduce(0, +) - (width - columnWidths.count - 1)
    widths = Self.narrowed(padded, by: excess).map { $0 - 2 }
  }

  /// Adds a row.
  package mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines of the table.
  package var lines: [String] {
    var lines = [border("┏", "━", "┳", "┓")] + drawn(rows[0], "┃")
    lines.append(border("┡", "━", "╇", "┩"))
    for (index, row) in rows.dropFirst().enumerated() {
      if index > 0 { lines.append(border("├", "─", "┼", "┤")) }
      lines += drawn(row, "│")
    }
    lines.append(border("└", "─", "┴", "┘"))
    return lines
  }

  /// Takes `excess` away evenly: rich's ratio_reduce, with Python's rounding of halves to even.
  private static func narrowed(_ widths: [Int], by excess: Int) -> [Int] {
    guard excess > 0 else { return widths }
    var remaining = excess
    return widths.enumerated().map { index, width in
      let part = Double(remaining) / Double(widths.count - index)
      let taken = min(width, Int(part.rounded(.toNearestOrEven)))
      remaining -= taken
      return width - taken
    }
  }

  private func border(_ left: String, _ line: String, _ middle: String, _ right: String) -> String {
    left + widths.map { String(repeating: line, count: $0 + 2) }.joined(separator: middle) + right
  }

  private func drawn(_ row: [String], _ bar: String) -> [String] {
    let cells = zip(row, widths).map { Self.wrapped($0, $1) }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let parts = cells.indices.map { column in
        let text = line < cells[column].count ? cells[column][line] : ""
        return " " + Self.aligned(text, widths[column], alignments[column]) + " "
      }
      return bar + parts.joined(separator: bar) + bar
    }
  }

  /// Text cut into lines of at most `width` characters, between words where possible.
  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text) {
      let bare = word.count - trailingBlanks(word)
      if !line.isEmpty, line.count + bare > width {
        lines.append(line)
        line = ""
      }
      line += word
    }
    lines.append(line)
    return lines.map { line in
      let trimmed = String(line.dropLast(min(trailingBlanks(line), max(0, line.count - width))))
      return trimmed.count <= width ? trimmed : String(trimmed.prefix(width - 1)) + "…"
    }
  }

  /// The words with the blanks that follow them; blanks at the start belong to the first.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var sawLetter = false
    var sawBlankAfter = false
    for character in text {
      if character == " " {
        sawBlankAfter = sawLetter
      } else {
        if sawBlankAfter {
          words.append(word)
          word = ""
        }
        (sawLetter, sawBlankAfter) = (true, false)
      }
      word.append(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func trailingBlanks(_ text: String) -> Int { text.reversed().prefix { $0 == " " }.count }

  private static func aligned(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
    let blanks = max(0, width - text.count)
    switch alignment {
    case .left: return text + String(repeating: " ", count: blanks)
    case .right:
      let bare = String(text.dropLast(trailingBlanks(text)))
      return String(repeating: " ", count: max(0, width - bare.count)) + bare
    case .center:
      let bare = String(text.dropLast(trailingBlanks(text)))
      let rest = max(0, width - bare.count)
      return String(repeating: " ", count: rest / 2) + bare + String(repeating: " ", count: rest - rest / 2)
    }
  }
}
