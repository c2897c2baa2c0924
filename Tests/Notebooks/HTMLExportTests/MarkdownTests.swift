import HTMLExport
import Testing

@Suite("Markdown as HTML")
struct MarkdownTests {
  private func html(_ markdown: String) -> String {
    MarkdownHTML().html(markdown).replacing("\n", with: "")
  }

  @Test(
    "blocks",
    arguments: [
      ("# One #\n## Two three", "<h1 id=\"One\">One</h1><h2 id=\"Two-three\">Two three</h2>"),
      ("Title\n===\nSub\n---", "<h1 id=\"Title\">Title</h1><h2 id=\"Sub\">Sub</h2>"),
      ("one\ntwo\n\nthree", "<p>onetwo</p><p>three</p>"),
      ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
      ("* a\n\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
      ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
      ("3) a", "<ol start=\"3\"><li>a</li></ol>"),
      ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
      ("1. a\n   - b\n     more\n2. c", "<ol><li>a<ul><li>bmore</li></ul></li><li>c</li></ol>"),
      ("- a\nlazy", "<ul><li>alazy</li></ul>"),
      ("- [x] done", "<ul><li><input type=\"checkbox\" checked disabled> done</li></ul>"),
      (
        "1. [ ] *a*\n   - [X] b",
        "<ol><li><input type=\"checkbox\" disabled> <em>a</em><ul><li><input type=\"checkbox\" checked disabled> b"
          + "</li></ul></li></ol>"
      ),
      (
        "10. a\n\n    b\n\n        c",
        "<ol start=\"10\"><li><p>a</p><p>b</p><pre><code>c</code></pre></li></ol>"
      ),
      (
        "- a\n\n  > b\n- c",
        "<ul><li><p>a</p><blockquote><p>b</p></blockquote></li><li><p>c</p></li></ul>"
      ),
      ("> - a\n> - b", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>"),
      ("- a\n+ b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
      ("a\n***\nb", "<p>a</p><hr><p>b</p>"), ("#", "<h1></h1>"), ("#a", "<p>#a</p>"),
      ("# *a* `b` [c](d)", "<h1 id=\"a-b-c\"><em>a</em> <code>b</code> <a href=\"d\">c</a></h1>"),
      ("````md\n```\na\n```\n````", "<pre><code class=\"language-md\">```a```</code></pre>"),
      (
        "| a |\n|:-:|",
        "<table><thead><tr><th style=\"text-align: center\">a</th></tr></thead></table>"
      ),
      (
        "a | b\n-|-\n*c* | \\|",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>"
          + "<tr><td><em>c</em></td><td>|</td></tr></tbody></table>"
      ),
      ("> quote\n> more\n\nafter", "<blockquote><p>quotemore</p></blockquote><p>after</p>"),
      ("```python\na < b\n```", "<pre><code class=\"language-python\">a &lt; b</code></pre>"),
      ("~~~\n```\n~~~", "<pre><code>```</code></pre>"),
      ("    code", "<pre><code>code</code></pre>"),
      ("***", "<hr>"),
      ("<div>\n*raw*\n</div>", "<div>*raw*</div>"),
      (
        "| a | b |\n|:--|--:|\n| 1 | `x\\|y` |\n| 2 |",
        "<table><thead><tr><th style=\"text-align: left\">a</th><th style=\"text-align: right\">b</th></tr></thead><tbody>"
          + "<tr><td style=\"text-align: left\">1</td><td style=\"text-align: right\"><code>x|y</code></td></tr>"
          + "<tr><td style=\"text-align: left\">2</td><td style=\"text-align: right\"></td></tr></tbody></table>"
      ),
    ])
  func blocks(markdown: String, expected: String) { #expect(html(markdown) == expected) }

  @Test(
    "inlines",
    arguments: [
      (
        "*a* _b_ **c** __d__ ***e***",
        "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em>"
      ),
      ("snake_case_name 2*3*4", "snake_case_name 2<em>3</em>4"), ("* a", "<ul><li>a</li></ul>"),
      ("a ** b", "a ** b"),
      ("**bold *and* more**", "<strong>bold <em>and</em> more</strong>"),
      ("~~gone~~ ~one~", "<del>gone</del> <del>one</del>"),
      ("`a*b*` ``x`y``", "<code>a*b*</code> <code>x`y</code>"), ("\\*a\\*", "*a*"),
      ("a < b & c", "a &lt; b &amp; c"),
      ("&nbsp;&#39;&eacute;", "\u{A0}'é"),
      ("[t](http://x.org \"T\")", "<a href=\"http://x.org\" title=\"T\">t</a>"),
      ("[*t*](a_b_c.md)", "<a href=\"a_b_c.md\"><em>t</em></a>"),
      ("[x](javascript:alert(1))", "<a href=\"#\">x</a>"),
      ("![pic](a.png)", "<img src=\"a.png\" alt=\"pic\">"),
      ("<https://a.b>", "<a href=\"https://a.b\">https://a.b</a>"),
      ("see https://a.b/c_d.", "see <a href=\"https://a.b/c_d\">https://a.b/c_d</a>."),
      ("a <b>c</b>", "a <b>c</b>"), ("one  \ntwo\\\nthree", "one<br>two<br>three"),
      ("[not a link]", "[not a link]"),
      ("[t][R]\n\n[r]: <a b> 'T'", "<a href=\"a%20b\" title=\"T\">t</a>"),
      ("[r] ![r]\n\n[r]: a.png", "<a href=\"a.png\">r</a> <img src=\"a.png\" alt=\"r\">"),
      ("[t](#Два-слова)", "<a href=\"#Два-слова\">t</a>"),
      ("![a *b* `c` [d](e)](x.png 't')", "<img src=\"x.png\" alt=\"a b c d\" title=\"t\">"),
      ("[![a](b.png)](c)", "<a href=\"c\"><img src=\"b.png\" alt=\"a\"></a>"),
      (
        "www.a.org, a@b.org",
        "<a href=\"http://www.a.org\">www.a.org</a>, <a href=\"mailto:a@b.org\">a@b.org</a>"
      ),
      ("&#123456789; &#x1234567; *€*5", "&amp;#123456789; &amp;#x1234567; *€*5"),
      ("word**«b»**word `€*` \\_a_", "word**«b»**word <code>€*</code> _a_"),
    ])
  func inlines(markdown: String, expected: String) {
    let expected = expected.hasPrefix("<ul>") ? expected : "<p>\(expected)</p>"
    #expect(html(markdown) == expected)
  }

  @Test("code in Swift has colours") func swift() {
    #expect(html("```swift\nlet a = 1\n```").contains("<span class=\"k\">let</span>"))
  }

  @Test("any text ends and is well formed where it has no HTML of its own")
  func anything() {
    let signs = Array("*_`[]()!#>-+|~$\\ \n1.ab")
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let text = String((0..<40).map { _ in signs.randomElement(using: &generator) ?? "a" })
      let html = MarkdownHTML().html(text)
      #expect(XMLCheck.problem(in: html) == nil, "\(text.debugDescription)")
    }
    _ = MarkdownHTML().html(String(repeating: "> ", count: 1000))
    _ = MarkdownHTML().html(String(repeating: "[", count: 1000))
    _ = MarkdownHTML().html(String(repeating: "- ", count: 1000))
  }
}
