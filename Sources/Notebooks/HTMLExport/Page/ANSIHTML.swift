/// Terminal text as HTML: colours and bold of the escape sequences become classes.
enum ANSIHTML {
  static func html(_ text: String) -> String {
    var html = ""
    var style = Style()
    var link: String?
    var rest = text[...]
    func wrap(_ text: Substring) -> String {
      let words = style.wrap(text)
      guard let link, !words.isEmpty else { return words }
      return "<a href=\"\(HTMLText.escaped(link))\">\(words)</a>"
    }
    while let escape = rest.firstMatch(of: #/\u{1B}[\[\]]/#) {
      html += wrap(rest[..<escape.range.lowerBound])
      rest = rest[escape.range.upperBound...]
      if escape.0.last == "]" {
        guard let command = OperatingSystemCommand(&rest) else { continue }
        if command.isLink { link = command.address }
        continue
      }
      // ECMA-48: parameters, intermediate bytes, one final byte.
      guard let match = rest.prefixMatch(of: #/([0-?]*)[ -\/]*([@-~])/#) else { continue }
      if match.2 == "m" {
        style.apply(match.1.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 })
      }
      rest = rest[match.range.upperBound...]
    }
    return html + wrap(rest)
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

/// What stands between `ESC ]` and its end, `ESC \` or BEL (ECMA-48).
private struct OperatingSystemCommand {
  let isLink: Bool
  /// Where a link leads, for the text up to the next link; nil for the end of one, and for an address that a page should not have.
  let address: String?

  /// Takes it from the front of `rest`; nil where it does not end.
  ///
  /// Source: "Hyperlinks in terminal emulators", https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda: `8`, parameters and
  /// address, apart by `;`.
  init?(_ rest: inout Substring) {
    guard let match = rest.prefixMatch(of: #/([^\u{7}\u{1B}]*)(?:\u{7}|\u{1B}\\)/#) else { return nil }
    rest = rest[match.range.upperBound...]
    let fields = match.1.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    isLink = fields.first == "8" && fields.count == 3
    let target = isLink ? String(fields[2]) : ""
    let scheme = target.prefix { $0 != ":" }.lowercased()
    address = ["http", "https", "mailto", "file", "ftp"].contains(scheme) ? target : nil
  }
}
