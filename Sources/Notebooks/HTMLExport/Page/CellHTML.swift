import Foundation
import Notebooks

/// Cells as HTML, for a page and for slides.
struct CellHTML {
  /// The folder that pictures named in the text are looked for in.
  let folder: URL
  /// The page's language, for what stands over folded parts.
  let language: String?

  /// The cell; nothing where it is empty or a tag removes it.
  func html(_ cell: NotebookCell) -> String {
    if CellVisibility(tags: cell.tags).cell == .removed { return "" }
    switch cell.kind {
    case .markdown:
      let markdown = MarkdownHTML(resolvingImages: { image($0, in: cell) })
      return "<section class=\"text\">\n\(markdown.html(cell.source))\n</section>"
    case .code: return code(cell)
    case .raw:
      return "<section class=\"raw\"><pre tabindex=\"0\">\(HTMLText.escaped(cell.source))</pre></section>"
    }
  }

  private func code(_ cell: NotebookCell) -> String {
    let isExecutable = cell.source.contains { !$0.isWhitespace }
    guard isExecutable || !cell.outputs.isEmpty else { return "" }
    let visibility = CellVisibility(tags: cell.tags)
    let words = FoldedWords(language: language)
    let input = visibility.input.html(self.input(cell), under: words.input)
    let outputs = visibility.output.html(self.outputs(cell), under: words.output)
    let content = [input, outputs].filter { !$0.isEmpty }.joined(separator: "\n")
    guard !content.isEmpty else { return "" }
    return """
      <section class="code">
      \(visibility.cell.html(content, under: words.cell))
      </section>
      """
  }

  private func input(_ cell: NotebookCell) -> String {
    let prompt = cell.executionCount.map(String.init) ?? " "
    let source = SwiftHighlighter.html(cell.source)
    return "<div class=\"input\"><div class=\"prompt\">In[\(prompt)]:</div>"
      + "<pre tabindex=\"0\"><code>\(source)</code></pre></div>"
  }

  private func outputs(_ cell: NotebookCell) -> String {
    cell.outputs.map { output in
      let isResult = output["output_type"]?.stringValue == "execute_result"
      let number = isResult ? output["execution_count"]?.intValue.map { "Out[\($0)]:" } ?? "" : ""
      return "<div class=\"output\"><div class=\"prompt\">\(number)</div>"
        + "<div class=\"content\">\(OutputHTML.html(output))</div></div>"
    }.joined(separator: "\n")
  }

  // MARK: Pictures named in the text

  /// An attachment or a file beside the notebook as data; other addresses as they are.
  private func image(_ address: String, in cell: NotebookCell) -> String {
    if address.hasPrefix("attachment:") {
      let name = String(address.dropFirst("attachment:".count))
      return attachment(name.removingPercentEncoding ?? name, in: cell) ?? address
    }
    guard !address.contains(":"), !address.hasPrefix("//") else { return address }
    let file = folder.appendingPathComponent(address.removingPercentEncoding ?? address)
    guard let type = Self.types[file.pathExtension.lowercased()], let data = try? Data(contentsOf: file)
    else {
      return address
    }
    return "data:\(type);base64,\(data.base64EncodedString())"
  }

  private func attachment(_ name: String, in cell: NotebookCell) -> String? {
    guard let bundle = cell.attachments[name]?.objectValue, !bundle.isEmpty else { return nil }
    guard let content = MultilineText.join(bundle[0].value) else { return nil }
    return "data:\(bundle[0].key);base64,\(content.filter { !$0.isWhitespace })"
  }

  private static let types = [
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "svg": "image/svg+xml",
    "webp": "image/webp",
  ]
}
