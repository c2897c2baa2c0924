import Cells
import Testing

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("\r\n\r\n", "\n\n"), ("a\n\r\nb\r", "a\n\nb\n"),
    ("é😀\r\nx", "é😀\nx"),
    ("plain\n", "plain\n"), ("", ""),
  ])
  func linesEndAsUnixEndsThem(source: String, text: String) { #expect(SourceText(source).text == text) }

  /// Each place comes back as itself, but that before the `\n` of `\r\n`, which is the one behind the pair.
  @Test(arguments: ["ab\r\ncd\r\n\r\nef", "\r\n", "a\rb\r\nc", "\n\r\n\n", "😀\r\né\r\n"])
  func placesGoBothWays(source: String) {
    let text = SourceText(source)
    let scalars = Array(source.unicodeScalars)
    for place in 0...scalars.count {
      let isWithin =
        place > 0 && place < scalars.count && scalars[place - 1] == "\r" && scalars[place] == "\n"
      let back = text.sourcePlace(of: text.place(ofSource: place))
      #expect(back == (isWithin ? place + 1 : place))
      if place < scalars.count, !isWithin {
        let shown = Array(text.text.unicodeScalars)[text.place(ofSource: place)]
        #expect(shown == (scalars[place] == "\r" ? "\n" : scalars[place]))
      }
    }
  }
}
