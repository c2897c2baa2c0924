/// A change of the cell's text that stays on its line: the text between two UTF-8 offsets is replaced.
///
/// Edits never add or remove line breaks, so that a line of the compiled text is a line of the cell, and columns can be
/// mapped back by adding up what was inserted before them.
package struct Edit: Equatable {
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

/// The cell's text with edits made, and the way back from its columns to the cell's.
package struct EditedText {
  package let text: String
  /// For each line (from 0) the edits on it: column in the edited text (UTF-8, from 0) where the new text starts,
  /// its length, and the length of what it stands for.
  private var editsOfLine: [Int: [(column: Int, newLength: Int, oldLength: Int)]] = [:]

  /// Makes `edits`; of several at one place the earlier in the list comes first.
  package init(_ source: String, edits: [Edit]) {
    let bytes = Array(source.utf8)
    var result: [UInt8] = []
    var copied = 0
    var line = 0
    var lineStart = 0
    let ordered = edits.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
    for (_, edit) in ordered {
      for index in copied..<max(copied, edit.start) {
        result.append(bytes[index])
        if bytes[index] == UInt8(ascii: "\n") {
          line += 1
          lineStart = result.count
        }
      }
      editsOfLine[line, default: []]
        .append((result.count - lineStart, edit.text.utf8.count, edit.end - edit.start))
      result += Array(edit.text.utf8)
      copied = max(copied, edit.end)
    }
    result += bytes[copied...]
    text = String(decoding: result, as: UTF8.self)
  }

  /// The column in the cell (UTF-8, from 1) of a column in the edited text.
  package func originalColumn(_ column: Int, line: Int) -> Int {
    var shift = 0
    for edit in editsOfLine[line - 1] ?? [] {
      guard column - 1 >= edit.column else { break }
      let inside = column - 1 - edit.column
      if inside < edit.newLength { return edit.column - shift + 1 + min(inside, edit.oldLength) }
      shift += edit.newLength - edit.oldLength
    }
    return column - shift
  }
}
