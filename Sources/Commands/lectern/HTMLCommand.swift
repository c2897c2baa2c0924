import ArgumentParser
import Foundation
import HTMLExport
import Notebooks

/// `lectern html`: makes the page of a notebook as it stands, without running it.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Write a notebook as one HTML page, without running it.",
    discussion: "The page needs no network: formulas are MathML, pictures are in it.")

  @Argument(help: "The notebook file.", completion: .file(extensions: ["ipynb"]))
  var notebook: String

  @Option(name: .shortAndLong, help: "Where the page goes (default: NAME.html beside the notebook).")
  var output: String?

  func run() throws {
    let path = output ?? URL(fileURLWithPath: notebook).deletingPathExtension().relativePath + ".html"
    do {
      let page = HTMLPage(try Notebook(contentsOf: notebook), path: notebook).html
      try NotebookFile.prepareToWrite(path)
      try NotebookFile.write(Data(page.utf8), to: path)
    } catch let error as NotebookError {
      Messages.error("\(error)")
      throw error.exitCode
    }
  }
}
