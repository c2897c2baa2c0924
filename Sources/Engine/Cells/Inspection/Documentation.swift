/// What a documentation comment says, from the XML that sourcekitd makes of it, as Markdown.
///
/// Source: the elements are those of bindings/xml/comment-xml-schema.rng of Clang, with lists, code and callouts added by Swift
/// (swift/lib/Markup and lib/IDE/CommentConversion.cpp).
struct Documentation {
  private(set) var markdown = ""
  /// The elements that are open.
  private var path: [String] = []
  /// What a list's next item begins with.
  private var marks: [Mark] = []
  private var address = ""
  private var isFirstOfItem = false

  private enum Mark {
    case bullet
    case number(Int)
  }

  init(xml: String) {
    for token in XMLToken.list(xml) {
      switch token {
      case .opening(let name, let attributes, let isEmpty):
        path.append(name)
        open(name, attributes)
        if isEmpty { close(name) }
      case .closing(let name): close(name)
      case .text(let text, let isRaw): write(text, isRaw: isRaw)
      }
    }
    markdown = markdown.replacing(#/\n{3,}/#, with: "\n\n").trimmedOfSpace
  }

  /// Elements whose text says nothing that the declaration does not.
  private static let silent: Set<String> = ["Name", "USR", "Declaration", "Direction"]
  /// Elements that are sections of their own, by what they are called.
  private static let titles = [
    "Parameters": "Parameters", "ResultDiscussion": "Returns", "ThrowsDiscussion": "Throws",
  ]
  private static let plain: Set<String> = [
    "Function", "Class", "Variable", "Namespace", "Typedef", "Enum", "Other", "CommentParts", "Abstract",
    "Discussion", "Para", "Parameter", "List-Bullet", "List-Number", "Item", "CodeListing",
    "zCodeLineNumbered",
    "codeVoice", "emphasis", "strong", "bold", "Link", "rawHTML", "Verbatim",
  ]

  private mutating func open(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "Para": beginParagraph()
    case "List-Bullet": marks.append(.bullet)
    case "List-Number": marks.append(.number(1))
    case "Item": beginItem()
    case "CodeListing": beginBlock("```\(attributes["language"] ?? "")\n")
    case "Verbatim": beginBlock("```\n")
    case "codeVoice": markdown += "`"
    case "emphasis": markdown += "*"
    case "strong", "bold": markdown += "**"
    case "Link":
      address = attributes["href"] ?? ""
      markdown += "["
    case _ where Self.titles[name] != nil: beginBlock("**\(Self.titles[name] ?? "")**\n\n")
    // A callout: `- Complexity: ...`.
    case _ where !Self.plain.contains(name) && !Self.silent.contains(name):
      if path.contains("CommentParts") { beginBlock("**\(name.replacing("-", with: " "))**\n\n") }
    default: break
    }
  }

  private mutating func close(_ name: String) {
    while let last = path.popLast(), last != name {}
    switch name {
    case "Para": markdown += "\n\n"
    case "List-Bullet", "List-Number":
      _ = marks.popLast()
      markdown += "\n"
    case "CodeListing", "Verbatim": markdown += "```\n\n"
    case "codeVoice": markdown += "`"
    case "emphasis": markdown += "*"
    case "strong", "bold": markdown += "**"
    case "Link": markdown += "](\(address))"
    default: break
    }
  }

  private mutating func write(_ text: String, isRaw: Bool) {
    guard path.contains("CommentParts") else { return }
    switch path.last {
    case "zCodeLineNumbered": markdown += text + "\n"
    case "Verbatim": markdown += text
    case "Name" where path.contains("Parameter"): beginBlock("- `\(text)`: ")
    case "rawHTML": writeHTML(text)
    case let last? where Self.silent.contains(last): break
    case "Para", "codeVoice", "emphasis", "strong", "bold", "Link": writeWords(text)
    default: if !text.allSatisfy(\.isWhitespace) { writeWords(text) }
    }
  }

  private mutating func writeWords(_ text: String) {
    markdown += text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + indent)
  }

  /// Headings come as HTML.
  private mutating func writeHTML(_ text: String) {
    if let heading = text.wholeMatch(of: #/<h([1-6])>/#) {
      beginBlock(String(repeating: "#", count: Int(heading.1) ?? 1) + " ")
    } else if text.wholeMatch(of: #/<\/h[1-6]>/#) != nil {
      markdown += "\n\n"
    } else {
      markdown += text
    }
  }

  // MARK: Blocks

  /// Within lists, the indentation of what belongs to an item.
  private var indent: String { String(repeating: "  ", count: marks.count) }

  private mutating func beginParagraph() {
    if isFirstOfItem {
      isFirstOfItem = false
    } else if !markdown.hasSuffix(": "), !markdown.hasSuffix("# ") {
      startLine(indent)
    }
  }

  private mutating func beginItem() {
    let outer = String(repeating: "  ", count: max(0, marks.count - 1))
    switch marks.last {
    case .number(let number):
      marks[marks.count - 1] = .number(number + 1)
      startLine(outer + "\(number). ")
    default: startLine(outer + "- ")
    }
    isFirstOfItem = true
  }

  private mutating func beginBlock(_ text: String) {
    isFirstOfItem = false
    startLine(text)
  }

  private mutating func startLine(_ text: String) {
    while markdown.last == " " { markdown.removeLast() }
    if !markdown.isEmpty, !markdown.hasSuffix("\n") { markdown += "\n" }
    markdown += text
  }
}

extension String {
  fileprivate var trimmedOfSpace: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
