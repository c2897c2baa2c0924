/// Why a text is not parsed.
package enum Refusal: Error, Equatable, CustomStringConvertible {
  /// The parser's stack was full.
  case depth(Nesting)
  /// The parser had taken the time it may.
  case time(Nesting)
  /// The parser came to another end; how, in words.
  case failure(String)
  /// There is no process to try it in; why, in words.
  case unavailable(String)
  /// It was given up.
  case unfinished

  /// Whether the same text is refused again.
  var isFinal: Bool {
    switch self {
    case .depth, .time, .failure: true
    case .unavailable, .unfinished: false
    }
  }

  package var description: String {
    switch self {
    case .depth(let nesting):
      "this is nested too deeply for Swift's parser (\(nesting)); give inner parts a name of their own"
    case .time(let nesting):
      "Swift's parser does not come to an end with this text (\(nesting); its time doubles with each `[` inside a `[`); "
        + "give inner parts a name of their own"
    case .failure(let end): "Swift's parser failed with this text (\(end)); write it otherwise"
    case .unavailable(let reason): "the cell cannot be parsed: \(reason)"
    case .unfinished: "the cell was not parsed to its end"
    }
  }
}

/// How deeply brackets are nested in a text, roughly: those in comments and strings count too.
package struct Nesting: Equatable, CustomStringConvertible {
  var brackets = 0
  var squareBrackets = 0

  init(in source: String) {
    var open: (all: Int, square: Int) = (0, 0)
    for byte in source.utf8 {
      switch byte {
      case UInt8(ascii: "["): open = (open.all + 1, open.square + 1)
      case UInt8(ascii: "]"): open = (max(0, open.all - 1), max(0, open.square - 1))
      case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "<"): open.all += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: ">"): open.all = max(0, open.all - 1)
      default: break
      }
      brackets = max(brackets, open.all)
      squareBrackets = max(squareBrackets, open.square)
    }
  }

  package var description: String {
    "brackets up to \(brackets) deep" + (squareBrackets > 1 ? ", `[` up to \(squareBrackets)" : "")
  }
}
