protocol Node { func render(_ indent: String) -> String }

struct Text: Node {
  let text: String
  func render(_ indent: String) -> String { indent + text + "\n" }
}

struct Element: Node {
  let tag: String
  let children: [any Node]
  func render(_ indent: String) -> String {
    "\(indent)<\(tag)>\n" + children.map { $0.render(indent + "  ") }.joined() + "\(indent)</\(tag)>\n"
  }
}

@resultBuilder
enum NodeBuilder {
  static func buildExpression(_ text: String) -> [any Node] { [Text(text: text)] }
  static func buildExpression(_ node: any Node) -> [any Node] { [node] }
  static func buildBlock(_ parts: [any Node]...) -> [any Node] { parts.flatMap { $0 } }
  static func buildOptional(_ part: [any Node]?) -> [any Node] { part ?? [] }
  static func buildEither(first: [any Node]) -> [any Node] { first }
  static func buildEither(second: [any Node]) -> [any Node] { second }
  static func buildArray(_ parts: [[any Node]]) -> [any Node] { parts.flatMap { $0 } }
}

func tag(_ name: String, @NodeBuilder _ content: () -> [any Node]) -> Element {
  Element(tag: name, children: content())
}

let isShort = false
let page = tag("ul") {
  "list"
  for n in 1...2 { tag("li") { "item \(n)" } }
  if isShort { "end" } else { tag("b") { "more" } }
  if isShort { "never" }
}
print(page.render(""), terminator: "")
