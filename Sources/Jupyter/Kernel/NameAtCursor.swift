import Cells

/// Which name a front end asks about, given where its cursor stands.
package enum NameAtCursor {
  /// A place inside the name or operator that the cursor stands in or behind; else inside the name whose call's parentheses the cursor
  /// stands in; else the cursor itself. All in Unicode scalars.
  package static func offset(in source: String, cursor: Int) -> Int {
    let scalars = Array(source.unicodeScalars)
    let end = min(max(0, cursor), scalars.count)
    if end < scalars.count, isNamePart(scalars[end]) { return end }
    if end > 0, isNamePart(scalars[end - 1]) || scalars[end - 1].isOperatorPart { return end - 1 }
    return calledName(scalars[..<end]) ?? end
  }

  /// The last letter of the name before the innermost parenthesis that is open at the end.
  private static func calledName(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var closed = 0
    for index in scalars.indices.reversed() {
      switch scalars[index] {
      case ")": closed += 1
      case "(" where closed > 0: closed -= 1
      case "(": return index > 0 && isNamePart(scalars[index - 1]) ? index - 1 : nil
      default: break
      }
    }
    return nil
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool { scalar.isIdentifierPart }
}
