/// The signs of a Markdown text, and where in them code, tags and paragraphs end. It goes by
/// scalars, as cmark does: an accent after a `$` makes no other sign of it.
struct MarkdownScalars {
  private let scalars: [Unicode.Scalar]

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var count: Int { scalars.count }
  subscript(index: Int) -> Unicode.Scalar { scalars[index] }

  func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  func has(_ text: String, at index: Int) -> Bool {
    scalars[index...].starts(with: text.unicodeScalars)
  }

  // MARK: Kinds of signs; false beyond the ends

  private func at(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  func isDigit(_ index: Int) -> Bool { at(index).map { ("0"..."9").contains($0) } ?? false }
  func isSpace(_ index: Int) -> Bool { at(index)?.properties.isWhitespace ?? false }
  func isLetter(_ index: Int) -> Bool {
    at(index).map { $0.properties.isAlphabetic || $0 == "\\" } ?? false
  }

  /// White space, or a sign that ends a part of a sentence.
  func isEndOfWord(_ index: Int) -> Bool {
    isSpace(index) || at(index).map { ".,;:!?)".unicodeScalars.contains($0) } ?? true
  }

  /// Whether a backslash before it escapes it.
  func isPunctuation(_ index: Int) -> Bool {
    at(index).map { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F && !isWord($0) } ?? false
  }

  private func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatinLetter || ("0"..."9").contains(scalar)
  }

  private func run(at index: Int) -> Int { scalars[index...].prefix { $0 == scalars[index] }.count }

  private func skip(_ signs: String, from index: Int) -> Int {
    index + scalars[index...].prefix { signs.unicodeScalars.contains($0) }.count
  }

  // MARK: Lines

  func isLineStart(_ index: Int) -> Bool { index == 0 || scalars[index - 1] == "\n" }

  func isBlank(_ range: Range<Int>) -> Bool { range.allSatisfy(isSpace) }

  /// Whether nothing but white space, and a quote's marks, stands up to the next line.
  func isBlankLine(_ start: Int) -> Bool {
    let end = skip(" \t>", from: start)
    return end == count || scalars[end] == "\n"
  }

  private func lineEnd(_ index: Int) -> Int {
    scalars[index...].firstIndex(of: "\n").map { $0 + 1 } ?? count
  }

  private func lineStart(_ index: Int) -> Int {
    scalars[..<index].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// How many quotes the line of a place stands in.
  func quoteDepth(at index: Int) -> Int {
    let start = lineStart(index)
    return scalars[start..<skip(" \t>", from: start)].filter { $0 == ">" }.count
  }

  /// After white space, the marks of quotes and of list items.
  private func contentStart(_ line: Int) -> Int {
    var place = skip(" \t>", from: line)
    while let next = afterListMark(place) { place = skip(" \t>", from: next) }
    return place
  }

  func isBlockStart(_ index: Int) -> Bool { contentStart(lineStart(index)) >= index }

  private func afterListMark(_ index: Int) -> Int? {
    guard let sign = at(index) else { return nil }
    let digits = scalars[index...].prefix { ("0"..."9").contains($0) }.count
    let mark = digits > 0 ? at(index + digits) : sign
    guard let mark,
      digits > 0 ? ".)".unicodeScalars.contains(mark) : "-+*".unicodeScalars.contains(mark)
    else { return nil }
    let next = index + digits + 1
    return at(next) == " " || at(next) == "\t" ? next : nil
  }

  /// The place of `text`; `inParagraph`, before the next blank line.
  func first(_ text: String, from start: Int, inParagraph: Bool) -> Int? {
    var place = start
    while place < count {
      if has(text, at: place) { return place }
      if inParagraph, scalars[place] == "\n", isBlankLine(place + 1) { return nil }
      place += 1
    }
    return nil
  }

  // MARK: Code

  /// The end of fenced code that starts on this line.
  func fencedCodeEnd(from line: Int) -> Int? {
    let start = contentStart(line)
    guard let sign = at(start), sign == "`" || sign == "~", run(at: start) >= 3 else { return nil }
    let length = run(at: start)
    var place = lineEnd(start)
    if sign == "`", scalars[(start + length)..<place].contains("`") { return nil }
    let isQuoted = scalars[line..<start].contains(">")
    while place < count {
      let content = skip(" \t>", from: place)
      if isQuoted, !scalars[place..<content].contains(">") { return place }
      let end = lineEnd(place)
      let mark = at(content) == sign ? run(at: content) : 0
      if mark >= length, isBlank(content + mark..<end) { return end }
      place = end
    }
    // Indented so far it is perhaps code of the other kind, which needs no end.
    return start - line < 4 ? count : nil
  }

  /// The end of code between backquotes, or of the backquotes where they open none.
  func codeSpanEnd(from start: Int) -> Int {
    let length = run(at: start)
    var place = start + length
    while place < count {
      if scalars[place] == "`" {
        let other = run(at: place)
        place += other
        if other == length { return place }
      } else {
        place += 1
        if scalars[place - 1] == "\n", startsBlock(place) { break }
      }
    }
    return start + length
  }

  private func startsBlock(_ line: Int) -> Bool {
    let start = skip(" \t>", from: line)
    guard let sign = at(start), sign != "\n" else { return true }
    return afterListMark(start) != nil || sign == "#"
      || "`~".unicodeScalars.contains(sign) && run(at: start) >= 3
  }

  // MARK: Tags

  /// The end of a tag, a comment or an address in angle brackets, as CommonMark knows them.
  func tagEnd(from start: Int) -> Int? {
    if has("<!--", at: start) {
      return first("-->", from: start, inParagraph: false).map { $0 + 3 }
    }
    return addressEnd(from: start) ?? elementEnd(from: start)
  }

  private func addressEnd(from start: Int) -> Int? {
    let scheme = scalars[(start + 1)...].prefix { isWord($0) || "+.-".unicodeScalars.contains($0) }
    guard scheme.count >= 2, at(scheme.endIndex) == ":" else { return nil }
    let end = scalars[scheme.endIndex...].firstIndex {
      $0.isHTMLSpace || "<>".unicodeScalars.contains($0)
    }
    return end.flatMap { scalars[$0] == ">" ? $0 + 1 : nil }
  }

  private func elementEnd(from start: Int) -> Int? {
    var place = start + (at(start + 1) == "/" ? 2 : 1)
    guard at(place)?.isLatinLetter == true else { return nil }
    place = nameEnd(place)
    while let next = attributeEnd(skip(" \t\n", from: place)) { place = next }
    place = skip(" \t\n", from: place)
    if at(place) == "/" { place += 1 }
    return at(place) == ">" ? place + 1 : nil
  }

  private func attributeEnd(_ start: Int) -> Int? {
    let end = nameEnd(start)
    let sign = skip(" \t\n", from: end)
    guard end > start, at(sign) == "=" else { return end > start ? end : nil }
    let value = skip(" \t\n", from: sign + 1)
    guard let quote = at(value) else { return nil }
    if quote == "\"" || quote == "'" {
      return scalars[(value + 1)...].firstIndex(of: quote).map { $0 + 1 }
    }
    let length = scalars[value...].prefix {
      !$0.isHTMLSpace && !"\"'=<>`".unicodeScalars.contains($0)
    }.count
    return length > 0 ? value + length : nil
  }

  private func nameEnd(_ start: Int) -> Int {
    start + scalars[start...].prefix { isWord($0) || "-_.:".unicodeScalars.contains($0) }.count
  }

  // MARK: Newer rules than cmark-gfm's

  /// A sign that CommonMark 0.31 reads otherwise than cmark-gfm, which follows 0.29.
  ///
  /// Symbols beside emphasis count as punctuation since 0.31; a character reference has at most 7
  /// digits, or 6 hexadecimal ones.
  func misreadSign(at index: Int) -> Unicode.Scalar? {
    let scalar = scalars[index]
    if scalar.isASCII { return scalar == "&" && startsLongReference(index) ? scalar : nil }
    let isBesideMark = [index - 1, index + 1].contains { place in
      at(place).map { "*_~".unicodeScalars.contains($0) } ?? false
    }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return isBesideMark ? scalar : nil
    default: return nil
    }
  }

  private func startsLongReference(_ index: Int) -> Bool {
    guard has("&#", at: index) else { return false }
    let isHexadecimal = at(index + 2) == "x" || at(index + 2) == "X"
    let digits = scalars[(index + (isHexadecimal ? 3 : 2))...].prefix {
      isHexadecimal ? $0.properties.isASCIIHexDigit : ("0"..."9").contains($0)
    }
    return digits.count > (isHexadecimal ? 6 : 7) && at(digits.endIndex) == ";"
  }
}
