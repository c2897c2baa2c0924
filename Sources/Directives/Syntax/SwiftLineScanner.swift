/// Follows Swift text line by line, as far as is needed to know whether a new line begins inside a string of several lines, inside
/// a comment or inside brackets, where `%` and `!` are no directives.
struct SwiftLineScanner {
  /// How deep comments are nested (they nest in Swift).
  private var commentDepth = 0
  /// The end of the open string of several lines, for example `"""#`.
  private var openString: String?
  /// Open brackets.
  private(set) var bracketDepth = 0
  /// The last character of code before the coming line.
  private(set) var lastCharacter: Character?

  /// Whether the coming line is code, and not part of a string or a comment.
  var isInCode: Bool { commentDepth == 0 && openString == nil }

  /// Whether the code so far asks to be continued: `a &&`, `f(1,`.
  var expectsMore: Bool { bracketDepth > 0 || lastCharacter.map { "=&|,+-*/<>?:.^~".contains($0) } ?? false }

  /// Goes over one line.
  mutating func scan(_ line: Substring) {
    var rest = line
    while let character = rest.first {
      if let end = openString {
        skipString(&rest, end: end)
      } else if commentDepth > 0 {
        skipComment(&rest)
      } else if rest.hasPrefix("//") {
        return
      } else if rest.hasPrefix("/*") {
        commentDepth = 1
        rest = rest.dropFirst(2)
      } else if character == "\"" || character == "#" {
        scanQuote(&rest)
      } else {
        note(character)
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func note(_ character: Character) {
    if "([{".contains(character) { bracketDepth += 1 }
    if ")]}".contains(character) { bracketDepth = max(0, bracketDepth - 1) }
    if !character.isWhitespace { lastCharacter = character }
  }

  private mutating func skipComment(_ rest: inout Substring) {
    if rest.hasPrefix("*/") {
      commentDepth -= 1
      rest = rest.dropFirst(2)
    } else if rest.hasPrefix("/*") {
      commentDepth += 1
      rest = rest.dropFirst(2)
    } else {
      rest = rest.dropFirst()
    }
  }

  /// Takes what belongs to the open string of several lines.
  private mutating func skipString(_ rest: inout Substring, end: String) {
    if rest.hasPrefix(end) {
      openString = nil
      rest = rest.dropFirst(end.count)
      lastCharacter = "\""
    } else {
      // With `#` a backslash is a character as any other, unless as many `#` follow.
      rest = rest.dropFirst(rest.first == "\\" && end == "\"\"\"" ? 2 : 1)
    }
  }

  /// A quote, perhaps with `#` in front.
  private mutating func scanQuote(_ rest: inout Substring) {
    let marks = String(rest.prefix { $0 == "#" })
    rest = rest.dropFirst(marks.count)
    guard rest.first == "\"" else { return note("#") }
    if rest.hasPrefix("\"\"\"") {
      openString = "\"\"\"" + marks
      rest = rest.dropFirst(3)
    } else {
      rest = rest.dropFirst()
      skipShortString(&rest, end: "\"" + marks)
    }
  }

  /// The rest of a string of one line; at the line's end it is over in any case.
  private mutating func skipShortString(_ rest: inout Substring, end: String) {
    lastCharacter = "\""
    while !rest.isEmpty {
      if rest.hasPrefix(end) {
        rest = rest.dropFirst(end.count)
        return
      }
      rest = rest.dropFirst(rest.first == "\\" && end == "\"" ? 2 : 1)
    }
  }
}
