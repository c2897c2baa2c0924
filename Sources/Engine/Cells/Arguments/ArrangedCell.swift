/// A cell's text in which the arguments of some calls stand in the order of the declarations, with their labels.
///
/// Only the arguments change places: what stands between them, commas, line breaks and comments, stays where it is. So the text
/// has as many lines as before.
struct ArrangedCell {
  let source: String
  /// The calls that are arranged, by their places among the cell's.
  private(set) var bindings: [Int: ArgumentBinding] = [:]
  /// In the order of their opening brackets; none where the text is no code to the parser.
  let sites: [CallSite]

  init(_ source: String) {
    self.source = source
    sites = CallFinder.calls(in: source) ?? []
  }

  /// Arranges the call of that number as `binding` says; nil for as it is written.
  mutating func arrange(_ site: Int, as binding: ArgumentBinding?) {
    bindings[site] = binding.flatMap { $0.changes > 0 ? $0 : nil }
  }

  var isAsWritten: Bool { bindings.isEmpty }

  /// The whole text.
  var text: EditedText { EditedText(source, pieces: pieces(of: 0..<source.utf8.count)) }

  /// A part of the text, with the arrangement of the calls that it has whole.
  func text(of range: Range<Int>) -> String {
    EditedText(source, pieces: pieces(of: range)).text
  }

  /// The part of the source in `range`, its calls arranged.
  private func pieces(of range: Range<Int>) -> [EditedText.Piece] {
    var pieces: [EditedText.Piece] = []
    var copied = range.lowerBound
    func copy(to end: Int) {
      if copied < end { pieces.append(EditedText.Piece(old: copied..<end)) }
      copied = max(copied, end)
    }
    for (number, site) in sites.enumerated()
    where site.open >= copied && site.close < range.upperBound {
      guard let binding = bindings[number] else { continue }
      for (slot, placed) in zip(site.arguments, binding.arguments) {
        copy(to: slot.start)
        let argument = site.arguments[placed.index]
        if placed.label == argument.label {
          pieces += self.pieces(of: argument.start..<argument.end)
        } else {
          pieces.append(newLabel(placed.label, of: argument))
          pieces += self.pieces(of: argument.valueStart..<argument.end)
        }
        copied = slot.end
      }
    }
    copy(to: range.upperBound)
    return pieces
  }

  /// The text of a label in place of the one that an argument has; with as many line breaks.
  private func newLabel(_ label: String?, of argument: CallSite.Argument) -> EditedText.Piece {
    let former = argument.start..<argument.valueStart
    let breaks = source.utf8.dropFirst(former.lowerBound).prefix(former.count)
      .filter { $0 == UInt8(ascii: "\n") }.count
    let text = (label.map { "\($0): " } ?? "") + String(repeating: "\n", count: breaks)
    return EditedText.Piece(written: text, old: former)
  }
}
