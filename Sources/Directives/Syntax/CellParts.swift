/// A cell taken apart into Swift and directives, in their order.
package struct CellParts {
  /// One piece of a cell.
  package enum Part: Equatable {
    /// Lines of Swift, by their numbers from 0.
    case swift(Range<Int>)
    case directive(Directive)
  }

  /// The cell's lines.
  package let lines: [Substring]
  package private(set) var parts: [Part] = []

  package init(_ source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
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

  private static func blank(_ text: String) -> String {
    String(repeating: " ", count: text.unicodeScalars.count)
  }

  // MARK: Finding

  /// `%%name` on the first line that is not empty.
  private func cellDirective() -> Directive? {
    guard let first = lines.firstIndex(where: { !$0.allSatisfy(\.isWhitespace) }),
      let match = lines[first].prefixMatch(of: #/%%(\w+)[ \t]*/#)
    else { return nil }
    let body = lines[(first + 1)...].joined(separator: "\n")
    return Directive(
      line: first, lineCount: lines.count - first, form: .cell(body: body), name: String(match.1),
      arguments: String(lines[first][match.range.upperBound...]), argumentsColumn: match.0.count)
  }

  private mutating func findLineDirectives() {
    var scanner = SwiftLineScanner()
    var index = 0
    while index < lines.count {
      if let directive = lineDirective(at: index, scanner) {
        parts.append(.directive(directive))
        index += directive.lineCount
      } else {
        scanner.scan(lines[index])
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

  private func lineDirective(at index: Int, _ scanner: SwiftLineScanner) -> Directive? {
    guard scanner.isInCode else { return nil }
    if let match = lines[index].prefixMatch(of: #/[ \t]*%{1,2}(\w+)[ \t]*/#), match.1.first?.isLetter == true
    {
      return directive(.line, name: String(match.1), column: match.0.count, at: index) { bracketsAreOpen($0) }
    }
    // `!ready` may be Swift; a directive only at the very start of a line that continues nothing.
    guard lines[index].first == "!", !scanner.expectsMore,
      let match = lines[index].prefixMatch(of: #/![ \t]*/#), match.range.upperBound < lines[index].endIndex
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
}

/// Whether `text` is a call, as in `("address", from:`, whose bracket is still open.
func bracketsAreOpen(_ text: String) -> Bool {
  guard text.first == "(" else { return false }
  var scanner = SwiftLineScanner()
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) { scanner.scan(line) }
  return scanner.bracketDepth > 0
}
