import Display
import Testing

private struct Point: Hashable { var x = 1 }
private struct Box<Value> { var value: Value }
private enum Shape {
  case none
  case dot(Point)
  case line(from: Point, to: Point)
}
private struct Spoken: CustomStringConvertible { var description: String { "main.Point stays" } }
private final class Plain {}

/// Values as `print` shows them: the text has to be Swift's own, but for the module in front of types.
@Suite struct ValueDescriptionTests {
  @Test func valuesAreDescribedAsSwiftDoes() {
    let point = Point()
    let values: [Any] = [
      1, "a", "Cell_3.csv", "main.swift", ["Cell_3.csv", "main.swift"], 1.5, true, point, [point], [[point]],
      ["a": point], ["main.a": point], [point: "main.b"], Set([point]), [Set([point])], (1, point),
      (a: 1, b: [point]),
      Box(value: point), Box(value: [point]), Box(value: "main.c"), [Box(value: Optional(point))], Shape.none,
      Shape.dot(point), Shape.line(from: point, to: Point(x: 2)), [Shape.none], [Shape.dot(point)],
      Optional(point) as Any, Optional<Point>.none as Any, [Optional(point), nil], Spoken(), [Spoken()],
      ArraySlice([point]), [ArraySlice([point])], ContiguousArray([point]), [ContiguousArray([point])],
      Point.self, [Point.self], Result<Int, Never>.success(1), 0..<3, [0..<3], [String: Point](),
      Optional("main.x") as Any,
      [1: [Optional(Shape.dot(point))]], Character("a"), ["main.a": [1: "main.b"]],
    ]
    for value in values {
      #expect(description(of: value, module: "DisplayTests") == withoutModule(String(describing: value)))
    }
    #expect(description(of: Plain()) == "Plain")
    #expect(description(of: [Plain()], module: "DisplayTests") == "[Plain]")
  }

  /// What Swift says, without this module and the place of private types. None of the values above has such a text of its own.
  private func withoutModule(_ text: String) -> String {
    text.replacing(#/(?:DisplayTests|Swift)\.(\(unknown context at \$[0-9a-f]+\)\.)?/#, with: "")
  }

  @Test func largeTextsAreCutWithANote() {
    for character in ["x", "ж", "😀", "\u{1}", "\n"] {
      let text = String(repeating: character, count: 400_000)
      guard case .text(let cut) = MIMEBundle.Content.text(text).cut(to: largestPlainText) else { continue }
      #expect(cut.utf8.count < largestPlainText + 100)
      #expect(cut.contains("of \(text.utf8.count) bytes left out"))
      #expect(!cut.contains("\u{FFFD}"))
      #expect(MIMEBundle.Content.text(cut).jsonText.utf8.count < 1 << 20)
    }
    let whole = MIMEBundle.Content.text(String(repeating: "x", count: largestPlainText))
    #expect(whole.cut(to: largestPlainText) == whole)
  }

  @Test func onlyPlainTextIsCut() {
    let text = String(repeating: "x", count: 300_000)
    let bytes = DisplayRequest.result(["text/plain": .text(text), "text/html": .text(text)]).wireBytes
    #expect((430_000..<440_000).contains(bytes.count))
  }
}
