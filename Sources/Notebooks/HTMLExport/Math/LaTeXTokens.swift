/// A piece of LaTeX.
enum LaTeXToken: Equatable {
  /// `\name`, or a backslash and one sign.
  case command(String)
  case character(Character)
  case open, close, superscript, `subscript`, ampersand
  case whitespace
}

/// Cuts LaTeX into tokens.
enum LaTeXTokenizer {
  static func tokens(of source: String) -> [LaTeXToken] {
    let characters = Array(source)
    var tokens: [LaTeXToken] = []
    var index = 0
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "\\": tokens.append(command(characters, &index))
      case "{": tokens.append(.open)
      case "}": tokens.append(.close)
      case "^": tokens.append(.superscript)
      case "_": tokens.append(.subscript)
      case "&": tokens.append(.ampersand)
      case "%": while index < characters.count, !characters[index].isNewline { index += 1 }
      case "~": tokens.append(.command(" "))
      case _ where character.isWhitespace: if tokens.last != .whitespace { tokens.append(.whitespace) }
      default: tokens.append(.character(character))
      }
    }
    return tokens
  }

  private static func command(_ characters: [Character], _ index: inout Int) -> LaTeXToken {
    var name = ""
    while index < characters.count, characters[index].isASCII, characters[index].isLetter {
      name.append(characters[index])
      index += 1
    }
    if name.isEmpty {
      guard index < characters.count else { return .character("\\") }
      name = String(characters[index])
      index += 1
      return .command(name == "\n" ? " " : name)
    }
    return .command(name)
  }
}
