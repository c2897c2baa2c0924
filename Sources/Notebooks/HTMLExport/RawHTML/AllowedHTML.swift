/// What a page lets through of the HTML in a text: elements that say what a text is and how it
/// looks. None of them runs anything, loads a page, or asks for input.
enum AllowedHTML {
  /// The elements, each with its attributes beside those that all may have.
  static let elements: [String: Set<String>] = {
    var elements: [String: Set<String>] = [
      "a": ["href", "name", "target", "rel"],
      "img": ["src", "alt", "width", "height", "border"],
      "video": media, "audio": media, "source": ["src", "type"],
      "details": ["open"], "ol": ["start", "type", "reversed"], "ul": ["type"],
      "li": ["value", "type"],
      "table": ["border", "cellpadding", "cellspacing", "width", "bgcolor"],
      "col": ["span", "width"], "colgroup": ["span", "width"],
      "th": cell.union(["scope", "abbr"]), "td": cell, "tr": ["valign", "bgcolor"],
      "blockquote": ["cite"], "q": ["cite"], "del": ["cite", "datetime"],
      "ins": ["cite", "datetime"],
      "time": ["datetime"], "font": ["color", "size", "face"], "hr": ["width", "size"],
    ]
    for name in plainElements { elements[name] = [] }
    return elements
  }()

  private static let media: Set = [
    "src", "controls", "width", "height", "poster", "loop", "muted", "preload",
  ]
  private static let cell: Set = [
    "colspan", "rowspan", "headers", "valign", "width", "height", "bgcolor",
  ]

  private static let plainElements = [
    "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "br", "caption", "center",
    "cite", "code", "dd", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "i", "kbd", "mark", "nav", "p", "pre", "rp", "rt",
    "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup",
    "tbody", "tfoot", "thead", "tt", "u", "var", "wbr",
  ]

  /// Elements without content or end.
  static let emptyElements: Set = ["br", "col", "hr", "img", "source", "wbr"]

  /// Elements in which `$` and `\(` are themselves.
  static let codeElements: Set = ["code", "kbd", "pre", "samp", "tt"]

  /// Elements that go with all that is in them: what they hold is no text to read. Of all others
  /// only the tags go.
  static let droppedElements: Set = [
    "applet", "iframe", "math", "noembed", "noframes", "noscript", "object", "plaintext", "script",
    "select", "style", "svg", "template", "textarea", "title", "xmp",
  ]

  // MARK: Attributes

  private static let commonAttributes: Set = [
    "align", "class", "dir", "id", "lang", "role", "style", "title",
  ]
  private static let addresses: Set = ["cite", "href", "poster", "src"]
  private static let pictureAddresses: Set = ["poster", "src"]

  /// What is left of an attribute's value; nil where the attribute has to go.
  static func value(
    of attribute: HTMLTokenizer.Attribute, in element: String, text: ProtectedMarkdown,
    resolve: (String) -> String
  ) -> String? {
    let name = attribute.name
    let isNamed = commonAttributes.contains(name) || elements[element]?.contains(name) == true
    let isDescription =
      name.hasPrefix("aria-")
      && name.unicodeScalars.allSatisfy { $0.isLatinLetter || $0 == "-" }
    guard isNamed || isDescription else { return nil }
    let value = HTMLText.unescaped(text.source(attribute.value))
    if name == "style" {
      let style = InlineStyle.filtered(value)
      return style.isEmpty ? nil : style
    }
    guard addresses.contains(name) else { return value }
    let address = element == "img" ? resolve(value) : value
    let isPicture = pictureAddresses.contains(name)
    return WebAddress.isSafe(address, isPicture: isPicture) ? address : nil
  }
}
