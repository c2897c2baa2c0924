/// Where in a cell's source a front end's cursor stands: the name or operator that it asks about.
struct PlaceInSource {
  private let scalars: [Unicode.Scalar]
  /// The part of the source that the name takes up, in Unicode scalars.
  let start: Int
  let end: Int

  /// What could be completed at `offset`: the beginning of a name up to there.
  init(_ source: String, offset: Int) {
    scalars = Array(source.unicodeScalars)
    end = min(max(offset, 0), scalars.count)
    var start = end
    while start > 0, scalars[start - 1].isIdentifierPart { start -= 1 }
    self.start = start
  }

  /// What stands at `offset`, or ends there, or is called by a bracket there.
  init(_ source: String, inspectedAt offset: Int) {
    scalars = Array(source.unicodeScalars)
    var place = min(max(offset, 0), scalars.count)
    let isInName = place < scalars.count && scalars[place].isIdentifierPart
    if place > 0, !isInName, scalars[place - 1] == "(" { place -= 1 }
    var isPart: (Unicode.Scalar) -> Bool = { $0.isIdentifierPart }
    let before = place > 0 ? scalars[place - 1] : " "
    let at = place < scalars.count ? scalars[place] : " "
    if !before.isIdentifierPart, !at.isIdentifierPart, before.isOperatorPart || at.isOperatorPart {
      isPart = { $0.isOperatorPart }
    }
    var start = place
    while start > 0, isPart(scalars[start - 1]) { start -= 1 }
    var end = place
    while end < scalars.count, isPart(scalars[end]) { end += 1 }
    self.start = start
    self.end = end
  }

  /// The text from ``start`` to ``end``.
  var typed: String { text(start..<end) }

  /// ``start`` in UTF-8.
  var byteOffset: Int { text(0..<start).utf8.count }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// `return`, where it is being typed within braces: at a cell's top level the compiler does not propose it, though most of what is
  /// being written in braces becomes the end of a function or a closure.
  func missingReturn(_ matches: [Completions.Match]) -> Completions.Match? {
    let word = "return"
    guard !typed.isEmpty, word.hasPrefix(typed), start == 0 || scalars[start - 1] != ".",
      !matches.contains(where: { $0.text == word }), LineStarts(text(0..<start)).openBrackets > 0
    else { return nil }
    return Completions.Match(text: word, type: "keyword")
  }
}
