import OrderedJSON

/// Text as nbformat stores it: a list of lines, each with its line end, or a plain string.
///
/// nbformat writes lists and reads both (nbformat/v4/rwbase.py, `split_lines` and `rejoin_lines`).
package enum MultilineText {
  /// The whole text of a string or of a list of strings; nil for anything else.
  package static func join(_ value: JSON) -> String? {
    switch value {
    case .string(let text): return text
    case .array(let lines):
      var text = ""
      for line in lines {
        guard case .string(let part) = line else { return nil }
        text += part
      }
      return text
    default: return nil
    }
  }

  /// The text as a list of lines.
  package static func split(_ text: String) -> JSON { .array(lines(of: text).map(JSON.string)) }

  /// The lines with their ends, as Python's `str.splitlines(True)` finds them: nothing after the last end of line, and no
  /// line at all in an empty text.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      guard isLineEnd(scalar) else { continue }
      if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" {
        index = scalars.index(after: index)
      }
      lines.append(String(scalars[start..<index]))
      start = index
    }
    if start < scalars.endIndex { lines.append(String(scalars[start...])) }
    return lines
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
