/// Markdown as HTML.
public struct MarkdownHTML {
  private let inlines: MarkdownInlines
  private let highlight: (String, String) -> String

  /// - Parameter resolve: what an image's address becomes; as it is unless given.
  public init(resolvingImages resolve: @escaping (String) -> String = { $0 }) {
    inlines = MarkdownInlines(resolve: resolve)
    highlight = { code, language in
      language.lowercased() == "swift" ? SwiftHighlighter.html(code) : HTMLText.escaped(code)
    }
  }

  /// The HTML of a Markdown text, its formulas as MathML.
  public func html(_ markdown: String) -> String {
    let math = MathExtraction(markdown)
    let blocks = MarkdownParser.blocks(of: math.text)
    return math.restored(blocks.map { html($0, math: math) }.joined(separator: "\n"))
  }

  private func html(_ block: MarkdownBlock, math: MathExtraction) -> String {
    switch block {
    case .heading(let level, let text):
      let name = HTMLText.escaped(Self.anchor(math.plain(text)))
      return "<h\(level) id=\"\(name)\">\(inlines.html(text))</h\(level)>"
    case .paragraph(let text):
      let tag = MathExtraction.isDisplay(text) ? "div class=\"formula\"" : "p"
      return "<\(tag)>\(inlines.html(text))</\(tag.prefix { $0 != " " })>"
    case .code(let code, let language):
      return "<pre><code>\(highlight(math.plain(code), language))</code></pre>"
    case .quote(let blocks): return "<blockquote>\n\(html(blocks, math))\n</blockquote>"
    case .list(let items, let start, let isTight): return list(items, start: start, isTight: isTight, math)
    case .table(let header, let alignments, let rows): return table(header, alignments, rows)
    case .rule: return "<hr>"
    case .html(let source): return source
    }
  }

  private func html(_ blocks: [MarkdownBlock], _ math: MathExtraction) -> String {
    blocks.map { html($0, math: math) }.joined(separator: "\n")
  }

  private func list(_ items: [[MarkdownBlock]], start: Int?, isTight: Bool, _ math: MathExtraction) -> String
  {
    let items = items.map { blocks in
      let content = blocks.map { block in
        if isTight, case .paragraph(let text) = block { return taskBox(inlines.html(text)) }
        return html(block, math: math)
      }
      return "<li>\(content.joined(separator: "\n"))</li>"
    }
    let open = start.map { $0 == 1 ? "<ol>" : "<ol start=\"\($0)\">" } ?? "<ul>"
    return "\(open)\n\(items.joined(separator: "\n"))\n</\(start == nil ? "ul" : "ol")>"
  }

  /// `[ ]` and `[x]` at the start of an item.
  private func taskBox(_ html: String) -> String {
    if html.hasPrefix("[ ] ") { return "<input type=\"checkbox\" disabled> " + html.dropFirst(4) }
    if html.lowercased().hasPrefix("[x] ") {
      return "<input type=\"checkbox\" checked disabled> " + html.dropFirst(4)
    }
    return html
  }

  private func table(
    _ header: [String], _ alignments: [MarkdownBlock.TableAlignment], _ rows: [[String]]
  ) -> String {
    func row(_ cells: [String], _ tag: String) -> String {
      let cells = zip(cells, alignments).map { cell, alignment in
        let style = alignment == .none ? "" : " style=\"text-align: \(alignment.rawValue)\""
        return "<\(tag)\(style)>\(inlines.html(cell))</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let body = rows.map { row($0, "td") }.joined(separator: "\n")
    return "<table>\n<thead>\(row(header, "th"))</thead>\n<tbody>\n\(body)\n</tbody>\n</table>"
  }

  /// The name a heading is linked to by, as Jupyter makes it: its text with hyphens for spaces.
  static func anchor(_ text: String) -> String {
    text.filter { !"*`$".contains($0) }.split(whereSeparator: \.isWhitespace).joined(separator: "-")
  }
}
