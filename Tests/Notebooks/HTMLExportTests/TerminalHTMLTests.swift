import Foundation
import HTMLExport
import Notebooks
import Testing

@Suite("Output of terminals on a page")
struct TerminalHTMLTests {
  private func page(_ text: String, source: String = "1") throws -> String {
    let notebook: [String: Any] = [
      "nbformat": 4, "nbformat_minor": 5, "metadata": [String: Any](),
      "cells": [
        [
          "cell_type": "code", "id": "a", "metadata": [String: Any](), "source": source, "execution_count": 1,
          "outputs": [["output_type": "stream", "name": "stdout", "text": text]],
        ],
        [
          "cell_type": "markdown", "id": "b", "metadata": [String: Any](),
          "source": "# Title\r\n\r\n- one\r\n- two\r\n",
        ],
      ],
    ]
    let data = try JSONSerialization.data(withJSONObject: notebook)
    return HTMLPage(try Notebook(data: data, path: "a.ipynb"), path: "a.ipynb").html
  }

  @Test("links, ended by either sign", arguments: ["\u{7}", "\u{1B}\\"])
  func links(end: String) throws {
    let html = try page(
      "see \u{1B}]8;id=1;https://a.b/?c=1&d=2\(end)\u{1B}[1mhere\u{1B}[0m\u{1B}]8;;\(end) now")
    #expect(
      html.contains("see <a href=\"https://a.b/?c=1&amp;d=2\"><span class=\"ansi-bold\">here</span></a> now"))
    #expect(!html.contains("\u{1B}") && !html.contains("]8;"))
  }

  @Test("an address that runs something is no link") func scripts() throws {
    let html = try page("\u{1B}]8;;javascript:alert(1)\u{7}here\u{1B}]8;;\u{7}")
    #expect(html.contains(">here") && !html.contains("<a href=\"java"))
  }

  @Test("a title of the terminal is left out") func titles() throws {
    #expect(try page("\u{1B}]0;my title\u{7}text").contains(">text"))
  }

  @Test("lines that end as on Windows") func lineEnds() throws {
    let html = try page("a", source: "let a = 1\r\nlet b = 2")
    #expect(html.contains("<h1") && html.contains("<li>"), "\(html.suffix(400))")
    #expect(!html.contains("\r"))
  }
}
