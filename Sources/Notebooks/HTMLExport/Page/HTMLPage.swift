import Foundation
import Notebooks

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
    let language = notebook.language
    let cells = CellHTML(folder: folder, language: language)
    return PageDocument(
      language: language, title: notebook.title ?? fallbackTitle, head: trustsOutputs ? "" : Self.policy,
      style: PageStyle.css, body: "<main>\n\(notebook.cells.map(cells.html).joined(separator: "\n"))\n</main>"
    ).html
  }

  /// Content Security Policy Level 3: nothing but the page's own styles, and pictures that are in it.
  private static let policy =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    + "style-src 'unsafe-inline'; img-src data:; form-action 'none'\">"
}
