/// A cell that asks about a name, `?print` or in more detail `??print`, as in IPython.
package struct HelpQuestion: Equatable {
  package var name: String
  package var detailed: Bool

  /// The question that a cell's source is, if it is one.
  package init?(_ source: String) {
    let text = source.trimmed
    let name = text.drop { $0 == "?" }
    let marks = text.count - name.count
    let isName = name.unicodeScalars.allSatisfy { $0.isIdentifierPart || $0 == "." }
    let first = name.unicodeScalars.first ?? " "
    guard (1...2).contains(marks), isName, first.isIdentifierPart, !("0"..."9").contains(first) else {
      return nil
    }
    self.name = String(name)
    detailed = marks == 2
  }

  /// What the engine knows about the name.
  package func answer(from engine: CellEngine) -> DisplayBundle {
    let last = name.unicodeScalars.count - 1
    return engine.inspection(of: name, at: last, detailed: detailed)
      ?? DisplayBundle(data: ["text/plain": "\"No help for '\(name)'.\""])
  }
}

extension String {
  fileprivate var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    return start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count)
  }
}
