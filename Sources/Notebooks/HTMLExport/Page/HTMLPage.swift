import Foundation
import Notebooks
import OrderedJSON

/// A notebook as one page to read: everything is in the file, and nothing is fetched from a network.
///
/// Formulas are MathML, pictures data, styles inline, and there is no script. The page is light or dark as the reader's
/// system is.
public struct HTMLPage {
  private let notebook: Notebook
  /// The folder that pictures named in the text are looked for in.
  private let folder: URL
  private let fallbackTitle: String
  private let trustsOutputs: Bool

  /// - Parameters:
  ///   - path: where the notebook is, for its pictures and, where it has no heading, its title.
  ///   - trustsOutputs: whether HTML that the cells have made may run scripts, as in Jupyter, and
  ///     fetch from a network.
  public init(_ notebook: Notebook, path: String, trustsOutputs: Bool = true) {
    self.notebook = notebook
    self.trustsOutputs = trustsOutputs
    let url = URL(fileURLWithPath: path)
    folder = url.deletingLastPathComponent()
    fallbackTitle = url.deletingPathExtension().lastPathComponent
  }

  /// The page.
  public var html: String {
    """
    <!DOCTYPE html>
    <html\(language.map { " lang=\"\($0)\"" } ?? "")>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Lectern">\(trustsOutputs ? "" : Self.policy)
    <title>\(HTMLText.escaped(notebook.title ?? fallbackTitle))</title>
    <style>
    \(PageStyle.css)
    </style>
    </head>
    <body>
    <main>
    \(notebook.cells.map(html).joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  /// Content Security Policy Level 3: nothing but the page's own styles, and pictures that are in it.
  private static let policy =
    "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    + "style-src 'unsafe-inline'; img-src data:; form-action 'none'\">"

  /// Russian where most letters of the text are Cyrillic; readers and hyphenation want to know. Other languages are not
  /// told from one another.
  private var language: String? {
    if let language = notebook.metadata["lang"]?.stringValue { return HTMLText.escaped(language) }
    let letters = notebook.cells.lazy.filter { $0.kind == .markdown }.flatMap { $0.source.unicodeScalars }
      .filter { $0.properties.isAlphabetic }
    var counts = (all: 0, cyrillic: 0)
    for letter in letters {
      counts.all += 1
      if (0x400...0x4FF).contains(letter.value) { counts.cyrillic += 1 }
    }
    return counts.cyrillic * 2 > counts.all ? "ru" : nil
  }

  private func html(_ cell: NotebookCell) -> String {
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
