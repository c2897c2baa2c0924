import Cells
import Foundation
import Testing

@Suite(.serialized) struct DocumentationTests {
  @Test func everyPartOfACommentIsShown() throws {
    let notebook = try Notebook()
    notebook.run(
      """
      /// Adds two.
      ///
      /// A longer text with `code` and **bold**, see [here](https://a.b/c),
      /// in two lines.
      ///
      ///     let x = 1 < 2
      ///     f(x)
      ///
      /// - one
      /// - two
      ///   1. inner
      ///
      /// # An example
      /// ```swift
      /// print(add(lhs: 1, rhs: 2))
      /// ```
      /// - Complexity: O(*n*)
      /// - Parameters:
      ///   - lhs: The first value.
      ///   - rhs: The second.
      /// - Returns: The sum.
      /// - Throws: Never.
      func add(lhs: Int, rhs: Int) throws -> Int { lhs + rhs }
      """)
    let bundle = try #require(notebook.session.inspection(of: "add", at: 1, detailed: true))
    let markdown = unquoted(bundle.data["text/markdown"])
    let expected = [
      "```swift\nfunc add(lhs: Int, rhs: Int) throws -> Int\n```", "Adds two.", "- `lhs`: The first value.",
      "- `rhs`: The second.", "**Returns**\n\nThe sum.", "**Throws**\n\nNever.", "with `code` and **bold**",
      "[here](https://a.b/c)", "```swift\nlet x = 1 < 2\nf(x)\n", "- one\n", "- two\n", "  1. inner",
      "# An example\n",
      "```swift\nprint(add(lhs: 1, rhs: 2))\n", "**Complexity**\n\nO(*n*)",
    ]
    for part in expected { #expect(markdown.contains(part), "\(part) in \(markdown)") }
    #expect(!markdown.contains("inThe"))
    let html = unquoted(bundle.data["text/html"])
    for part in [
      "<p>Adds two.</p>", "<code>lhs</code>: The first value.",
      "<pre><code class=\"language-swift\">let x = 1 &lt; 2\n",
      "<li>one", "<ol><li>inner", "<h1>An example</h1>", "<a href=\"https://a.b/c\">here</a>", "<em>n</em>",
    ] { #expect(html.contains(part), "\(part) in \(html)") }
  }

  @Test func aScriptInACommentIsText() throws {
    let notebook = try Notebook()
    notebook.run("/// <script>alert(1)</script> [x](javascript:alert(1))\nfunc f() {}")
    let html = unquoted(notebook.session.inspection(of: "f()", at: 0, detailed: true)?.data["text/html"])
    #expect(!html.contains("<script") && !html.contains("href=\"javascript"), "\(html)")
  }

  private func unquoted(_ json: String?) -> String {
    let data = Data("[\(json ?? "")]".utf8)
    return (try? JSONSerialization.jsonObject(with: data) as? [String])?.first ?? ""
  }
}
