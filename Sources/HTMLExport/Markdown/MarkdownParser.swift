/// Cuts Markdown into blocks: the part of CommonMark and of GitHub's tables that notebooks use.
struct MarkdownParser {
  var lines: [Substring]
  var index = 0
  private let depth: Int
  /// Deeper nesting of quotes and lists is taken as text.
  private static let depthLimit = 40

  static func blocks(of text: String) -> [MarkdownBlock] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return blocks(of: lines, depth: 0)
  }

  private static func blocks(of lines: [Substring], depth: Int) -> [MarkdownBlock] {
    var parser = MarkdownParser(lines: lines, depth: depth)
    return parser.blocks()
  }

  private init(lines: [Substring], depth: Int) {
    self.lines = lines
    self.depth = depth
  }

  private mutating func blocks() -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    while index < lines.count {
      if lines[index].isBlank {
        index += 1
      } else {
        blocks.append(block())
      }
    }
    return blocks
  }

  private mutating func block() -> MarkdownBlock {
    let line = lines[index]
    if line.indentation >= 4 { return indentedCode() }
    if let heading = Self.heading(line) {
      index += 1
      return heading
    }
    if Self.fence(line) != nil { return fencedCode() }
    if Self.isRule(line) {
      index += 1
      return .rule
    }
    if depth < Self.depthLimit {
      if line.trimmed.hasPrefix(">") { return quote() }
      if Self.marker(line) != nil { return list() }
    }
    if Self.startsHTML(line) { return htmlBlock() }
    return table() ?? paragraph()
  }

  // MARK: Headings and rules

  private static func heading(_ line: Substring) -> MarkdownBlock? {
    let text = line.trimmed
    let level = text.prefix { $0 == "#" }.count
    let rest = text.dropFirst(level)
    guard (1...6).contains(level), rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    return .heading(level, String(rest.replacing(#/\s+#+\s*$/#, with: "").trimmed))
  }

  private static func isRule(_ line: Substring) -> Bool {
    let signs = line.filter { !$0.isWhitespace }
    guard signs.count >= 3, let first = signs.first, "-*_".contains(first) else { return false }
    return signs.allSatisfy { $0 == first }
  }

  // MARK: Code

  private static func fence(_ line: Substring) -> (mark: Substring, info: Substring)? {
    let text = line.trimmed
    guard let sign = text.first, sign == "`" || sign == "~" else { return nil }
    let mark = text.prefix { $0 == sign }
    let info = text.dropFirst(mark.count).trimmed
    guard mark.count >= 3, sign == "~" || !info.contains("`") else { return nil }
    return (mark, info)
  }

  private mutating func fencedCode() -> MarkdownBlock {
    let indentation = lines[index].indentation
    guard let (mark, info) = Self.fence(lines[index]) else { return paragraph() }
    index += 1
    var code: [Substring] = []
    while index < lines.count {
      let line = lines[index]
      index += 1
      let text = line.trimmed
      if text.hasPrefix(mark), text.allSatisfy({ $0 == mark.first }) { break }
      code.append(line.withoutIndentation(upTo: indentation))
    }
    return .code(code.joined(separator: "\n"), language: String(info.prefix { !$0.isWhitespace }))
  }

  private mutating func indentedCode() -> MarkdownBlock {
    var code: [Substring] = []
    while index < lines.count, lines[index].isBlank || lines[index].indentation >= 4 {
      code.append(lines[index].withoutIndentation(upTo: 4))
      index += 1
    }
    while code.last?.isBlank == true { code.removeLast() }
    return .code(code.joined(separator: "\n"), language: "")
  }

  // MARK: Quotes and lists

  private mutating func quote() -> MarkdownBlock {
    var content: [Substring] = []
    while index < lines.count, !lines[index].isBlank {
      let text = lines[index].trimmed
      // A line without its mark goes on with the quoted paragraph.
      guard text.hasPrefix(">") || !Self.interruptsParagraph(lines[index]) else { break }
      let inner = text.hasPrefix(">") ? text.dropFirst() : text
      content.append(inner.first == " " ? inner.dropFirst() : inner)
      index += 1
    }
    return .quote(Self.blocks(of: content, depth: depth + 1))
  }

  /// A list item's mark: where its content starts, and its number.
  private static func marker(_ line: Substring) -> (sign: Character, number: Int?, contentColumn: Int)? {
    let indentation = line.indentation
    let text = line.trimmed
    guard let first = text.first, !isRule(line) else { return nil }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let mark: Int
    let sign: Character
    if "-*+".contains(first) {
      (mark, sign) = (1, first)
    } else if (1...9).contains(digits.count), let end = text.dropFirst(digits.count).first,
      end == "." || end == ")"
    {
      (mark, sign) = (digits.count + 1, end)
    } else {
      return nil
    }
    let rest = text.dropFirst(mark)
    guard rest.isEmpty || rest.first?.isWhitespace == true else { return nil }
    let spaces = rest.prefix { $0 == " " }.count
    return (sign, Int(digits), indentation + mark + (rest.isBlank || spaces > 4 ? 1 : spaces))
  }

  private mutating func list() -> MarkdownBlock {
    guard let first = Self.marker(lines[index]) else { return paragraph() }
    var items: [[MarkdownBlock]] = []
    var isTight = true
    while index < lines.count, let marker = Self.marker(lines[index]), marker.sign == first.sign {
      let item = itemLines(contentColumn: marker.contentColumn)
      let endsInBlank = item.last?.isBlank == true
      let content = item.reversed().drop { $0.isBlank }.reversed()
      items.append(Self.blocks(of: Array(content), depth: depth + 1))
      let hasNext = index < lines.count && Self.marker(lines[index])?.sign == first.sign
      if Self.hasGap(Array(content)) || (endsInBlank && hasNext) { isTight = false }
    }
    return .list(items: items, start: first.number, isTight: isTight)
  }

  /// The lines of an item, without its mark and indentation.
  private mutating func itemLines(contentColumn: Int) -> [Substring] {
    let first = lines[index]
    var item = [first.drop { $0 == " " || $0 == "\t" }.dropFirst(contentColumn - first.indentation)]
    index += 1
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        // Blank lines belong to the item if what follows does.
        let next = lines[index...].first { !$0.isBlank }
        guard let next, next.indentation >= contentColumn || Self.marker(next) != nil else { break }
        if next.indentation < contentColumn {
          item.append("")
          index = lines[index...].firstIndex { !$0.isBlank } ?? lines.count
          break
        }
        item.append("")
      } else if line.indentation >= contentColumn {
        item.append(line.withoutIndentation(upTo: contentColumn))
      } else if item.last?.isBlank == false, Self.marker(line) == nil, !Self.interruptsParagraph(line) {
        item.append(line.trimmed)  // goes on with the paragraph although not indented
      } else {
        break
      }
      index += 1
    }
    return item
  }

  /// Whether a blank line stands between the direct blocks of an item.
  private static func hasGap(_ lines: [Substring]) -> Bool {
    zip(lines, lines.dropFirst()).contains {
      $0.isBlank && !$1.isBlank && $1.indentation < 2 && marker($1) == nil
    }
  }

  // MARK: HTML

  private static func startsHTML(_ line: Substring) -> Bool {
    line.trimmed.prefixMatch(
      of:
        #/<(?:!--|/?(?:address|article|aside|blockquote|br|center|details|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|img|li|nav|ol|p|pre|script|section|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)\b)/#
        .ignoresCase()) != nil
  }

  /// HTML up to a blank line.
  private mutating func htmlBlock() -> MarkdownBlock {
    let start = index
    while index < lines.count, !lines[index].isBlank { index += 1 }
    return .html(lines[start..<index].joined(separator: "\n"))
  }

  // MARK: Paragraphs

  private mutating func paragraph() -> MarkdownBlock {
    var text: [Substring] = []
    while index < lines.count, !lines[index].isBlank {
      let line = lines[index]
      if !text.isEmpty {
        if let level = Self.underlineLevel(line) {
          index += 1
          return .heading(level, text.joined(separator: "\n"))
        }
        if Self.interruptsParagraph(line) { break }
      }
      text.append(line.drop { $0 == " " || $0 == "\t" })
      index += 1
    }
    return .paragraph(text.joined(separator: "\n"))
  }

  private static func underlineLevel(_ line: Substring) -> Int? {
    let text = line.trimmed
    if !text.isEmpty, text.allSatisfy({ $0 == "=" }) { return 1 }
    if !text.isEmpty, text.allSatisfy({ $0 == "-" }) { return 2 }
    return nil
  }

  static func interruptsParagraph(_ line: Substring) -> Bool {
    if line.indentation >= 4 { return false }
    if heading(line) != nil || fence(line) != nil || isRule(line) || line.trimmed.hasPrefix(">") {
      return true
    }
    guard let marker = marker(line) else { return false }
    return marker.number == nil || marker.number == 1
  }
}
