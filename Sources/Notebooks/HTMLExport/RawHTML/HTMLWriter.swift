/// A page in the making: what Lectern writes goes in as it is, what the text has of HTML as far as
/// ``AllowedHTML`` lets it, and no element of the text's reaches beyond the part it stands in.
struct HTMLWriter {
  private(set) var html = ""
  private let text: ProtectedMarkdown
  private let resolve: (String) -> String
  /// The text's own elements that are open, for each part of the page that is.
  private var open: [[String]] = [[]]
  /// How many of them are code.
  private var codeDepth = 0
  private var dropping: Dropping?

  /// An element that goes with all its content.
  private struct Dropping {
    let name: String
    /// How many of its name are open.
    var depth = 1
    /// How many parts were open where it starts; it ends with the last of these.
    let parts: Int
    /// The bytes of the page that are kept where it ends.
    let kept: Int
  }

  init(_ text: ProtectedMarkdown, resolve: @escaping (String) -> String) {
    self.text = text
    self.resolve = resolve
  }

  // MARK: Lectern's own

  mutating func write(_ html: String) { self.html += html }

  mutating func startLine() {
    if !html.isEmpty, html.utf8.last != UInt8(ascii: "\n") { html += "\n" }
  }

  /// Text without Markdown; its formulas become MathML, but for those in the text's own `<code>`.
  mutating func writeText(_ literal: String) {
    html += isInCode ? HTMLText.escaped(text.source(literal)) : text.html(literal)
  }

  /// A part of the page starts: a paragraph, an item, a cell, emphasis.
  mutating func enter() { open.append([]) }

  /// The part ends, and with it what the text left open in it.
  mutating func leave() {
    // What has no end would take all that follows with it; its content stays, as text.
    if dropping?.parts == open.count { dropping = nil }
    close(open.popLast() ?? [])
  }

  private mutating func close(_ names: some BidirectionalCollection<String>) {
    html += names.reversed().map { "</\($0)>" }.joined()
    codeDepth -= names.count { AllowedHTML.codeElements.contains($0) }
  }

  private var isInCode: Bool { codeDepth > 0 }

  // MARK: The text's HTML

  /// HTML as the text has it: a tag, or a block with tags that need not be closed in it.
  mutating func filter(_ source: String) {
    var tokenizer = HTMLTokenizer(source)
    while let token = tokenizer.next() {
      if dropping != nil {
        drop(token)
      } else {
        filter(token)
      }
    }
  }

  private mutating func filter(_ token: HTMLTokenizer.Token) {
    switch token {
    case .text(let literal): html += isInCode ? text.rawSource(literal) : text.rawHTML(literal)
    case .start(let name, let attributes): start(name, attributes)
    case .end(let name): end(name)
    case .nothing: break
    }
  }

  private mutating func start(_ name: String, _ attributes: [HTMLTokenizer.Attribute]) {
    if AllowedHTML.droppedElements.contains(name) {
      dropping = Dropping(name: name, parts: open.count, kept: html.utf8.count)
    } else if AllowedHTML.elements[name] != nil {
      let attributes = attributes.compactMap { attribute in
        AllowedHTML.value(of: attribute, in: name, text: text, resolve: resolve)
          .map { " \(attribute.name)=\"\(HTMLText.escaped($0))\"" }
      }
      html += "<\(name)\(attributes.joined())>"
      if AllowedHTML.emptyElements.contains(name) { return }
      open[open.count - 1].append(name)
      if AllowedHTML.codeElements.contains(name) { codeDepth += 1 }
    }
  }

  /// Closes the element, and those in it that the text forgot; nothing where none is open here.
  private mutating func end(_ name: String) {
    guard let place = open[open.count - 1].lastIndex(of: name) else { return }
    close(open[open.count - 1][place...])
    open[open.count - 1].removeSubrange(place...)
  }

  private mutating func drop(_ token: HTMLTokenizer.Token) {
    // An end within a part that started later would leave that part's own end alone in the page.
    guard var element = dropping, element.parts == open.count else { return }
    switch token {
    case .start(element.name, _): element.depth += 1
    case .end(element.name): element.depth -= 1
    default: return
    }
    dropping = element.depth > 0 ? element : nil
    if element.depth == 0 { html.removeLast(bytes: html.utf8.count - element.kept) }
  }
}

extension String {
  /// Takes whole pieces that were appended off the end again.
  fileprivate mutating func removeLast(bytes: Int) {
    removeSubrange(utf8.index(utf8.endIndex, offsetBy: -bytes)...)
  }
}
