/// Markdown as HTML.
public struct MarkdownHTML {
  private let resolve: (String) -> String

  /// - Parameter resolve: what an image's address becomes; as it is unless given.
  public init(resolvingImages resolve: @escaping (String) -> String = { $0 }) {
    self.resolve = resolve
  }

  /// The HTML of a Markdown text: its formulas as MathML, its own HTML as ``AllowedHTML`` lets it.
  public func html(_ markdown: String) -> String {
    let text = ProtectedMarkdown(markdown)
    var renderer = MarkdownRenderer(text, resolve: resolve)
    // What stands in a picture's brackets is its alternative, written with it.
    MarkdownTree(text.markdown).walk(leavingOutContentOf: "image") { node, isEntering in
      if isEntering { renderer.enter(node) } else { renderer.leave() }
    }
    return renderer.html
  }
}
