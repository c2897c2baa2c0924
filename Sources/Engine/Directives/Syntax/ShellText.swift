/// A command of the shell with values of variables in it: `{name}`, as in IPython.
///
/// Between the braces stands an expression that begins with the name of a variable: `{path}`, `{files[0]}`, `{n + 1}`. All other
/// braces are the shell's: `{a,b}`, `${HOME}`, `{1..3}`, `awk '{print $1}'`.
package struct ShellText: Equatable {
  package enum Piece: Equatable {
    case text(String)
    case expression(String)
  }

  package private(set) var pieces: [Piece] = []

  /// - Parameter isVariable: whether there is a variable of that name.
  package init(_ command: String, isVariable: (String) -> Bool) {
    var text = ""
    var rest = command[...]
    var last: Character?
    while let character = rest.first {
      if character == "{", last != "$", last != "{",
        let match = rest.prefixMatch(of: #/\{\s*(([\p{L}_][\p{L}\p{N}_]*)[^{}]*?)\s*\}/#),
        isVariable(String(match.2)), Self.isExpression(match.1.dropFirst(match.2.count))
      {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(.expression(String(match.1)))
        rest = rest[match.range.upperBound...]
        last = "}"
      } else {
        text.append(character)
        rest.removeFirst()
        last = character
      }
    }
    if !text.isEmpty { pieces.append(.text(text)) }
  }

  /// Whether what follows the name goes on as an expression, and not as a list or a command of the shell.
  private static func isExpression(_ rest: Substring) -> Bool {
    if rest.isEmpty { return true }
    if rest.contains("\n") || rest.firstMatch(of: #/\.\.(?![.<])/#) != nil { return false }
    var depth = 0
    for character in rest {
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      if character == ",", depth == 0 { return false }
    }
    return depth == 0 && rest.prefixMatch(of: #/[\[(.]|\s*(?:[-+*\/%?]|==|&&)/#) != nil
  }
}
