import ArgumentParser
import Foundation
import HTMLExport
import Notebooks

/// `lectern html`: makes the page or the slides of a notebook as it stands, without running it.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Write a notebook as one HTML page, without running it.",
    discussion: "The page needs no network: formulas are MathML, pictures are in it.")

  @Flag(help: "Slides, by the cells' slide types, instead of a page to read.")
  var slides = false

  @Argument(help: "The notebook file.", completion: .file(extensions: ["ipynb"]))
  var notebook: String

  @Option(
    name: .shortAndLong,
    help: "Where the page goes (default: NAME.html or NAME.slides.html beside the notebook).")
  var output: String?

  func run() throws {
    do {
      let page = try html(Notebook(contentsOf: notebook))
      try NotebookFile.prepareToWrite(path)
      try NotebookFile.write(Data(page.utf8), to: path)
    } catch let error as NotebookError {
      Messages.error("\(error)")
      throw error.exitCode
    }
  }

  private var path: String {
    let stem = URL(fileURLWithPath: notebook).deletingPathExtension().relativePath
    return output ?? stem + (slides ? ".slides.html" : ".html")
  }

  private func html(_ content: Notebook) throws -> String {
    guard slides else { return HTMLPage(content, path: notebook).html }
    guard let slides = HTMLSlides(content, path: notebook) else {
      Messages.error("\(notebook): no slides: it has no cells, or all of them are left out")
      throw LecternExit.notANotebook
    }
    return slides.html
  }
}
