import Foundation
import OrderedJSON

/// Declaration and documentation of a name, from sourcekitd's cursor information.
struct Inspection {
  let declaration: String
  let documentation: String
  private let documentationHTML: String

  init?(_ answer: JSON) {
    guard let annotated = answer["key.annotated_decl"]?.stringValue else { return nil }
    let xml = answer["key.doc.full_as_xml"]?.stringValue ?? ""
    self.init(declaration: Self.declaration(annotated), documentationXML: xml)
  }

  init(declaration: String, documentationXML xml: String = "") {
    self.declaration = declaration
    documentation = Documentation(xml: xml).markdown
    documentationHTML = DocumentationHTML(xml: xml).html
  }

  /// What completion knows of a name.
  init(_ item: CompletionItem) {
    let word = item.labels != nil ? "func " : item.kind.contains("var") ? "var " : ""
    let type = item.type.isEmpty ? "" : (item.labels != nil ? " -> " : ": ") + item.type
    let xml =
      item.brief.isEmpty ? "" : "<CommentParts><Para>\(Self.escaped(item.brief))</Para></CommentParts>"
    self.init(declaration: word + item.signature + type, documentationXML: xml)
  }

  /// The text of a declaration, types without the names of cells' modules. What else stands in it, such as a default value, is the
  /// user's own text.
  private static func declaration(_ xml: String) -> String {
    var text = ""
    var typeDepth = 0
    for token in XMLToken.list(xml) {
      switch token {
      case .opening("Type", _, false): typeDepth += 1
      case .closing("Type"): typeDepth -= 1
      case .text(let part, _): text += typeDepth > 0 ? withoutModules(part) : part
      default: break
      }
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  var bundle: DisplayBundle { Self.bundle([self]) }

  /// Several declarations of one name.
  static func bundle(_ inspections: [Inspection]) -> DisplayBundle {
    let text = inspections.map { $0.joined($0.declaration) }.joined(separator: "\n\n")
    let markdown = inspections.map { $0.joined("```swift\n\($0.declaration)\n```") }.joined(separator: "\n\n")
    let html = inspections.map(\.html).joined(separator: "\n")
    return DisplayBundle(data: [
      "text/plain": JSON.string(text).text(), "text/markdown": JSON.string(markdown).text(),
      "text/html": JSON.string(html).text(),
    ])
  }

  private func joined(_ head: String) -> String {
    documentation.isEmpty ? head : "\(head)\n\n\(documentation)"
  }

  private var html: String {
    "<pre><code class=\"language-swift\">\(Self.escaped(declaration))</code></pre>\n" + documentationHTML
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
