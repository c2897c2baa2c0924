import HTMLExport
import Testing

@Suite("HTML in Markdown")
struct RawHTMLTests {
  private func html(_ markdown: String) -> String {
    MarkdownHTML().html(markdown).replacing("\n", with: "")
  }

  @Test(
    "what stays",
    arguments: [
      ("H<sub>2</sub>O<br>x<sup>2</sup>", "<p>H<sub>2</sub>O<br>x<sup>2</sup></p>"),
      (
        "<details open>\n<summary>a</summary>\n\n*b*\n\n</details>",
        "<details open=\"\"><summary>a</summary><p><em>b</em></p></details>"
      ),
      (
        "<div align=\"center\" style=\"color: red; width:50%\">\n\n**x**\n\n</div>",
        "<div align=\"center\" style=\"color: red; width: 50%\"><p><strong>x</strong></p></div>"
      ),
      (
        "<IMG SRC=a.png WIDTH=3 ALT='a &amp; &eacute;'>",
        "<img src=\"a.png\" width=\"3\" alt=\"a &amp; é\">"
      ),
      (
        "<a name=\"x\"></a><a href=\"b?c&d#e\">f</a>",
        "<p><a name=\"x\"></a><a href=\"b?c&amp;d#e\">f</a></p>"
      ),
      (
        "<span class='a b' lang=ru aria-label=\"c\">d</span>",
        "<p><span class=\"a b\" lang=\"ru\" aria-label=\"c\">d</span></p>"
      ),
      (
        "<table><tr><td colspan=2>a &lt; b &amp; c</td></tr></table>",
        "<table><tr><td colspan=\"2\">a &lt; b &amp; c</td></tr></table>"
      ),
      ("<p align=center>a</p>", "<p align=\"center\">a</p>"),
      ("<font color=red>a</font>", "<p><font color=\"red\">a</font></p>"),
      (
        "<video src=\"a.mp4\" controls></video>",
        "<p><video src=\"a.mp4\" controls=\"\"></video></p>"
      ),
      ("a <b>c</b>", "<p>a <b>c</b></p>"), ("a < b, a<b, 1 <2", "<p>a &lt; b, a&lt;b, 1 &lt;2</p>"),
    ])
  func stays(markdown: String, expected: String) { #expect(html(markdown) == expected) }

  @Test(
    "what goes",
    arguments: [
      ("a <script>x</script> b", "<p>a  b</p>"), ("<script>\nx\n\ny\n</script>\n\nb", "<p>b</p>"),
      ("<style>x</style>a", "a"), ("a <iframe src=\"x\"></iframe>", "<p>a </p>"),
      ("a <svg><circle></circle><title>x</title></svg> b", "<p>a  b</p>"),
      ("<object>\n\n*a*\n\n</object>\n\nb", "<p>b</p>"),
      ("<form><input> a <button>b</button></form>", " a b"), ("Array<Int>", "<p>Array</p>"),
      ("a <!-- b --> c", "<p>a  c</p>"),
      ("a <!-- b -- $x$ --> c", "<p>a  c</p>"), ("<!-- a -- b\n\nc -->\n\nd", "<p>d</p>"),
      ("    x <!-- a -- b -->", "<pre><code>x &lt;!-- a -- b --&gt;</code></pre>"),
      ("- a <!-- b -- c --> *d*", "<ul><li>a  <em>d</em></li></ul>"),
      ("<b onclick=x>a</b>", "<p><b>a</b></p>"),
      ("<b onclick=\"x\" title=\"t\">a</b>", "<p><b title=\"t\">a</b></p>"),
      ("<a href=\"javascript:x\">a</a>", "<p><a>a</a></p>"),
      ("<a href=' JAVA&#9;SCRIPT&colon;x'>a</a>", "<p><a>a</a></p>"),
      ("<img src=\"data:text/html,x\">", "<img>"),
      ("<img src=\"data:image/png;base64,AA\">", "<img src=\"data:image/png;base64,AA\">"),
      ("<a href=\"data:image/png;base64,AA\">a</a>", "<p><a>a</a></p>"),
      ("[a](data:text/html,x)", "<p><a href=\"#\">a</a></p>"),
      ("![a](javascript:x)", "<p><img src=\"\" alt=\"a\"></p>"),
      ("<javascript:x>", "<p><a href=\"#\">javascript:x</a></p>"),
      (
        "<i style=\"color: red; background: url(x); position: fixed\">a</i>",
        "<p><i style=\"color: red\">a</i></p>"
      ),
      ("<i style=\"width: expression(x)\">a</i>", "<p><i>a</i></p>"),
      ("<i style=\"color: \\72 ed\">a</i>", "<p><i>a</i></p>"),
      (
        "<i style=\"font-family: 'a;b'; margin: calc(1px + 2em) auto\">a</i>",
        "<p><i style=\"margin: calc(1px + 2em) auto\">a</i></p>"
      ),
    ])
  func goes(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test(
    "nothing reaches beyond the part it stands in",
    arguments: [
      ("<div>\n\na", "<div><p>a</p></div>"), ("a <b>b\n\nc", "<p>a <b>b</b></p><p>c</p>"),
      ("</div></section>\n\na", "<p>a</p>"),
      ("*a <b>b* c</b>", "<p><em>a <b>b</b></em> c</p>"),
      ("- <b>a\n- b", "<ul><li><b>a</b></li><li>b</li></ul>"),
      ("> <div>\n\na", "<blockquote><div></div></blockquote><p>a</p>"),
      ("<i><b>a</i></b>", "<p><i><b>a</b></i></p>"),
      (
        "| a |\n|---|\n| <b>b |",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><b>b</b></td></tr></tbody></table>"
      ),
      ("a <script>*b</script>* c", "<p>a <em>b</em> c</p>"),
      ("<details>\n\n<div>\n\n</details>\n\na", "<details><div></div></details><p>a</p>"),
      ("a <object> b", "<p>a  b</p>"),
      ("<span id=\"x\"/> a\n\nb", "<p><span id=\"x\"> a</span></p><p>b</p>"),
    ])
  func contained(markdown: String, expected: String) { #expect(html(markdown) == expected) }

  @Test("the text's own pictures are put in as Markdown's are") func pictures() {
    let markdown = MarkdownHTML { "data:image/png;base64,\($0)" }
    #expect(
      markdown.html("<img src=\"a&amp;b.png\" width=\"9\">")
        == "<img src=\"data:image/png;base64,a&amp;b.png\" width=\"9\">")
  }

  @Test("any text ends and is well formed") func anything() {
    let pieces = [
      "<", ">", "/", "\"", "'", "=", " ", "\n", "\n\n", "<b>", "</b>", "<div>", "</div>",
      "<script>", "</script>", "<!--",
      "-->", "<object>", "</object>", "<a href=", "javascript:", "x", "*", "**", "`", "- ", "> ",
      "|", "$", "\\", "<svg>",
      "</svg>", "<img src=x onerror=y>",
    ]
    var generator = SplitMix(state: 7)
    for _ in 0..<2000 {
      let text = (0..<14).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
      let html = MarkdownHTML().html(text)
      #expect(XMLCheck.problem(in: html) == nil, "\(text.debugDescription)")
      #expect(html.firstMatch(of: #/<[^<>]*\sonerror/#) == nil, "\(text.debugDescription)")
    }
  }
}

/// Numbers that are the same in each run. Source: Steele, Lea, Flood, "Fast splittable pseudorandom
/// number generators" (2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
