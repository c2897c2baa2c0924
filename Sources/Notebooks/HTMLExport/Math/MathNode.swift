/// A formula as a tree, between LaTeX and MathML.
indirect enum MathNode: Equatable {
  /// Things side by side.
  case row([MathNode])
  /// A variable, or a name of several letters.
  case identifier(String, MathStyle)
  case number(String)
  /// A sign between or before things, with its spacing and stretching.
  case sign(MathSign)
  /// Ordinary text.
  case text(String)
  /// Free space, in em.
  case space(Double)
  case fraction(MathNode, MathNode, hasLine: Bool)
  case root(MathNode, index: MathNode?)
  /// Scripts beside the base, or under and over it.
  case scripts(base: MathNode, lower: MathNode?, upper: MathNode?, isStacked: Bool)
  /// A sign over the base: a hat, a bar.
  case accent(MathNode, String, isStretchy: Bool, isUnder: Bool)
  case table(MathTable)
  /// Things between brackets that grow with them.
  case fenced([MathNode])
  /// Large formulas inside lines, or small ones in displays.
  case display(MathNode, Bool)
  case boxed(MathNode)
  case coloured(MathNode, String)
  case invisible(MathNode)
  /// What the converter does not know, as it was written.
  case unknown(String)

  static let empty = MathNode.row([])
}

/// The style of letters.
enum MathStyle: Equatable {
  /// Single letters italic, names upright.
  case automatic
  case upright, italic, bold, boldItalic, sansSerif, typewriter
}

/// A sign with what MathML needs to know about it.
struct MathSign: Equatable {
  var text: String
  /// Whether it grows with what is beside it.
  var isStretchy = false
  /// Space before and after it, in em; nil: as the browser's operator dictionary says.
  var space: (before: Double, after: Double)?
  /// Whether scripts go under and over it in displays.
  var takesLimits = false
  /// A fixed height, in em.
  var size: Double?

  static func == (left: Self, right: Self) -> Bool {
    left.text == right.text && left.isStretchy == right.isStretchy && left.takesLimits == right.takesLimits
      && left.size == right.size && left.space?.before == right.space?.before
      && left.space?.after == right.space?.after
  }
}

/// Rows and columns: matrices, cases, aligned equations.
struct MathTable: Equatable {
  /// Where a column's cells stand.
  enum Alignment: String { case left, center, right }

  var rows: [[MathNode]] = []
  /// The alignments of the columns, repeated as needed.
  var alignments: [Alignment] = [.center]
  /// Whether columns stand close, as the two sides of an equation.
  var isEquations = false
  /// Whether the cells are set as displays.
  var isDisplay = false
}
