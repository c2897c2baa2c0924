import CCMark
import Foundation

/// A Markdown text as cmark-gfm reads it: CommonMark with GitHub's tables, strikethrough, bare
/// addresses and task lists.
final class MarkdownTree {
  private let root: OpaquePointer?

  init(_ markdown: String) {
    root = Self.lock.withLock { Self.parse(markdown) }
  }

  deinit {
    if let root { cmark_node_free(root) }
  }

  /// Calls `visit` for each node as it is entered and, where it may have children, left.
  func walk(
    leavingOutContentOf kind: String, _ visit: (MarkdownNode, _ isEntering: Bool) -> Void
  ) {
    if let root { MarkdownNode(root).walk(leavingOutContentOf: kind, visit) }
  }

  // MARK: Parsing

  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  /// cmark-gfm keeps the signs that its extensions watch for in one table for all parsers.
  private static let lock = NSLock()
  private static let register: Void = cmark_gfm_core_extensions_ensure_registered()

  private static func parse(_ markdown: String) -> OpaquePointer? {
    _ = register
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    var markdown = markdown
    // The parser copies the bytes before it returns.
    markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parser_feed(parser, $0.baseAddress, $0.count)
      }
    }
    return cmark_parser_finish(parser)
  }
}

/// A node of a ``MarkdownTree``, valid as long as the tree.
struct MarkdownNode {
  private let node: OpaquePointer

  init(_ node: OpaquePointer) { self.node = node }

  /// cmark's own word for what it is, such as `paragraph`.
  var kind: String { String(cString: cmark_node_get_type_string(node)) }

  /// The text of a leaf, in which no Markdown is left.
  var literal: String { Self.string(cmark_node_get_literal(node)) }
  /// Where a link leads, or where a picture is.
  var address: String { Self.string(cmark_node_get_url(node)) }
  var title: String { Self.string(cmark_node_get_title(node)) }
  /// What stands after the mark of fenced code.
  var info: String { Self.string(cmark_node_get_fence_info(node)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
  /// The first number of a numbered list; nil for another.
  var listStart: Int? {
    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(node)) : nil
  }
  /// Whether a list's paragraphs stand close.
  var isTight: Bool { cmark_node_get_list_tight(node) != 0 }
  var isChecked: Bool { cmark_gfm_extensions_get_tasklist_item_checked(node) }

  /// Where the columns of a table stand; nil where nothing is said.
  var alignments: [String?] {
    guard let signs = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    // As many as there are columns, by cmark-gfm's contract.
    return (0..<Int(cmark_gfm_extensions_get_table_columns(node))).map { column in
      switch signs[column] {
      case UInt8(ascii: "l"): "left"
      case UInt8(ascii: "c"): "center"
      case UInt8(ascii: "r"): "right"
      default: nil
      }
    }
  }

  var parent: MarkdownNode? { cmark_node_parent(node).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { cmark_node_first_child(node).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(node).map(MarkdownNode.init) }

  /// Calls `visit` for this node and all in it. No recursion: quotes may be nested a thousand deep.
  func walk(
    leavingOutContentOf kind: String? = nil,
    _ visit: (MarkdownNode, _ isEntering: Bool) -> Void
  ) {
    guard let iterator = cmark_iter_new(node) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      let isEntering = event == CMARK_EVENT_ENTER
      visit(MarkdownNode(node), isEntering)
      if isEntering, let kind, MarkdownNode(node).kind == kind {
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
      }
    }
  }

  /// What one reads of it, without any marks: a picture's alternative, a heading's name.
  var plainText: String {
    var text = ""
    walk { node, isEntering in
      guard isEntering else { return }
      switch node.kind {
      case "text", "code": text += node.literal
      case "softbreak", "linebreak": text += " "
      default: break
      }
    }
    return text
  }

  private static func string(_ text: UnsafePointer<CChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
