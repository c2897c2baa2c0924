import Foundation
import HTMLExport
import Notebooks
import OrderedJSON
import Testing

/// What is left of a cell: shown, under a summary, or nothing.
private enum Seen: String { case shown, folded, removed }

@Suite("Cells that tags hide or remove")
struct CellVisibilityTests {
  private func page(_ tags: [String], kind: String = "code", language: String? = nil) throws -> String {
    let cell: JSON = [
      "cell_type": JSON(kind), "id": "a", "metadata": ["tags": .array(tags.map(JSON.string))],
      "source": "sourceText", "execution_count": 1,
      "outputs": [["output_type": "stream", "name": "stdout", "text": "outputText"]],
    ]
    let metadata: JSON = language.map { ["lang": JSON($0)] } ?? [:]
    let notebook: JSON = [
      "nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": .array([cell]),
    ]
    let path = "/nowhere/name.ipynb"
    return HTMLPage(try Notebook(data: Data(notebook.text(indent: 1).utf8), path: path), path: path).html
  }

  private func seen(_ text: String, in page: String) -> Seen {
    guard let place = page.range(of: text) else { return .removed }
    let before = page[..<place.lowerBound]
    let opened = before.components(separatedBy: "<details>").count
    return opened > before.components(separatedBy: "</details>").count ? .folded : .shown
  }

  @Test(
    "each tag, with a hyphen and an underscore",
    arguments: [
      ("remove-cell", "removed", "removed"), ("remove-input", "removed", "shown"),
      ("remove-output", "shown", "removed"), ("hide-cell", "folded", "folded"),
      ("hide-input", "folded", "shown"), ("hide-output", "shown", "folded"),
      ("solution", "shown", "shown"),
    ])
  func tags(_ tag: String, _ source: String, _ output: String) throws {
    for spelling in [tag, tag.replacing("-", with: "_")] {
      let html = try page([spelling])
      #expect(seen("sourceText", in: html).rawValue == source, "\(spelling)")
      #expect(seen("outputText", in: html).rawValue == output, "\(spelling)")
    }
  }

  @Test("removing is stronger than hiding, and tags add up") func together() throws {
    #expect(seen("sourceText", in: try page(["hide-input", "remove-input"])) == .removed)
    let both = try page(["remove-input", "remove-output"])
    #expect(!both.contains("<section class=\"code\">"))
    let folded = try page(["hide-cell", "remove-input"])
    #expect(seen("sourceText", in: folded) == .removed && seen("outputText", in: folded) == .folded)
  }

  @Test("a removed cell of text") func text() throws {
    #expect(seen("sourceText", in: try page(["remove-cell"], kind: "markdown")) == .removed)
    #expect(seen("sourceText", in: try page([], kind: "markdown")) == .shown)
  }

  @Test("the summary is in the page's language", arguments: ["ru", "hu", "pt", "pl", "en"])
  func words(_ language: String) throws {
    let html = try page(["hide-cell"], language: language)
    #expect(html.contains("<html lang=\"\(language)\">"))
    #expect(html.contains("<summary>Show the cell</summary>") == (language == "en"))
  }
}
