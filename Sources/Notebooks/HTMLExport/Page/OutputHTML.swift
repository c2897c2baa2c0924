import Foundation
import Notebooks
import OrderedJSON

/// A cell's outputs as HTML.
enum OutputHTML {
  static func html(_ output: JSON) -> String {
    switch output["output_type"]?.stringValue {
    case "stream":
      let name = output["name"]?.stringValue == "stderr" ? "stderr" : "stdout"
      return "<pre class=\"stream \(name)\" tabindex=\"0\">\(ANSIHTML.html(text(output["text"])))</pre>"
    case "error":
      let lines = output["traceback"]?.arrayValue?.compactMap(\.stringValue) ?? []
      let summary = "\(output["ename"]?.stringValue ?? ""): \(output["evalue"]?.stringValue ?? "")"
      return
        "<pre class=\"error\" tabindex=\"0\">\(ANSIHTML.html(lines.isEmpty ? summary : lines.joined(separator: "\n")))</pre>"
    default: return display(output)
    }
  }

  /// The richest form that a page can show, in nbconvert's order.
  private static func display(_ output: JSON) -> String {
    let data = output["data"] ?? [:]
    if let html = data["text/html"] { return "<div class=\"rich\">\(text(html))</div>" }
    if let markdown = data["text/markdown"] {
      return "<div class=\"rich\">\(MarkdownHTML().html(text(markdown)))</div>"
    }
    if let svg = data["image/svg+xml"] {
      // As an image, so that its styles and scripts stay its own.
      return image("image/svg+xml", Data(text(svg).utf8).base64EncodedString(), output)
    }
    if let latex = data["text/latex"] { return "<div class=\"rich formula\">\(formula(text(latex)))</div>" }
    for type in ["image/png", "image/jpeg", "image/gif", "image/webp"] {
      if let content = data[type] { return image(type, text(content).filter { !$0.isWhitespace }, output) }
    }
    if let plain = data["text/plain"] { return "<pre>\(ANSIHTML.html(text(plain)))</pre>" }
    guard let object = data.objectValue, !object.isEmpty else { return "" }
    return "<pre>\(HTMLText.escaped(object[0].value.stringValue ?? object[0].value.text(indent: 2)))</pre>"
  }

  private static func formula(_ latex: String) -> String {
    let content = latex.trimmed
    if content.hasPrefix("$") { return MarkdownHTML().html(String(content)) }
    return MathML.html(latex: String(content), isDisplay: true)
  }

  private static func image(_ type: String, _ base64: String, _ output: JSON) -> String {
    let metadata = output["metadata"]?[type]
    let size = ["width", "height"].compactMap { name in
      metadata?[name]?.intValue.map { " \(name)=\"\($0)\"" }
    }
    // A picture that describes itself; else what a terminal would show.
    let plain = metadata?["alt"]?.stringValue ?? text(output["data"]?["text/plain"])
    return "<img src=\"data:\(type);base64,\(base64)\" alt=\"\(HTMLText.escaped(plain))\"\(size.joined())>"
  }

  private static func text(_ value: JSON?) -> String { value.flatMap(MultilineText.join) ?? "" }
}
