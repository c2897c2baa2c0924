import Foundation
import HTMLExport
import Notebooks
import OrderedJSON
import Testing

/// A notebook of Markdown cells, each a name and its slide type.
private func notebook(_ cells: [(name: String, type: String?)], tags: [String: String] = [:]) throws
  -> Notebook
{
  let cells = cells.map { name, type -> JSON in
    var metadata: JSON = type.map { ["slideshow": ["slide_type": JSON($0)]] } ?? [:]
    if let tag = tags[name] {
      metadata = ["slideshow": ["slide_type": JSON(type ?? "-")], "tags": [JSON(tag)]]
    }
    return ["cell_type": "markdown", "id": JSON(name), "metadata": metadata, "source": JSON("text \(name)")]
  }
  let root: JSON = ["nbformat": 4, "nbformat_minor": 5, "metadata": ["lang": "pl"], "cells": .array(cells)]
  return try Notebook(data: Data(root.text(indent: 1).utf8), path: "/nowhere/name.ipynb")
}

/// Slides in a line each: cells, then each fragment after a plus, then notes in brackets; columns apart.
private func outline(_ notebook: Notebook) -> String {
  func names(_ cells: [NotebookCell]) -> String { cells.map(\.id).joined() }
  return SlideShow(notebook.cells).columns.map { column in
    column.map { slide in
      names(slide.cells) + slide.fragments.map { "+" + names($0) }.joined()
        + (slide.notes.isEmpty ? "" : "[\(names(slide.notes))]")
    }.joined(separator: "/")
  }.joined(separator: " | ")
}

@Suite("Slides of a notebook")
struct SlideTests {
  @Test("columns, subslides and what goes on") func columns() throws {
    let book = try notebook([
      ("a", "slide"), ("b", nil), ("c", "subslide"), ("d", "-"), ("e", "slide"), ("f", "unknown"),
    ])
    #expect(outline(book) == "ab/cd | ef")
  }

  @Test("once fragments have begun, what follows belongs to them") func fragments() throws {
    let book = try notebook([
      ("a", "slide"), ("b", "fragment"), ("c", nil), ("d", "fragment"), ("e", "subslide"), ("f", nil),
    ])
    #expect(outline(book) == "a+bc+d/ef")
  }

  @Test("skipped cells are left out, notes belong to their slide") func skipped() throws {
    let book = try notebook([
      ("m", "notes"), ("a", "skip"), ("b", "slide"), ("c", "skip"), ("d", nil), ("n", "notes"),
      ("e", "slide"),
    ])
    #expect(outline(book) == "bd[mn] | e")
  }

  @Test("the first cell that is seen begins a slide", arguments: ["subslide", "fragment", "-", "slide"])
  func first(_ type: String) throws {
    #expect(outline(try notebook([("a", "skip"), ("b", type), ("c", "subslide")])) == "b/c")
  }

  @Test("a cell that a tag removes begins no slide") func removed() throws {
    let book = try notebook([("a", "slide"), ("b", "slide"), ("c", nil)], tags: ["b": "remove-cell"])
    #expect(outline(book) == "ac")
  }

  @Test("no slide, no page") func none() throws {
    #expect(HTMLSlides(try notebook([("a", "skip"), ("b", "notes")]), path: "/nowhere/name.ipynb") == nil)
    #expect(HTMLSlides(Notebook(), path: "/nowhere/name.ipynb") == nil)
  }

  @Test("the page: one file, in its language, each slide with its number") func page() throws {
    let book = try notebook([("a", "slide"), ("b", "fragment"), ("c", "subslide"), ("n", "notes")])
    let html = try #require(HTMLSlides(book, path: "/nowhere/name.ipynb")?.html)
    #expect(html.contains("<html lang=\"pl\">") && html.contains("<title>name</title>"))
    #expect(html.components(separatedBy: "<div class=\"slide\"").count == 3)
    #expect(html.contains("aria-roledescription=\"slajd\" aria-label=\"2 / 2\""))
    #expect(html.contains("<div class=\"fragment\">\n<section class=\"text\">\n<p>text b</p>"))
    #expect(html.contains("aria-label=\"Notatki\""))
    #expect(
      !html.contains("<link") && !html.contains("@import") && !html.contains("url(") && !html.contains("src=")
    )
    #expect(html.components(separatedBy: "<script").count == 2)
  }

  @Test("pictures, formulas and tags as on a page") func content() throws {
    let text = #"""
      {"cells": [
       {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "$x^2$ ![a point](attachment:p.png)",
        "attachments": {"p.png": {"image/png": "AAAA"}}},
       {"cell_type": "code", "id": "b", "metadata": {"tags": ["hide-input"]}, "execution_count": 3,
        "source": "let a = 1", "outputs": [{"output_type": "stream", "name": "stdout", "text": "seen"}]}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """#
    let book = try Notebook(data: Data(text.utf8), path: "/nowhere/name.ipynb")
    let html = try #require(HTMLSlides(book, path: "/nowhere/name.ipynb")?.html)
    #expect(html.contains("<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>"))
    #expect(html.contains("<img src=\"data:image/png;base64,AAAA\" alt=\"a point\">"))
    #expect(html.contains("<details><summary>Show the code</summary>"))
    #expect(html.contains("<span class=\"k\">let</span> a") && html.contains("seen"))
  }
}
