/// The Swift that stands in a cell in place of a directive: calls of the module DirectiveSupport, which run in the worker, where
/// the session's folder, environment and processes are.
package enum SwiftCalls {
  package static func shell(_ command: ShellText) -> String {
    let text = command.pieces.map { piece in
      switch piece {
      case .text(let text): String(literal(text).dropFirst().dropLast())
      case .expression(let code): "\\(\(code))"
      }
    }
    return "_lecternShell(\"\(text.joined())\")"
  }

  /// `lineCount` empty lines come first, so that line numbers in the interpreter's messages are the cell's.
  package static func script(_ interpreter: String, _ text: String, lineCount: Int) -> String {
    let lines = String(repeating: "\n", count: lineCount)
    return "_lecternScript(\(literal(interpreter)), \(literal(lines + text)))"
  }

  package static func changeFolder(_ path: String) -> String { "_lecternChangeFolder(\(literal(path)))" }
  package static let printFolder = "_lecternPrintFolder()"
  package static func environment(_ arguments: String) -> String {
    "_lecternEnvironment(\(literal(arguments)))"
  }

  package static func writeFile(_ path: String, _ text: String, appending: Bool) -> String {
    "_lecternWriteFile(\(literal(path)), \(literal(text)), appending: \(appending))"
  }

  package static func show(_ type: String, _ text: String) -> String {
    "_ = display(\(type)(\(literal(text))))"
  }

  /// As long as `%time `, so that columns stay.
  package static func time(_ code: String) -> String { "_t0();" + code }

  /// Measures `code`, which begins at `column`.
  package static func timeit(_ code: String, options: TimeitOptions, column: Int) -> String {
    let call = options.isDefault ? "_tn{" : "_tn(\(options.loops ?? 0),\(options.runs)){"
    return call + String(repeating: " ", count: max(0, column - call.count)) + code + "}"
  }

  /// `text` as a literal of one line.
  package static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..<" ": result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// What `%timeit` is asked for besides the code.
package struct TimeitOptions: Equatable {
  package init(loops: Int? = nil, runs: Int = 7) {
    self.loops = loops
    self.runs = runs
  }

  /// Turns of each run; nil: as many as take a fifth of a second.
  package var loops: Int?
  package var runs: Int
  var isDefault: Bool { self == TimeitOptions() }

  /// Reads the options in front of the code; returns how many characters they take.
  ///
  /// - Throws: ``DirectiveError`` for an option that is none.
  package static func parse(_ text: String) throws -> (options: TimeitOptions, length: Int) {
    var options = TimeitOptions()
    var rest = Substring(text)
    while rest.first == "-", let match = rest.prefixMatch(of: #/-([A-Za-z])[ \t]*(\d*)[ \t]*/#) {
      guard let number = Int(match.2), number > 0, match.1 == "n" || match.1 == "r" else {
        // `-x` may be the expression itself.
        if match.1 != "n" && match.1 != "r" { break }
        throw DirectiveError("-\(match.1) needs a number above zero, for example -\(match.1) 10")
      }
      if match.1 == "n" { options.loops = number } else { options.runs = number }
      rest = rest[match.range.upperBound...]
    }
    return (options, text.count - rest.count)
  }
}
