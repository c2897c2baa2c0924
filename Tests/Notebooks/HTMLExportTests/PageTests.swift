import Foundation
import HTMLExport
import Notebooks
import OrderedJSON
import Testing

@Suite("The page of a notebook")
struct PageTests {
  private let pixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="

  private func page(outputs: [JSON]) -> String {
    var cell = NotebookCell(code: "let a = 1 < 2", id: "a")
    cell.executionCount = 7
    cell.outputs = outputs
    return HTMLPage(Notebook(cells: [cell]), path: "/nowhere/name.ipynb").html
  }

  @Test("code with its number, output with its own")
  func code() {
    let html = page(outputs: [
      [
        "output_type": "execute_result", "data": ["text/plain": ["a <", "b"]], "execution_count": 7,
        "metadata": [:],
      ]
    ])
    #expect(html.contains("In[7]:") && html.contains("Out[7]:"))
    #expect(html.contains("<span class=\"k\">let</span> a = <span class=\"n\">1</span> &lt;"))
    #expect(html.contains("<pre>a &lt;b</pre>"))
    #expect(html.contains("<title>name</title>"))
  }

  @Test("the richest form is shown")
  func forms() {
    let data: JSON = ["text/plain": "plain", "image/png": JSON(pixel)]
    let html = page(outputs: [
      ["output_type": "display_data", "data": data, "metadata": ["image/png": ["width": 320]]]
    ])
    #expect(html.contains("<img src=\"data:image/png;base64,\(pixel)\" alt=\"plain\" width=\"320\">"))
    #expect(
      page(outputs: [["output_type": "display_data", "data": ["text/html": "<b>x</b>", "text/plain": "y"]]])
        .contains("<b>x</b>"))
    #expect(
      page(outputs: [["output_type": "display_data", "data": ["text/latex": "$$x$$"]]]).contains("<math"))
    #expect(
      page(outputs: [["output_type": "display_data", "data": ["text/markdown": "**x**"]]]).contains(
        "<strong>x</strong>"))
  }

  @Test("colours of the terminal") func colours() {
    let html = page(outputs: [
      ["output_type": "stream", "name": "stderr", "text": "\u{1B}[1;31mred\u{1B}[0m <plain>\u{1B}[2K"]
    ])
    #expect(html.contains("<span class=\"ansi-bold ansi-fg1\">red</span> &lt;plain&gt;"))
    #expect(html.contains("class=\"stream stderr\""))
    #expect(
      page(outputs: [["output_type": "stream", "name": "stdout", "text": "\u{1B}[38;5;196mx"]]).contains(
        "rgb(255,0,0)"))
    #expect(
      page(outputs: [["output_type": "stream", "name": "stdout", "text": "\u{1B}[38;2;1;2;3mx"]]).contains(
        "rgb(1,2,3)"))
  }

  @Test("pictures in the text: attachments and files beside the notebook are put in")
  func pictures() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lectern-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([1, 2, 3]).write(to: folder.appendingPathComponent("a b.png"))
    let text = #"""
      {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {},
       "attachments": {"p.png": {"image/png": "AAAA"}},
       "source": "# Заголовок\nДовольно длинный текст на русском языке, в котором букв больше, чем в адресах.\n![x](attachment:p.png) ![y](a%20b.png) ![z](missing.png) <img src='attachment:p.png' width=9>"}],
       "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """#
    let path = folder.appendingPathComponent("n.ipynb").path
    let html = HTMLPage(try Notebook(data: Data(text.utf8), path: path), path: path).html
    #expect(html.contains("src=\"data:image/png;base64,AAAA\""))
    #expect(html.contains("src=\"data:image/png;base64,AQID\""))
    #expect(html.contains("src=\"missing.png\""))
    #expect(html.contains("<img src=\"data:image/png;base64,AAAA\" width=\"9\">"))
    #expect(html.contains("<html lang=\"ru\">") && html.contains("<title>Заголовок</title>"))
  }

  @Test("nothing is fetched from a network and no script is run") func selfContained() {
    let html = page(outputs: [])
    #expect(
      !html.contains("<script") && !html.contains("<link") && !html.contains("@import")
        && !html.contains("url("))
  }

  @Test(
    "Swift in colours",
    arguments: [
      (
        "\"a \\(b + 1) c\"",
        "<span class=\"s\">&quot;a \\(</span>b + <span class=\"n\">1</span><span class=\"s\">) c&quot;</span>"
      ),
      ("/* a /* b */ c */x", "<span class=\"c\">/* a /* b */ c */</span>x"),
      ("// c\nx", "<span class=\"c\">// c</span>\nx"),
      ("#\"a\\n\"#", "<span class=\"s\">#&quot;a\\n&quot;#</span>"),
      ("0xFF_1", "<span class=\"n\">0xFF_1</span>"),
      ("1e-3-x", "<span class=\"n\">1e-3</span>-x"), ("0..<n", "<span class=\"n\">0</span>..&lt;n"),
      ("layers.Dense(2)", "layers.<span class=\"t\">Dense</span>(<span class=\"n\">2</span>)"),
      ("x.default", "x.default"), ("print(x)", "<span class=\"f\">print</span>(x)"),
      ("@main", "<span class=\"a\">@main</span>"),
      ("%time", "<span class=\"a\">%time</span>"), ("\"open", "<span class=\"s\">&quot;open</span>"),
      ("/* open", "<span class=\"c\">/* open</span>"),
      (
        "\"\"\"\n\"a\"\n\"\"\"",
        "<span class=\"s\">&quot;&quot;&quot;\n&quot;a&quot;\n&quot;&quot;&quot;</span>"
      ), ("let é = 1", "<span class=\"k\">let</span> é = <span class=\"n\">1</span>"),
    ])
  func highlighter(source: String, expected: String) { #expect(SwiftHighlighter.html(source) == expected) }
}
