/// Terminal text as HTML: colours and bold of the escape sequences become classes.
enum ANSIHTML {
  static func html(_ text: String) -> String {
    var html = ""
    var style = Style()
    var rest = text[...]
    while let escape = rest.firstRange(of: "\u{1B}[") {
      html += style.wrap(rest[..<escape.lowerBound])
      rest = rest[escape.upperBound...]
      // ECMA-48: parameters, intermediate bytes, one final byte.
      guard let match = rest.prefixMatch(of: #/([0-?]*)[ -\/]*([@-~])/#) else { continue }
      if match.2 == "m" {
        style.apply(match.1.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 })
      }
      rest = rest[match.range.upperBound...]
    }
    return html + style.wrap(rest)
  }

  /// What holds for the text to come.
  private struct Style {
    var classes: Set<String> = []
    var colour: String?

    /// ECMA-48, "Select Graphic Rendition".
    mutating func apply(_ codes: [Int]) {
      var codes = codes[...]
      while let code = codes.popFirst() {
        switch code {
        case 0: self = Style()
        case 1: classes.insert("ansi-bold")
        case 3: classes.insert("ansi-italic")
        case 4: classes.insert("ansi-underline")
        case 22: classes.remove("ansi-bold")
        case 23: classes.remove("ansi-italic")
        case 24: classes.remove("ansi-underline")
        case 30...37: setForeground(code - 30)
        case 90...97: setForeground(code - 90)
        case 39: setForeground(nil)
        case 38: extendedColour(&codes)
        case 48: Style.skipColour(&codes)
        default: break
        }
      }
    }

    private mutating func setForeground(_ number: Int?) {
      classes = classes.filter { !$0.hasPrefix("ansi-fg") }
      colour = nil
      if let number { classes.insert("ansi-fg\(number)") }
    }

    private mutating func extendedColour(_ codes: inout ArraySlice<Int>) {
      setForeground(nil)
      switch codes.popFirst() {
      case 2 where codes.count >= 3:
        colour = "rgb(\(codes.prefix(3).map(String.init).joined(separator: ",")))"
        codes = codes.dropFirst(3)
      case 5:
        guard let index = codes.popFirst() else { return }
        if index < 16 { return setForeground(index % 8) }
        colour = Style.colour(ofCubeIndex: index)
      default: break
      }
    }

    private static func skipColour(_ codes: inout ArraySlice<Int>) {
      let kind = codes.popFirst()
      codes = codes.dropFirst(kind == 2 ? 3 : 1)
    }

    /// xterm's 6x6x6 cube and 24 greys.
    private static func colour(ofCubeIndex index: Int) -> String {
      guard index < 232 else {
        return "rgb(\(8 + 10 * (index - 232)),\(8 + 10 * (index - 232)),\(8 + 10 * (index - 232)))"
      }
      let levels = [0, 95, 135, 175, 215, 255]
      let cube = index - 16
      return "rgb(\(levels[cube / 36 % 6]),\(levels[cube / 6 % 6]),\(levels[cube % 6]))"
    }

    func wrap(_ text: Substring) -> String {
      if text.isEmpty { return "" }
      let escaped = HTMLText.escaped(text)
      if classes.isEmpty, colour == nil { return escaped }
      let names = classes.isEmpty ? "" : " class=\"\(classes.sorted().joined(separator: " "))\""
      let style = colour.map { " style=\"color:\($0)\"" } ?? ""
      return "<span\(names)\(style)>\(escaped)</span>"
    }
  }
}
