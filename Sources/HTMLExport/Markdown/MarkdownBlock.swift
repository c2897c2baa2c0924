/// A block of a Markdown text.
indirect enum MarkdownBlock: Equatable {
  case heading(Int, String)
  case paragraph(String)
  case code(String, language: String)
  case quote([MarkdownBlock])
  /// A list; `start` is the first number of a numbered one. In a tight list the items' paragraphs stand close.
  case list(items: [[MarkdownBlock]], start: Int?, isTight: Bool)
  case table(header: [String], alignments: [TableAlignment], rows: [[String]])
  case rule
  case html(String)

  /// Where a column's cells stand.
  enum TableAlignment: String { case none, left, center, right }
}
