import Foundation
import Notebooks

/// A notebook as slides in one page, which a browser shows without a network.
///
/// The page has a script of its own for keys, touch and paper. Without it all slides stand below
/// one another. HTML outputs are passed through as on an ``HTMLPage`` that trusts them.
public struct HTMLSlides {
  private let notebook: Notebook
  private let folder: URL
  private let fallbackTitle: String
  private let columns: [[SlideShow.Slide]]

  /// - Parameter path: where the notebook is, for its pictures and, where it has no heading, its title.
  /// - Returns: nil where all cells are left out, so that there is no slide.
  public init?(_ notebook: Notebook, path: String) {
    columns = SlideShow(notebook.cells).columns
    if columns.isEmpty { return nil }
    self.notebook = notebook
    let url = URL(fileURLWithPath: path)
    folder = url.deletingLastPathComponent()
    fallbackTitle = url.deletingPathExtension().lastPathComponent
  }

  /// The page.
  public var html: String {
    let language = notebook.language
    let parts = SlideHTML(
      cells: CellHTML(folder: folder, language: language), words: SlideWords(language: language),
      count: columns.map(\.count).reduce(0, +))
    return PageDocument(
      language: language, title: notebook.title ?? fallbackTitle,
      style: PageStyle.css + "\n" + SlideStyle.css,
      body: """
        \(parts.main(columns))
        \(parts.controls)
        <script>
        \(SlideScript.javaScript)
        </script>
        """
    ).html
  }
}

/// The parts of a page of slides.
private struct SlideHTML {
  let cells: CellHTML
  let words: SlideWords
  let count: Int

  func main(_ columns: [[SlideShow.Slide]]) -> String {
    var number = 0
    let sections = columns.map { slides in
      let content = slides.map { slide -> String in
        number += 1
        return html(slide, number: number)
      }
      return "<div class=\"column\">\n\(content.joined(separator: "\n"))\n</div>"
    }
    return "<main class=\"slides\">\n\(sections.joined(separator: "\n"))\n</main>"
  }

  /// One slide. It takes the focus, so that a long one can be scrolled by keys.
  private func html(_ slide: SlideShow.Slide, number: Int) -> String {
    let fragments = slide.fragments.map { "<div class=\"fragment\">\n\(html($0))\n</div>" }
    let notes =
      slide.notes.isEmpty
      ? ""
      : "\n<aside class=\"notes\" aria-label=\"\(words.notes)\" tabindex=\"0\">\n\(html(slide.notes))\n</aside>"
    return """
      <div class="slide" role="group" aria-roledescription="\(words.slide)" \
      aria-label="\(number) / \(count)" tabindex="0">
      <div class="content">
      \(([html(slide.cells)] + fragments).joined(separator: "\n"))
      </div>\(notes)
      </div>
      """
  }

  private func html(_ cells: [NotebookCell]) -> String {
    cells.map(self.cells.html).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The buttons and the counter; without the script they are not shown.
  var controls: String {
    let buttons = [
      ("left", words.previous, "←"), ("up", words.up, "↑"), ("down", words.down, "↓"),
      ("right", words.next, "→"),
    ].map { name, label, arrow in
      "<button type=\"button\" class=\"\(name)\" aria-label=\"\(label)\">\(arrow)</button>"
    }
    return """
      <nav class="controls" aria-label="\(words.slide)">
      \(buttons.joined(separator: "\n"))
      <span class="counter"></span>
      </nav>
      <div class="progress"></div>
      """
  }
}
