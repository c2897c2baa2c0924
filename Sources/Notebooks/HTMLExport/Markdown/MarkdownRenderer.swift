/// Writes the nodes of a ``MarkdownTree`` as HTML, in their order.
struct MarkdownRenderer {
  private let text: ProtectedMarkdown
  private let resolve: (String) -> String
  private var writer: HTMLWriter
  /// What is written when the nodes that are open now are left.
  private var endings: [String] = []
  private var alignments: [String?] = []
  private var column = 0

  init(_ text: ProtectedMarkdown, resolve: @escaping (String) -> String) {
    self.text = text
    self.resolve = resolve
    writer = HTMLWriter(text, resolve: resolve)
  }

  var html: String {
    writer.html.last == "\n" ? String(writer.html.dropLast()) : writer.html
  }

  mutating func enter(_ node: MarkdownNode) {
    if !enterBlock(node), !enterTable(node) { enterInline(node) }
  }

  mutating func leave() {
    writer.leave()
    if let ending = endings.popLast() { writer.write(ending) }
  }

  private mutating func open(_ start: String, _ end: String) {
    writer.write(start)
    writer.enter()
    endings.append(end)
  }

  /// As ``open(_:_:)``, on a line of its own.
  private mutating func openBlock(_ start: String, _ end: String) {
    writer.startLine()
    open(start, end + "\n")
  }

  // MARK: Blocks

  private mutating func enterBlock(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case "document": open("", "")
    case "block_quote": openBlock("<blockquote>\n", "</blockquote>")
    case "list": list(node)
    case "item": openBlock("<li>", "</li>")
    case "tasklist":
      let state = node.isChecked ? " checked" : ""
      openBlock("<li><input type=\"checkbox\"\(state) disabled> ", "</li>")
    case "paragraph": paragraph(node)
    case "heading": heading(node)
    case "code_block": code(node)
    case "thematic_break":
      writer.startLine()
      writer.write("<hr>\n")
    case "html_block":
      writer.startLine()
      writer.filter(node.literal)
    default: return false
    }
    return true
  }

  private mutating func list(_ node: MarkdownNode) {
    guard let start = node.listStart else { return openBlock("<ul>\n", "</ul>") }
    openBlock(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n", "</ol>")
  }

  private mutating func paragraph(_ node: MarkdownNode) {
    if node.parent?.parent?.isTight == true {
      open("", "")
    } else if let only = node.firstChild, only.next == nil, text.isDisplay(only.literal) {
      openBlock("<div class=\"formula\">", "</div>")
    } else {
      openBlock("<p>", "</p>")
    }
  }

  private mutating func heading(_ node: MarkdownNode) {
    let tag = "h\(node.headingLevel)"
    let name = HTMLText.escaped(Self.anchor(text.plain(node.plainText)))
    openBlock(name.isEmpty ? "<\(tag)>" : "<\(tag) id=\"\(name)\">", "</\(tag)>")
  }

  /// The name a heading is linked to by, as Jupyter makes it: its text with hyphens for spaces.
  private static func anchor(_ text: String) -> String {
    text.filter { !"*`$".contains($0) }.split(whereSeparator: \.isWhitespace)
      .joined(separator: "-")
  }

  private mutating func code(_ node: MarkdownNode) {
    let code = text.source(node.literal)
    let language = text.source(node.info).prefix { !$0.isWhitespace }
    let name = language.isEmpty ? "" : " class=\"language-\(HTMLText.escaped(language))\""
    let html =
      language.lowercased() == "swift" ? SwiftHighlighter.html(code) : HTMLText.escaped(code)
    writer.startLine()
    writer.write("<pre><code\(name)>\(html)</code></pre>\n")
  }

  // MARK: Tables

  private mutating func enterTable(_ node: MarkdownNode) -> Bool {
    switch node.kind {
    case "table":
      alignments = node.alignments
      openBlock("<table>\n", node.firstChild?.next == nil ? "</table>" : "</tbody>\n</table>")
    case "table_header":
      column = 0
      openBlock("<thead><tr>", "</tr></thead>" + (node.next == nil ? "" : "\n<tbody>"))
    case "table_row":
      column = 0
      openBlock("<tr>", "</tr>")
    case "table_cell":
      let tag = node.parent?.kind == "table_header" ? "th" : "td"
      let alignment = alignments.indices.contains(column) ? alignments[column] : nil
      column += 1
      open("<\(tag)\(alignment.map { " style=\"text-align: \($0)\"" } ?? "")>", "</\(tag)>")
    default: return false
    }
    return true
  }

  // MARK: Inlines

  private mutating func enterInline(_ node: MarkdownNode) {
    switch node.kind {
    case "text": writer.writeText(node.literal)
    case "softbreak": writer.write("\n")
    case "linebreak": writer.write("<br>\n")
    case "code": writer.write("<code>\(HTMLText.escaped(text.source(node.literal)))</code>")
    case "html_inline": writer.filter(node.literal)
    case "emph": open("<em>", "</em>")
    case "strong": open("<strong>", "</strong>")
    case "strikethrough": open("<del>", "</del>")
    case "link":
      let address = text.address(node.address)
      let target = WebAddress.isSafe(address) ? WebAddress.escaped(address) : "#"
      open("<a href=\"\(target)\"\(title(node))>", "</a>")
    case "image": picture(node)
    default: open("", "")
    }
  }

  private mutating func picture(_ node: MarkdownNode) {
    let address = resolve(text.address(node.address))
    let source = WebAddress.isSafe(address, isPicture: true) ? WebAddress.escaped(address) : ""
    let alternative = HTMLText.escaped(text.plain(node.plainText))
    writer.write("<img src=\"\(source)\" alt=\"\(alternative)\"\(title(node))>")
  }

  private func title(_ node: MarkdownNode) -> String {
    let title = text.source(node.title)
    return title.isEmpty ? "" : " title=\"\(HTMLText.escaped(title))\""
  }
}
