import Foundation
import OrderedJSON

/// A notebook parameter given on the command line: `NAME=VALUE`.
public struct Parameter: Hashable, Sendable {
  /// The name of the variable.
  public let name: String
  /// The value as a Swift literal.
  public let literal: String

  /// A name or a value that cannot be one.
  public struct ParseError: Error, CustomStringConvertible {
    public let description: String
  }

  /// Reads `NAME=VALUE`. A value that is a JSON number, list, object or quoted string becomes that literal; `true`, `True`,
  /// `false` and `False` become Boolean; anything else is text.
  public init(_ argument: String) throws {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      throw ParseError(description: "'\(argument)' is not of the form NAME=VALUE")
    }
    name = String(argument[..<equals])
    guard Self.isIdentifier(name) else {
      throw ParseError(description: "'\(name)' cannot be the name of a Swift variable")
    }
    literal = try SwiftLiteral.text(
      for: Self.value(String(argument[argument.index(after: equals)...])), name: name)
  }

  private static func value(_ text: String) -> JSON {
    switch text {
    case "True": true
    case "False": false
    default: (try? JSON(parsing: text)) ?? .string(text)
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else {
      return false
    }
    return text.unicodeScalars.allSatisfy(\.properties.isXIDContinue) && !keywords.contains(text)
  }

  private static let keywords: Set<String> = [
    "as", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else", "enum",
    "extension",
    "fallthrough", "false", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
    "let", "nil",
    "operator", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
    "subscript",
    "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while", "_",
  ]
}

/// JSON values as Swift literals.
enum SwiftLiteral {
  static func text(for value: JSON, name: String) throws -> String {
    switch value {
    case .null: throw Parameter.ParseError(description: "'\(name)': null has no type in Swift; give a value")
    case .bool(let value): return value ? "true" : "false"
    case .number(let number): return number.text.replacingOccurrences(of: "E", with: "e")
    case .string(let text): return quoted(text)
    case .array(let elements):
      return "[" + (try elements.map { try self.text(for: $0, name: name) }).joined(separator: ", ") + "]"
    case .object(let object):
      let members = try object.map { "\(quoted($0.key)): \(try self.text(for: $0.value, name: name))" }
      return members.isEmpty ? "[:]" : "[" + members.joined(separator: ", ") + "]"
    }
  }

  private static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": literal += "\\\(scalar)"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where scalar.value < 0x20: literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

extension Notebook {
  /// Puts the parameters into a cell tagged `injected-parameters`, by papermill's rules (papermill/parameterize.py): in place
  /// of such a cell from an earlier run, else after the cell tagged `parameters`, else at the top.
  ///
  /// Each parameter is declared as the `parameters` cell declares it: with the same type where it names one, and as a
  /// variable where it does.
  ///
  /// - Returns: names that the `parameters` cell does not declare; a warning is due for these.
  @discardableResult
  public mutating func inject(_ parameters: [Parameter]) -> [String] {
    guard !parameters.isEmpty else { return [] }
    let defaults = firstCell(tagged: "parameters")
    let declarations = defaults.map { Declarations(in: cells[$0].source) }
    let lines = parameters.map { parameter in
      let declaration = declarations?[parameter.name]
      let type = declaration?.type.map { ": \($0)" } ?? ""
      return "\(declaration?.keyword ?? "let") \(parameter.name)\(type) = \(parameter.literal)"
    }
    insertInjectedCell("// Parameters\n" + lines.joined(separator: "\n"), after: defaults)
    return declarations.map { declared in parameters.map(\.name).filter { declared[$0] == nil } } ?? []
  }

  private mutating func insertInjectedCell(_ source: String, after defaults: Int?) {
    let former = firstCell(tagged: "injected-parameters")
    let place = former ?? defaults.map { $0 + 1 } ?? 0
    if let former { cells.remove(at: former) }
    let id = CellID.make(for: "injected-parameters", at: 0, avoiding: Set(cells.map(\.id)))
    cells.insert(NotebookCell(code: source, id: id, tags: ["injected-parameters"]), at: place)
  }
}

/// How simple declarations, `let NAME: TYPE = ...`, declare their names.
private struct Declarations {
  struct Declaration {
    var keyword: String
    var type: String?
  }

  private var declarations: [String: Declaration] = [:]

  init(in source: String) {
    // keyword, name, and the type up to the equals sign
    let pattern = #/^\s*(let|var)\s+([\p{L}_][\p{L}\p{N}_]*)\s*(?::\s*([^=\n]+?))?\s*=/#
      .anchorsMatchLineEndings()
    for match in source.matches(of: pattern) {
      declarations[String(match.2)] = Declaration(keyword: String(match.1), type: match.3.map(String.init))
    }
  }

  subscript(name: String) -> Declaration? { declarations[name] }
}
