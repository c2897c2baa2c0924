import Cells

/// Finds the lines of a cell that are directives: those that look like it, and do not stand inside a string, a comment or a regular
/// expression. What they stand in, the parser says.
///
/// A line that is a directive is no Swift, one that is none may close the string that it stands in. So which of them are is found in turns:
/// those taken for directives are left blank, the rest is parsed, and the first line that then stands elsewhere than was thought is put
/// right, which settles it, since only what is above a line decides about it.
struct LineDirectives {
  /// The directives, in their order.
  private(set) var accepted: [Directive] = []
  private let lines: [Substring]
  /// Lines that look like directives and are none.
  private var rejected: Set<Int> = []

  init(_ lines: [Substring]) {
    self.lines = lines
    let candidates = lines.indices.compactMap(candidate)
    if candidates.isEmpty { return }
    for _ in 0...candidates.count {
      accepted = choose(candidates)
      if !correct(candidates) { break }
    }
  }

  // MARK: What looks like one

  private func candidate(at index: Int) -> Directive? {
    if let match = lines[index].prefixMatch(of: #/[ \t]*%{1,2}(\w+)[ \t]*/#), match.1.first?.isLetter == true
    {
      return directive(.line, name: String(match.1), column: match.0.count, at: index) { bracketsAreOpen($0) }
    }
    // `!ready` may be Swift; a directive only at the very start of a line that continues nothing.
    guard lines[index].first == "!", let match = lines[index].prefixMatch(of: #/![ \t]*/#),
      match.range.upperBound < lines[index].endIndex
    else { return nil }
    return directive(.shell, name: "", column: match.0.count, at: index) { $0.hasSuffix("\\") }
  }

  /// The directive with as many lines as it goes on for.
  private func directive(
    _ form: Directive.Form, name: String, column: Int, at index: Int, goesOn: (String) -> Bool
  ) -> Directive {
    var arguments = String(lines[index].dropFirst(column))
    var count = 1
    while goesOn(arguments), index + count < lines.count {
      arguments += "\n" + lines[index + count]
      count += 1
    }
    return Directive(
      line: index, lineCount: count, form: form, name: name, arguments: arguments, argumentsColumn: column)
  }

  // MARK: What is one

  /// The candidates that are not rejected; a line that belongs to the directive above it is none.
  private func choose(_ candidates: [Directive]) -> [Directive] {
    var chosen: [Directive] = []
    for candidate in candidates where !rejected.contains(candidate.line) {
      let end = chosen.last.map { $0.line + $0.lineCount } ?? 0
      if candidate.line >= end { chosen.append(candidate) }
    }
    return chosen
  }

  /// Puts right the first candidate that does not stand where it was thought to, and, as far as can be told, those below it. False if
  /// there is none.
  private mutating func correct(_ candidates: [Directive]) -> Bool {
    let taken = Set(accepted.flatMap { $0.line..<($0.line + $0.lineCount) })
    let starts = Set(accepted.map(\.line))
    var text = ""
    var offsets: [Int] = []
    for (index, line) in lines.enumerated() {
      offsets.append(text.utf8.count)
      text += (taken.contains(index) ? CellParts.blank(String(line)) : String(line)) + "\n"
    }
    let places = LineStarts(text)
    func isDirective(_ candidate: Directive) -> Bool {
      let indent = lines[candidate.line].prefix { $0 == " " || $0 == "\t" }.count
      let place = offsets[candidate.line] + indent
      return places.isCode(at: place) && !(candidate.form == .shell && places.goesOn(at: place))
    }
    // A line inside of a directive is not looked at.
    let open = candidates.filter { starts.contains($0.line) || !taken.contains($0.line) }
    guard let wrong = open.firstIndex(where: { isDirective($0) == rejected.contains($0.line) }) else {
      return false
    }
    for candidate in open[wrong...] {
      if isDirective(candidate) { rejected.remove(candidate.line) } else { rejected.insert(candidate.line) }
    }
    return true
  }
}

/// Whether `text` is a call, as in `("address", from:`, whose bracket is still open.
func bracketsAreOpen(_ text: String) -> Bool {
  text.first == "(" && LineStarts(text).openBrackets > 0
}
