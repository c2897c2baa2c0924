/// Swift source as HTML with a `span` around each word that has a colour.
///
/// A small tokenizer: it looks at words and signs only, which is enough to read by, and never fails.
public struct SwiftHighlighter {
  private let source: [Character]
  private var index = 0
  private var html = ""

  /// The HTML of a source text.
  public static func html(_ source: String) -> String {
    var highlighter = SwiftHighlighter(source: Array(source))
    highlighter.run()
    return highlighter.html
  }

  private init(source: [Character]) { self.source = source }

  private enum Kind: String {
    case keyword = "k", type = "t", function = "f", string = "s", number = "n", comment = "c", attribute = "a"
  }

  private func at(_ offset: Int) -> Character? {
    let place = index + offset
    return source.indices.contains(place) ? source[place] : nil
  }

  private mutating func run() {
    while let character = at(0) {
      if character == "/", at(1) == "/" {
        emit(until: { $0.isNewline }, .comment)
      } else if character == "/", at(1) == "*" {
        emit(length: blockCommentLength(), .comment)
      } else if let hashes = stringOpening() {
        string(hashes: hashes)
      } else if isDirective(character) {
        emit(until: { $0.isNewline }, .attribute)
      } else if character == "@" || character == "#", at(1)?.isLetter == true {
        emit(length: 1 + wordLength(from: 1), .attribute)
      } else if character.isLetter || character == "_" || character == "`" {
        word()
      } else if character.isNumber {
        emit(length: numberLength(), .number)
      } else {
        html += HTMLText.escaped(String(character))
        index += 1
      }
    }
  }

  /// `%time` and `!command` at the start of a line are the kernel's, not Swift's.
  private func isDirective(_ character: Character) -> Bool {
    (character == "%" || character == "!") && (at(-1)?.isNewline ?? true) && at(1)?.isLetter == true
  }

  private mutating func emit(length: Int, _ kind: Kind?) {
    let end = min(source.count, index + max(1, length))
    let text = HTMLText.escaped(String(source[index..<end]))
    html += kind.map { "<span class=\"\($0.rawValue)\">\(text)</span>" } ?? text
    index = end
  }

  private mutating func emit(until isEnd: (Character) -> Bool, _ kind: Kind) {
    emit(length: source[index...].prefix { !isEnd($0) }.count, kind)
  }

  /// Comments nest in Swift.
  private func blockCommentLength() -> Int {
    var level = 0
    var place = index
    while place < source.count {
      let pair = String(source[place..<min(place + 2, source.count)])
      if pair == "/*" || pair == "*/" {
        level += pair == "/*" ? 1 : -1
        place += 2
        if level == 0 { break }
      } else {
        place += 1
      }
    }
    return place - index
  }

  // MARK: Strings

  /// The number of `#` before the quote of a string that starts here.
  private func stringOpening() -> Int? {
    var count = 0
    while at(count) == "#" { count += 1 }
    return at(count) == "\"" ? count : nil
  }

  private mutating func string(hashes: Int) {
    let isMultiline = at(hashes) == "\"" && at(hashes + 1) == "\"" && at(hashes + 2) == "\""
    let quotes = isMultiline ? 3 : 1
    var pending = index
    index += hashes + quotes
    while let character = at(0) {
      if !isMultiline, character.isNewline { break }
      if character == "\"", isClosing(quotes: quotes, hashes: hashes) {
        index += quotes + hashes
        break
      }
      if character == "\\", isEscape(hashes: hashes) {
        if at(1 + hashes) == "(" {
          index += 2 + hashes
          close(from: pending)
          interpolation()
          pending = index
        } else {
          index += 2 + hashes
        }
      } else {
        index += 1
      }
    }
    index = min(index, source.count)
    close(from: pending)
  }

  private mutating func close(from start: Int) {
    guard start < index else { return }
    html += "<span class=\"s\">\(HTMLText.escaped(String(source[start..<index])))</span>"
  }

  private func isClosing(quotes: Int, hashes: Int) -> Bool {
    (0..<quotes).allSatisfy { at($0) == "\"" } && (0..<hashes).allSatisfy { at(quotes + $0) == "#" }
  }

  private func isEscape(hashes: Int) -> Bool { (0..<hashes).allSatisfy { at(1 + $0) == "#" } }

  /// The code in `\( ... )`, up to before its closing bracket.
  private mutating func interpolation() {
    var level = 1
    var place = index
    while place < source.count, !source[place].isNewline {
      if source[place] == "(" { level += 1 }
      if source[place] == ")" { level -= 1 }
      if level == 0 { break }
      place += 1
    }
    html += SwiftHighlighter.html(String(source[index..<place]))
    index = place
  }

  // MARK: Words and numbers

  private func wordLength(from start: Int) -> Int {
    var length = 0
    while let character = at(start + length), character.isLetter || character.isNumber || character == "_" {
      length += 1
    }
    return length
  }

  private mutating func word() {
    let isQuoted = at(0) == "`"
    let length =
      isQuoted
      ? 1 + source[(index + 1)...].prefix { $0 != "`" && !$0.isNewline }.count + 1 : wordLength(from: 0)
    let text = String(source[index..<min(source.count, index + length)])
    let isMember = at(-1) == "."
    if !isQuoted, !isMember || text == "self" || text == "init", Self.keywords.contains(text) {
      emit(length: length, .keyword)
    } else if text.first?.isUppercase == true {
      emit(length: length, .type)
    } else {
      emit(length: length, at(length) == "(" ? .function : nil)
    }
  }

  private func numberLength() -> Int {
    var length = 0
    while let character = at(length) {
      let isPoint = character == "." && at(length + 1)?.isNumber == true
      let isSign =
        (character == "-" || character == "+") && length > 0 && "eE".contains(at(length - 1) ?? " ")
        && at(1) != "x"
      guard character.isHexDigit || "_xobpe".contains(character) || isPoint || isSign else { break }
      length += 1
    }
    return length
  }

  private static let keywords: Set<String> = [
    "Any", "Self", "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case",
    "catch",
    "class", "consuming", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension",
    "fallthrough",
    "false", "fileprivate", "final", "for", "func", "get", "guard", "if", "import", "in", "indirect", "infix",
    "init",
    "inout", "internal", "is", "lazy", "let", "mutating", "nil", "nonisolated", "nonmutating", "open",
    "operator",
    "override", "postfix", "precedencegroup", "prefix", "private", "protocol", "public", "repeat", "required",
    "rethrows", "return", "self", "set", "some", "static", "struct", "subscript", "super", "switch", "throw",
    "throws",
    "true", "try", "typealias", "unowned", "var", "weak", "where", "while", "willSet", "didSet",
  ]
}
