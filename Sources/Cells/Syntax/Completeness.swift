import SwiftParser
import SwiftSyntax

extension Completeness {
  /// How much a line inside brackets is indented.
  private static let step = "    "

  /// Whether `source` could run as it stands, by its syntax: with open brackets, an open string, or something
  /// missing at its very end it is incomplete; with any other mistake it is invalid.
  package init(of source: String) {
    let tree = Parser.parse(source: source)
    let scan = BracketScan(tree)
    if scan.depth > 0 || scan.isMissingAtEnd {
      self = .incomplete(indent: Self.indent(after: source))
    } else {
      self = tree.hasError ? .invalid : .complete
    }
  }

  /// The last line's own indentation, deeper behind an opening bracket.
  private static func indent(after source: String) -> String {
    let line = source.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let own = String(line.prefix { $0 == " " || $0 == "\t" })
    let last = line.last { !$0.isWhitespace }
    return "{([".contains(last ?? " ") || line.hasSuffix(" in") ? own + step : own
  }
}

/// What is still open at the end of a text.
private struct BracketScan {
  var depth = 0
  var isMissingAtEnd = false

  init(_ tree: SourceFileSyntax) {
    let end = tree.endOfFileToken.positionAfterSkippingLeadingTrivia
    for token in tree.tokens(viewMode: .all) {
      if token.presence == .missing {
        if token.position >= end || token.nextToken(viewMode: .sourceAccurate)?.tokenKind == .endOfFile {
          isMissingAtEnd = true
        }
        continue
      }
      switch token.tokenKind {
      case .leftBrace, .leftParen, .leftSquare: depth += 1
      case .rightBrace, .rightParen, .rightSquare: depth -= 1
      default: break
      }
    }
  }
}
