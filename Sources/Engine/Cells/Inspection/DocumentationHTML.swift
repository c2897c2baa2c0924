/// What a documentation comment says, from the XML that sourcekitd makes of it, as HTML (see ``Documentation``).
struct DocumentationHTML {
  private(set) var html = ""
  private var path: [String] = []
  /// Closing tags of the elements that are open, where they have one.
  private var closing: [String] = []

  init(xml: String) {
    for token in XMLToken.list(xml) {
      switch token {
      case .opening(let name, let attributes, let isEmpty):
        path.append(name)
        let tags = tags(name, attributes)
        html += tags.opening
        closing.append(tags.closing)
        if isEmpty { close(name) }
      case .closing(let name): close(name)
      case .text(let text, let isRaw): write(text, isRaw: isRaw)
      }
    }
  }

  private static let simple = [
    "List-Bullet": "ul", "List-Number": "ol", "Item": "li", "codeVoice": "code", "emphasis": "em",
    "strong": "strong", "bold": "strong", "Parameters": "ul", "Parameter": "li", "Verbatim": "pre",
  ]
  private static let silent: Set<String> = ["USR", "Declaration", "Direction"]
  private static let callouts = ["ResultDiscussion": "Returns", "ThrowsDiscussion": "Throws"]
  private static let plain: Set<String> = [
    "Abstract", "Discussion", "Name", "zCodeLineNumbered", "rawHTML", "CommentParts",
  ]

  private func tags(_ name: String, _ attributes: [String: String]) -> (opening: String, closing: String) {
    guard path.contains("CommentParts"), !Self.silent.contains(name) else { return ("", "") }
    if let tag = Self.simple[name] { return ("<\(tag)>", "</\(tag)>") }
    switch name {
    // One in a list's item or behind a parameter's name is not set apart.
    case "Para":
      return path.contains("Item") || path.contains("Parameter") ? ("", " ") : ("<p>", "</p>")
    case "CodeListing": return ("<pre><code class=\"language-swift\">", "</code></pre>")
    case "Link":
      let address = attributes["href"] ?? ""
      return address.wholeMatch(of: #/(https?|mailto):.*/#) == nil
        ? ("", "") : ("<a href=\"\(Inspection.escaped(address))\">", "</a>")
    case _ where Self.plain.contains(name): return ("", "")
    default: return ("<p><b>\(Self.callouts[name] ?? name.replacing("-", with: " "))</b></p>", "")
    }
  }

  private mutating func close(_ name: String) {
    while let last = path.popLast() {
      html += closing.popLast() ?? ""
      if last == name { break }
    }
  }

  private mutating func write(_ text: String, isRaw: Bool) {
    guard path.contains("CommentParts"), let element = path.last, !Self.silent.contains(element) else {
      return
    }
    let escaped = Inspection.escaped(text)
    switch element {
    case "zCodeLineNumbered": html += escaped + "\n"
    case "Name": if path.contains("Parameter") { html += "<code>\(escaped)</code>: " }
    // Headings, and what the comment itself has of HTML, which is not the page's business.
    case "rawHTML": if text.wholeMatch(of: #/<\/?h[1-6]>/#) != nil { html += text } else { html += escaped }
    default: if !text.allSatisfy(\.isWhitespace) || path.contains("Para") { html += escaped }
    }
  }
}
