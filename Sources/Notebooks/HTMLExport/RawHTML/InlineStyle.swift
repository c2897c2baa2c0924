/// What a page lets through of a `style` attribute: how a text looks, and nothing that is loaded,
/// run, or laid over the page.
enum InlineStyle {
  /// The declarations that may stay.
  static func filtered(_ style: String) -> String {
    declarations(style).compactMap { declaration in
      guard let colon = declaration.firstIndex(of: ":") else { return nil }
      let property = declaration[..<colon].filter { !$0.isWhitespace }.lowercased()
      let value = declaration[declaration.index(after: colon)...].trimmed
      guard isAllowed(property), isHarmless(value) else { return nil }
      return "\(property): \(value)"
    }.joined(separator: "; ")
  }

  private static let properties: Set = [
    "color", "background", "background-color", "opacity", "width", "height", "max-width",
    "max-height", "min-width", "min-height", "display", "float", "clear", "text-align",
    "text-decoration", "text-indent", "text-transform", "text-wrap", "vertical-align",
    "line-height",
    "letter-spacing", "word-spacing", "white-space", "word-break", "overflow-wrap", "overflow",
    "overflow-x", "overflow-y", "gap", "row-gap", "column-gap", "columns", "column-count",
    "box-sizing", "box-shadow", "object-fit", "table-layout", "caption-side", "hyphens", "order",
    "direction", "aspect-ratio",
  ]
  private static let families = [
    "align-", "border", "flex", "font", "grid", "justify-", "list-style", "margin", "padding",
  ]
  private static let functions: Set = [
    "rgb", "rgba", "hsl", "hsla", "calc", "min", "max", "clamp", "minmax", "repeat", "fit-content",
  ]

  private static func isAllowed(_ property: String) -> Bool {
    guard property.unicodeScalars.allSatisfy({ $0.isLatinLetter || $0 == "-" }) else {
      return false
    }
    return properties.contains(property) || families.contains { property.hasPrefix($0) }
  }

  /// Names, numbers, strings, and the functions above; no escapes, comments or addresses.
  private static func isHarmless(_ value: Substring) -> Bool {
    var word = ""
    for scalar in value.unicodeScalars {
      if scalar == "(", !word.isEmpty, !functions.contains(word.lowercased()) { return false }
      let isWord = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
      guard isWord || " \t\n#%.,()+*/!'\"_".unicodeScalars.contains(scalar) else { return false }
      if isWord { word.unicodeScalars.append(scalar) } else { word = "" }
    }
    return !value.isEmpty && !value.contains("/*")
  }

  /// The parts between semicolons that stand in no string and in no brackets.
  private static func declarations(_ style: String) -> [Substring] {
    var parts: [Substring] = []
    var start = style.startIndex
    var quote: Character?
    var depth = 0
    for index in style.indices {
      let character = style[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" || character == ")" {
        depth += character == "(" ? 1 : -1
      } else if character == ";", depth <= 0 {
        parts.append(style[start..<index])
        start = style.index(after: index)
      }
    }
    return parts + [style[start...]]
  }
}
