import HTMLExport
import Testing

@Suite("Formulas in Markdown")
struct MarkdownFormulaTests {
  private func html(_ markdown: String) -> String { MarkdownHTML().html(markdown) }

  /// The LaTeX of each formula in the HTML, in order.
  private func formulas(_ html: String) -> [String] {
    html.matches(of: #/<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/#)
      .map { String($0.1) }
  }

  /// What is left where each formula is a circle.
  private func frame(_ html: String) -> String {
    html.replacing(#/<math[\s\S]*?<\/math>/#, with: "●").replacing("\n", with: "")
  }

  /// Places for a formula, and their HTML with a circle for it.
  private static let places: [(markdown: String, html: String)] = [
    ("F", "<p>●</p>"), ("a F b", "<p>a ● b</p>"), ("F F", "<p>● ●</p>"),
    ("(F), F.", "<p>(●), ●.</p>"),
    ("*F*", "<p><em>●</em></p>"), ("**F**", "<p><strong>●</strong></p>"),
    ("*a F b*", "<p><em>a ● b</em></p>"), ("**a:**F", "<p><strong>a:</strong>●</p>"),
    ("F*a*", "<p>●<em>a</em></p>"), ("*a*F", "<p><em>a</em>●</p>"),
    ("_a_F_b_", "<p><em>a</em>●<em>b</em></p>"),
    ("***F***", "<p><em><strong>●</strong></em></p>"), ("~~F~~", "<p><del>●</del></p>"),
    ("*F and **F***", "<p><em>● and <strong>●</strong></em></p>"),
    ("[F](a)", "<p><a href=\"a\">●</a></p>"), ("[a F](b) F", "<p><a href=\"b\">a ●</a> ●</p>"),
    ("[F]\n\n[F]: /a", "<p><a href=\"/a\">●</a></p>"), ("a  \nF", "<p>a<br>●</p>"),
    ("- F", "<ul><li>●</li></ul>"), ("1. F\n2. a", "<ol><li>●</li><li>a</li></ol>"),
    ("- a\n\n  F", "<ul><li><p>a</p><p>●</p></li></ul>"),
    ("- a\n  - F", "<ul><li>a<ul><li>●</li></ul></li></ul>"),
    ("- [ ] F", "<ul><li><input type=\"checkbox\" disabled> ●</li></ul>"),
    ("> F", "<blockquote><p>●</p></blockquote>"), ("> a\nF", "<blockquote><p>a●</p></blockquote>"),
    (
      "| F | a |\n|---|---|\n| b | F |",
      "<table><thead><tr><th>●</th><th>a</th></tr></thead><tbody><tr><td>b</td><td>●</td></tr></tbody></table>"
    ),
    ("F `$x$` F", "<p>● <code>$x$</code> ●</p>"), ("``a`$x$`` F", "<p><code>a`$x$</code> ●</p>"),
    ("`` ` F", "<p>`` ` ●</p>"), ("a \\` F \\`", "<p>a ` ● `</p>"), ("a\\\\F", "<p>a\\●</p>"),
    ("```\n$x$\n```\nF", "<pre><code>$x$</code></pre><p>●</p>"),
    ("- ~~~\n  $x$\n  ~~~\n- F", "<ul><li><pre><code>$x$</code></pre></li><li>●</li></ul>"),
    ("> ```\n> $x$\n> ```\n\nF", "<blockquote><pre><code>$x$</code></pre></blockquote><p>●</p>"),
    ("    $x$ `\n\nF", "<pre><code>$x$ `</code></pre><p>●</p>"),
    ("a ` b F\n\nc ` d", "<p>a ` b ●</p><p>c ` d</p>"),
    ("- a ` F\n- ` b", "<ul><li>a ` ●</li><li>` b</li></ul>"),
    ("<b>F</b>", "<p><b>●</b></p>"), ("<div>\nF\n</div>", "<div>●</div>"),
    ("<sup>a</sup>F", "<p><sup>a</sup>●</p>"),
    ("<b title=\"$x$\">F</b>", "<p><b title=\"$x$\">●</b></p>"),
    ("<code>$x$</code> F", "<p><code>$x$</code> ●</p>"),
    ("<!-- $ -->\nF", "<p>●</p>"), ("<!-- $\n\n$ -->F", "●"),
    ("<https://a.b/$x$> F", "<p><a href=\"https://a.b/$x$\">https://a.b/$x$</a> ●</p>"),
    ("\\$5 F", "<p>$5 ●</p>"), ("F \\$", "<p>● $</p>"), ("\\*F\\*", "<p>*●*</p>"),
    ("€*F*", "<p>€<em>●</em></p>"),
    ("a & F < b", "<p>a &amp; ● &lt; b</p>"), ("&alpha;F", "<p>α●</p>"),
  ]

  /// Formulas that Markdown would take apart.
  private static let inlineFormulas = [
    "x", "a_1 * b_2 * c", "**x**", "_i_", "a \\_ b", "[x](y)", "|x|", "p(x | y)", "a < b",
    "a > b & c", "\\{x\\}",
    "x^{*}", "~~", "\\text{a $b$ c}", "\\text{\\$5}", "!", "#", "a\\\\b", " x ",
  ]

  @Test("beside every construct, with every sign that Markdown knows")
  func everywhere() {
    for formula in Self.inlineFormulas {
      for (open, close) in [("$", "$"), ("\\(", "\\)"), ("\\\\(", "\\\\)")]
      where formula != " x " || open == "$" {
        for place in Self.places {
          let markdown = place.markdown.replacing("F", with: open + formula + close)
          let html = html(markdown)
          #expect(frame(html) == place.html, "\(markdown)")
          let latex = formula.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
          let count = place.html.count { $0 == "●" }
          #expect(formulas(html) == Array(repeating: latex, count: count), "\(markdown)")
          #expect(XMLCheck.problem(in: html) == nil, "\(markdown)")
        }
      }
    }
  }

  @Test(
    "displayed",
    arguments: [
      ("$$x$$", "<div class=\"formula\">●</div>"),
      ("a\n\n$$\n- a &= b \\\\\n\n+ c\n$$\n\nb", "<p>a</p><div class=\"formula\">●</div><p>b</p>"),
      ("\\\\[x\\\\]", "<div class=\"formula\">●</div>"),
      ("\\begin{align*}\na &= b\n\\end{align*}", "<div class=\"formula\">●</div>"),
      ("a $$x$$ b", "<p>a ● b</p>"), ("- $$\n  x\n  $$\n- b", "<ul><li>●</li><li>b</li></ul>"),
      ("1. a\n\n   $$\n   x\n   $$", "<ol><li><p>a</p><div class=\"formula\">●</div></li></ol>"),
      ("> $$\n> x\n> $$\n> b", "<blockquote><p>●b</p></blockquote>"),
      ("**a** $$x$$\n# b", "<p><strong>a</strong> ●</p><h1 id=\"b\">b</h1>"),
      ("a\n$$\nx\n===\n$$", "<p>a●</p>"),
      (
        "| a |\n|---|\n| $$x$$ |",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>●</td></tr></tbody></table>"
      ),
      (
        "\\begin{gather}\\begin{gather}x\\end{gather}\\end{gather} a", "<p>● a</p>"
      ),
    ])
  func displayed(markdown: String, expected: String) {
    let html = html(markdown)
    #expect(frame(html) == expected)
    #expect(html.matches(of: #/<math display="block">/#).count == 1)
  }

  @Test("a quote's marks are not part of its formula") func quoted() {
    #expect(formulas(html("> > $$\n> > a > b\n> > $$")) == ["a &gt; b"])
    #expect(formulas(html("> $a\n> b$")) == ["a b"])
  }

  @Test("a name and an alternative have a formula's LaTeX") func plain() {
    #expect(html("# The $L_1$ norm").hasPrefix("<h1 id=\"The-L_1-norm\">The <math"))
    #expect(html("![a $x_1$](b.png)") == "<p><img src=\"b.png\" alt=\"a x_1\"></p>")
    #expect(html("[a](b$x$c \"t $y$\")") == "<p><a href=\"b$x$c\" title=\"t $y$\">a</a></p>")
    #expect(html("[a](\\(b\\))") == "<p><a href=\"(b)\">a</a></p>")
  }

  @Test(
    "dollar signs that are money, or nothing",
    arguments: [
      "costs 5$ only", "5$ here\n\nand 6$ there", "between $5 and $6", "$20,000 to $30,000",
      "$5, $6, $7",
      "from $5 (or $6)", "5$ or 6$ *b*", "US$5 and A$6", "5$, 6$ and 7$", "$5/$10", "(5$) or (6$)",
      "- $5\n- $6", "$5\n$6", "\\$x\\$", "$",
      "$$", "$ $",
      "a $\n\n$ b", "$x", "x$", "\\(\\)", "\\( \\)", "\\[x\\]", "\\(x", "\\begin{a", "\\begin{a}x",
      "\\begin{}\\end{}",
      "echo $HOME and $USER", "| $5 | $6 |\n|---|---|\n| $7 | $8 |",
    ])
  func money(markdown: String) {
    #expect(!html(markdown).contains("<math"))
    #expect(html(markdown).count { $0 == "$" } == markdown.count { $0 == "$" })
  }

  @Test("money and code beside formulas") func both() {
    #expect(formulas(html("$`$ and $`$")) == ["`", "`"])
    #expect(formulas(html("$5 for $x$ and $y$, or $6")) == ["x", "y"])
    #expect(formulas(html("$20 to $30 for $x$")) == ["x"])
    #expect(formulas(html("\\$5 for $x$ at \\$6 each, $y = \\$7$")) == ["x", "y = \\$7"])
  }

  @Test("lines may end in any way") func lineEnds() {
    #expect(html("a\r\n\r\n$$\r\nx\r\n$$\r\n\r\n- b") == html("a\n\n$$\nx\n$$\n\n- b"))
  }
}
