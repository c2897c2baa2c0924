import Notebooks
import Testing

@Suite("Text as a terminal shows it")
struct TerminalTextTests {
  @Test(
    "carriage returns and backspaces write over",
    arguments: [
      ("plain\ntext\n", "plain\ntext\n"), ("1/3\r2/3\r3/3\n", "3/3\n"), ("abc\rX", "Xbc"), ("abc\r", "abc"),
      ("dos\r\nline\r\n", "dos\nline\n"), ("ab\u{8}c", "ac"), ("\u{8}a", "a"),
      ("one\ntwo\rTW\nend", "one\nTWo\nend"),
      ("long text\r\u{1B}[Kshort", "short"), ("abc\r\u{1B}[2Kx", "x"), ("e\u{301}tude\rE", "Etude"),
      ("ключ\rК", "Ключ"),
      ("\r\r\r", ""), ("", ""), ("no change \u{1B}[1mbold\u{1B}[0m", "no change \u{1B}[1mbold\u{1B}[0m"),
    ])
  func movements(written: String, shown: String) {
    var whole = TerminalText()
    whole.write(written)
    #expect(whole.text == shown)
    var piecewise = TerminalText()
    for scalar in written.unicodeScalars { piecewise.write(String(scalar)) }
    #expect(piecewise.text == shown)
  }

  @Test("colours stay with their characters")
  func colours() {
    var text = TerminalText()
    text.write("\u{1B}[31mred\u{1B}[0m\r\u{1B}[32mG\u{1B}[0m\n")
    #expect(text.text == "\u{1B}[32mG\u{1B}[0m\u{1B}[31med\u{1B}[0m\n")
  }

  @Test("a progress bar like Keras's, redrawn ten thousand times, is one line")
  func progressBar() {
    var text = TerminalText()
    text.write("Epoch 1/3\n")
    for step in 1...10_000 {
      text.write(
        "\r\u{1B}[1m\(step)/10000\u{1B}[0m \u{1B}[32m━━━━━━━━\u{1B}[0m\u{1B}[37m━━\u{1B}[0m \u{1B}[1m9s\u{1B}[0m"
      )
    }
    text.write("\n")
    let last =
      "\u{1B}[1m10000/10000\u{1B}[0m \u{1B}[32m━━━━━━━━\u{1B}[0m\u{1B}[37m━━\u{1B}[0m \u{1B}[1m9s\u{1B}[0m"
    #expect(text.text == "Epoch 1/3\n\(last)\n")
  }

  @Test("links go with the characters that they stand on")
  func links() {
    let link = "\u{1B}]8;;https://a.b\u{1B}\\"
    let end = "\u{1B}]8;;\u{1B}\\"
    for (written, shown) in [
      ("\(link)go\(end)\n", "\(link)go\(end)\n"), ("one\r\(link)two\(end)\n", "\(link)two\(end)\n"),
      ("\(link)abc\(end)\rX\n", "X\(link)bc\(end)\n"), ("\u{1B}]0;title\u{7}a\rb\n", "b\n"),
    ] {
      var text = TerminalText()
      text.write(written)
      #expect(text.text == shown)
      #expect(ANSIText.plain(text.text).allSatisfy { !"\u{1B};".contains($0) })
    }
  }
}
