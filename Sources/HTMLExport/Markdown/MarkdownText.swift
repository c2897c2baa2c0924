// White space as Markdown counts it.

extension Substring {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Without white space at both ends.
  var trimmed: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// How far the text is indented; a tab goes to the next multiple of four.
  var indentation: Int {
    var column = 0
    for character in self {
      if character == " " {
        column += 1
      } else if character == "\t" {
        column += 4 - column % 4
      } else {
        break
      }
    }
    return column
  }

  func withoutIndentation(upTo limit: Int) -> Substring {
    var text = self
    var column = 0
    while column < limit, let first = text.first, first == " " || first == "\t" {
      column += first == " " ? 1 : 4 - column % 4
      text = text.dropFirst()
    }
    return text
  }
}

extension String {
  var trimmed: Substring { self[...].trimmed }
}
