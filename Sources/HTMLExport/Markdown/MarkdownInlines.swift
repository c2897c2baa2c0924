/// Emphasis, code, links and images within a paragraph, as HTML.
struct MarkdownInlines {
  /// What images' addresses become: attachments and files beside the notebook are put into the page.
  let resolve: (String) -> String
  private var depth = 0

  init(resolve: @escaping (String) -> String) { self.resolve = resolve }

  /// A piece of a paragraph on its way to HTML.
  private enum Piece {
    case html(String)
    /// A run of `*` or `_` that may open or close emphasis.
    case delimiter(Delimiter)
  }

  private struct Delimiter {
    var sign: Character
    var count: Int
    var canOpen: Bool
    var canClose: Bool
  }

  func html(_ text: String) -> String {
    var pieces: [Piece] = []
    var rest = Substring(text)
    var previous: Character = "\n"
    while let character = rest.first {
      let start = rest
      if let (html, after) = construct(at: rest, previous: previous) {
        pieces.append(.html(html))
        rest = after
      } else if character == "*" || character == "_" || character == "~" {
        let run = rest.prefix { $0 == character }
        rest = rest.dropFirst(run.count)
        pieces.append(delimiter(run, previous: previous, next: rest.first ?? "\n"))
      } else {
        pieces.append(.html(HTMLText.escaped(String(character))))
        rest = rest.dropFirst()
      }
      previous = start[..<rest.startIndex].last ?? character
    }
    return Self.emphasised(pieces)
  }

  /// Everything but emphasis and plain characters.
  private func construct(at text: Substring, previous: Character) -> (String, Substring)? {
    switch text.first {
    case "\\": return escape(text)
    case "`": return code(text)
    case "!" where text.hasPrefix("!["): return image(text)
    case "[": return link(text)
    case "<": return tag(text)
    case "&": return entity(text)
    case "h" where !previous.isLetter: return address(text)
    case " ", "\n": return lineBreak(text)
    default: return nil
    }
  }

  private func escape(_ text: Substring) -> (String, Substring)? {
    guard let next = text.dropFirst().first else { return nil }
    if next == "\n" { return ("<br>\n", text.dropFirst(2)) }
    guard next.isASCII, next.isPunctuation || next.isSymbol else { return nil }
    return (HTMLText.escaped(String(next)), text.dropFirst(2))
  }

  private func code(_ text: Substring) -> (String, Substring)? {
    let mark = text.prefix { $0 == "`" }
    var search = text.dropFirst(mark.count)
    while let place = search.firstIndex(of: "`") {
      let run = search[place...].prefix { $0 == "`" }
      if run.count == mark.count {
        var content = text[mark.endIndex..<place].map { $0 == "\n" ? " " : $0 }[...]
        if content.count > 2, content.first == " ", content.last == " " {
          content = content.dropFirst().dropLast()
        }
        return ("<code>\(HTMLText.escaped(String(content)))</code>", text[run.endIndex...])
      }
      search = search[run.endIndex...]
    }
    return (String(mark), text.dropFirst(mark.count))
  }

  private func image(_ text: Substring) -> (String, Substring)? {
    guard let (label, target, rest) = bracketed(text.dropFirst()) else { return nil }
    let source = HTMLText.escaped(resolve(target.address))
    let title = target.title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
    return ("<img src=\"\(source)\" alt=\"\(HTMLText.escaped(label))\"\(title)>", rest)
  }

  private func link(_ text: Substring) -> (String, Substring)? {
    guard depth < 8, let (label, target, rest) = bracketed(text) else { return nil }
    var inner = self
    inner.depth += 1
    let title = target.title.map { " title=\"\(HTMLText.escaped($0))\"" } ?? ""
    return (
      "<a href=\"\(HTMLText.escaped(Self.safe(target.address)))\"\(title)>\(inner.html(String(label)))</a>",
      rest
    )
  }

  /// An address that runs no script.
  static func safe(_ address: String) -> String {
    let scheme = address.lowercased().filter { !$0.isWhitespace }.prefix { $0 != ":" }
    return ["javascript", "vbscript"].contains(scheme) ? "#" : address
  }

  /// `[label](address "title")`
  private func bracketed(
    _ text: Substring
  ) -> (label: Substring, target: (address: String, title: String?), rest: Substring)? {
    guard let end = closingBracket(text), text[text.index(after: end)...].first == "(" else { return nil }
    let afterOpen = text[text.index(after: end)...].dropFirst()
    let pattern = #/\s*(?:<([^>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))*))(?:\s+(?:"([^"]*)"|'([^']*)'))?\s*\)/#
    guard let match = afterOpen.prefixMatch(of: pattern) else { return nil }
    let address = String(match.1 ?? match.2 ?? "")
    return (
      text[text.startIndex..<end].dropFirst(), (address, (match.3 ?? match.4).map(String.init)),
      afterOpen[match.range.upperBound...]
    )
  }

  private func closingBracket(_ text: Substring) -> Substring.Index? {
    var level = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "\\": index = text.index(after: index)
      case "[": level += 1
      case "]":
        level -= 1
        if level == 0 { return index }
      default: break
      }
      guard index < text.endIndex else { return nil }
      index = text.index(after: index)
    }
    return nil
  }

  /// HTML tags stay; addresses in angle brackets become links.
  private func tag(_ text: Substring) -> (String, Substring)? {
    if let match = text.prefixMatch(of: #/<(https?:[^\s<>]*|[\w.+-]+@[\w.-]+)>/#) {
      let address = HTMLText.escaped(match.1)
      let target = match.1.hasPrefix("http") ? address : "mailto:" + address
      return ("<a href=\"\(target)\">\(address)</a>", text[match.range.upperBound...])
    }
    guard let match = text.prefixMatch(of: #/<(?:!--[\s\S]*?--|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?)>/#)
    else { return nil }
    return (String(match.0), text[match.range.upperBound...])
  }

  private func entity(_ text: Substring) -> (String, Substring)? {
    guard let match = text.prefixMatch(of: #/&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);/#)
    else { return nil }
    return (String(match.0), text[match.range.upperBound...])
  }

  private func address(_ text: Substring) -> (String, Substring)? {
    guard let match = text.prefixMatch(of: #/https?:\/\/[^\s<>"\x{E000}]*[^\s<>"\x{E000}.,;:!?')\]*_]/#)
    else { return nil }
    let address = HTMLText.escaped(match.0)
    return ("<a href=\"\(address)\">\(address)</a>", text[match.range.upperBound...])
  }

  private func lineBreak(_ text: Substring) -> (String, Substring)? {
    let spaces = text.prefix { $0 == " " }
    guard spaces.count >= 2, text.dropFirst(spaces.count).first == "\n" else { return nil }
    return ("<br>\n", text.dropFirst(spaces.count + 1))
  }

  // MARK: Emphasis (CommonMark 6.2, "process emphasis")

  private func delimiter(_ run: Substring, previous: Character, next: Character) -> Piece {
    let isMark = { (character: Character) in character.isPunctuation || character.isSymbol }
    let isLeft = !next.isWhitespace && (!isMark(next) || previous.isWhitespace || isMark(previous))
    let isRight = !previous.isWhitespace && (!isMark(previous) || next.isWhitespace || isMark(next))
    let sign = run.first ?? "*"
    if sign == "~", run.count != 2 { return .html(String(run)) }
    return .delimiter(
      Delimiter(
        sign: sign, count: run.count,
        canOpen: sign == "_" ? isLeft && (!isRight || isMark(previous)) : isLeft,
        canClose: sign == "_" ? isRight && (!isLeft || isMark(next)) : isRight))
  }

  private static func emphasised(_ pieces: [Piece]) -> String {
    var pieces = pieces
    var index = 0
    while index < pieces.count {
      guard case .delimiter(let closer) = pieces[index], closer.canClose,
        let opener = matchingOpener(of: closer, before: index, in: pieces)
      else {
        index += 1
        continue
      }
      let count = closer.sign == "~" ? 2 : min(2, opener.delimiter.count, closer.count)
      let content = pieces[(opener.index + 1)..<index].map(plain).joined()
      let tag = closer.sign == "~" ? "del" : count == 2 ? "strong" : "em"
      var replacement: [Piece] = [.html("<\(tag)>\(content)</\(tag)>")]
      if opener.delimiter.count > count {
        var rest = opener.delimiter
        rest.count -= count
        replacement.insert(.delimiter(rest), at: 0)
      }
      let next = opener.index + replacement.count
      if closer.count > count {
        var rest = closer
        rest.count -= count
        replacement.append(.delimiter(rest))
      }
      pieces.replaceSubrange(opener.index...index, with: replacement)
      index = next
    }
    return pieces.map(plain).joined()
  }

  private static func matchingOpener(
    of closer: Delimiter, before index: Int, in pieces: [Piece]
  ) -> (index: Int, delimiter: Delimiter)? {
    for place in stride(from: index - 1, through: 0, by: -1) {
      guard case .delimiter(let opener) = pieces[place], opener.sign == closer.sign, opener.canOpen else {
        continue
      }
      // Where a run can do both, lengths that add up to a multiple of three do not match.
      let isAmbiguous = (opener.canClose || closer.canOpen) && (opener.count + closer.count) % 3 == 0
      if isAmbiguous, opener.count % 3 != 0 || closer.count % 3 != 0 { continue }
      return (place, opener)
    }
    return nil
  }

  private static func plain(_ piece: Piece) -> String {
    switch piece {
    case .html(let html): html
    case .delimiter(let delimiter): String(repeating: delimiter.sign, count: delimiter.count)
    }
  }
}
