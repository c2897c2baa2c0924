/// A change of the cell's text that stays on its line: the text between two UTF-8 offsets is replaced.
///
/// Edits never add or remove line breaks, so that a line of the compiled text is a line of the cell.
package struct Edit: Hashable {
  package var start: Int
  package var end: Int
  package var text: String

  package init(start: Int, end: Int, text: String) {
    self.start = start
    self.end = end
    self.text = text
  }

  package static func insert(_ text: String, at offset: Int) -> Edit {
    Edit(start: offset, end: offset, text: text)
  }
}

/// A cell's text rewritten, and the way back from its places to the cell's.
package struct EditedText {
  package let text: String
  /// From the first to the last, without gaps.
  private let pieces: [Piece]
  private let lines: LineTable
  /// The lines of the old text.
  let sourceLines: LineTable

  /// A part of the new text: copied from the old, or written in place of some of it.
  struct Piece {
    /// The text that is written; nil for a copy.
    var written: String?
    /// What it is a copy of, or stands for, in UTF-8 offsets of the old text.
    var old: Range<Int>
    /// Where it starts in the new text.
    fileprivate(set) var start = 0
    fileprivate(set) var length = 0
  }

  /// Makes `edits`; of several at one place the earlier in the list comes first.
  package init(_ source: String, edits: [Edit]) {
    var pieces: [Piece] = []
    var copied = 0
    let ordered = edits.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
    for (_, edit) in ordered {
      if copied < edit.start { pieces.append(Piece(old: copied..<edit.start)) }
      pieces.append(Piece(written: edit.text, old: edit.start..<edit.end))
      copied = max(copied, edit.end)
    }
    pieces.append(Piece(old: copied..<max(copied, source.utf8.count)))
    self.init(source, pieces: pieces)
  }

  /// The text that is made of `pieces`.
  init(_ source: String, pieces: [Piece]) {
    let bytes = Array(source.utf8)
    var result: [UInt8] = []
    self.pieces = pieces.map { piece in
      var piece = piece
      piece.start = result.count
      if let written = piece.written { result += written.utf8 } else { result += bytes[piece.old] }
      piece.length = result.count - piece.start
      return piece
    }
    text = String(decoding: result, as: UTF8.self)
    lines = LineTable(result)
    sourceLines = LineTable(bytes)
  }

  /// The place in the old text of a place in the new, in UTF-8 offsets.
  func originalOffset(_ offset: Int) -> Int {
    // Of pieces that start at one place, the one that has text there.
    guard let piece = pieces.last(where: { $0.start <= offset && $0.length > 0 }) else { return 0 }
    let inside = offset - piece.start
    return piece.old.lowerBound + (piece.written == nil ? inside : min(inside, piece.old.count))
  }

  /// The line and column in the old text (from 1, columns in UTF-8) of those in the new.
  func original(line: Int, column: Int) -> (line: Int, column: Int) {
    sourceLines.place(of: originalOffset(lines.offset(line: line, column: column)))
  }

  /// The column in the cell (UTF-8, from 1) of a column in the edited text.
  package func originalColumn(_ column: Int, line: Int) -> Int {
    original(line: line, column: column).column
  }
}

/// Where the lines of a text start.
struct LineTable {
  private var starts = [0]
  private let count: Int

  init(_ bytes: [UInt8]) {
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    count = bytes.count
  }

  /// The UTF-8 offset of a place; the nearest that there is.
  func offset(line: Int, column: Int) -> Int {
    let line = min(max(line, 1), starts.count) - 1
    return min(starts[line] + max(column, 1) - 1, count)
  }

  /// The UTF-8 offset of what a message is about.
  func offset(_ diagnostic: Diagnostic) -> Int {
    offset(line: diagnostic.line, column: diagnostic.column)
  }

  /// The line and the column, from 1, of an offset.
  func place(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, offset - starts[low] + 1)
  }
}
