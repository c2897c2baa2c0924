/// A cell taken apart into Swift and directives, in their order.
package struct CellParts {
  /// One piece of a cell.
  package enum Part: Equatable {
    /// Lines of Swift, by their numbers from 0.
    case swift(Range<Int>)
    case directive(Directive)
  }

  /// The cell's lines, its options made comments.
  package let lines: [Substring]
  /// How many lines the options at its head take.
  private let headLength: Int
  package private(set) var parts: [Part] = []

  package init(_ source: String) {
    lines = CellOptions.asComments(source).split(separator: "\n", omittingEmptySubsequences: false)
    let written = source.split(separator: "\n", omittingEmptySubsequences: false)
    headLength = CellOptions.headLength(written)
    if let cell = cellDirective() {
      parts = [.directive(cell)]
    } else {
      findLineDirectives()
    }
  }

  /// The directives among the parts.
  package var directives: [Directive] {
    parts.compactMap { part in
      if case .directive(let directive) = part { directive } else { nil }
    }
  }

  /// The cell's text with only the lines of `range` in it, all others empty: line numbers stay.
  package func text(_ range: Range<Int>) -> String {
    String(repeating: "\n", count: range.lowerBound) + lines[range].joined(separator: "\n")
  }

  /// The cell's text with spaces in place of its directives: places in it stay.
  package var swiftOnly: String {
    var texts = lines.map(String.init)
    for directive in directives {
      for index in directive.line..<(directive.line + directive.lineCount) {
        texts[index] = Self.blank(texts[index])
      }
      guard directive.takesSwift else { continue }
      texts[directive.line] =
        Self.blank(String(lines[directive.line].prefix(directive.argumentsColumn))) + directive.arguments
      if case .cell = directive.form {
        for index in (directive.line + 1)..<max(lines.count, directive.line + 1) {
          texts[index] = String(lines[index])
        }
      }
    }
    return texts.joined(separator: "\n")
  }

  static func blank(_ text: String) -> String {
    String(repeating: " ", count: text.unicodeScalars.count)
  }

  // MARK: Finding

  /// `%%name` on the first line that is not empty and no option.
  private func cellDirective() -> Directive? {
    guard let first = lines[headLength...].firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      let match = lines[first].prefixMatch(of: #/%%(\w+)[ \t]*/#)
    else { return nil }
    let body = lines[(first + 1)...].joined(separator: "\n")
    return Directive(
      line: first, lineCount: lines.count - first, form: .cell(body: body), name: String(match.1),
      arguments: String(lines[first][match.range.upperBound...]), argumentsColumn: match.0.count)
  }

  private mutating func findLineDirectives() {
    let found = Dictionary(uniqueKeysWithValues: LineDirectives(lines).accepted.map { ($0.line, $0) })
    var index = 0
    while index < lines.count {
      if let directive = found[index] {
        parts.append(.directive(directive))
        index += directive.lineCount
      } else {
        addSwift(index)
        index += 1
      }
    }
    parts.removeAll { part in
      if case .swift(let range) = part {
        lines[range].allSatisfy { $0.allSatisfy(\.isWhitespace) }
      } else {
        false
      }
    }
  }

  private mutating func addSwift(_ index: Int) {
    if case .swift(let range)? = parts.last {
      parts[parts.count - 1] = .swift(range.lowerBound..<(index + 1))
    } else {
      parts.append(.swift(index..<(index + 1)))
    }
  }
}
