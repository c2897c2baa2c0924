import Foundation
import OrderedJSON

/// A notebook parameter given on the command line: `NAME=VALUE`.
public struct Parameter: Hashable, Sendable {
  /// The name of the variable.
  public let name: String
  /// The value as a Swift literal.
  public let literal: String
  /// The type that the literal has by itself.
  let type: LiteralType

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
    guard !Self.keywords.contains(name) else {
      throw ParseError(description: "'\(name)' is a keyword of Swift and cannot be the name of a variable")
    }
    guard Self.isIdentifier(name) else {
      throw ParseError(description: "'\(name)' cannot be the name of a Swift variable")
    }
    let value = Self.value(String(argument[argument.index(after: equals)...]))
    literal = try SwiftLiteral.text(for: value, name: name)
    type = LiteralType(value)
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
    return text.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
  }

  /// Source: "The Swift Programming Language", Lexical Structure, the words that are reserved everywhere.
  private static let keywords = Set(
    """
    Any Self _ as associatedtype break case catch class continue default defer deinit do else enum extension fallthrough \
    false fileprivate for func guard if import in init inout internal is let nil operator precedencegroup private \
    protocol public repeat rethrows return self static struct subscript super switch throw throws true try typealias \
    var where while
    """.split(separator: " ").map(String.init))
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
      let isMixed = LiteralType(value) == .array(.any)
      let texts = try elements.map { try self.text(for: $0, in: isMixed, name: name) }
      return "[" + texts.joined(separator: ", ") + "]"
    case .object(let object):
      let isMixed = LiteralType(value) == .dictionary(.any)
      let members = try object.map {
        "\(quoted($0.key)): \(try text(for: $0.value, in: isMixed, name: name))"
      }
      return members.isEmpty ? "[:]" : "[" + members.joined(separator: ", ") + "]"
    }
  }

  /// An element. Among others of other types it has to say its own where that is not clear.
  private static func text(for element: JSON, in isMixed: Bool, name: String) throws -> String {
    let text = try text(for: element, name: name)
    let type = LiteralType(element)
    return isMixed && type.isAmbiguous ? "\(text) as \(type.text)" : text
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
      let type = Self.type(of: parameter, declared: declaration).map { ": \($0)" } ?? ""
      return "\(declaration?.keyword ?? "let") \(parameter.name)\(type) = \(parameter.literal)"
    }
    insertInjectedCell("// Parameters\n" + lines.joined(separator: "\n"), after: defaults)
    return declarations.map { declared in parameters.map(\.name).filter { declared[$0] == nil } } ?? []
  }

  /// The type to be written: the declared one; where none was written, that of the declared value if the new one may stand in
  /// its place; else that of the new value. Nil where the compiler sees it.
  private static func type(of parameter: Parameter, declared: Declarations.Declaration?) -> String? {
    if let type = declared?.type { return type }
    if let former = declared.flatMap({ LiteralType(literal: $0.value) }), former.accepts(parameter.type) {
      return former == parameter.type && !former.isAmbiguous ? nil : former.text
    }
    return parameter.type.isAmbiguous ? parameter.type.text : nil
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
    /// What stands behind the equals sign, to the line's end.
    var value: String
  }

  private var declarations: [String: Declaration] = [:]

  init(in source: String) {
    // keyword, name, the type up to the equals sign, and the value
    let pattern = #/^\s*(let|var)\s+([\p{L}_][\p{L}\p{N}_]*)\s*(?::\s*([^=\n]+?))?\s*=[ \t]*(.*)$/#
      .anchorsMatchLineEndings()
    for match in source.matches(of: pattern) {
      declarations[String(match.2)] = Declaration(
        keyword: String(match.1), type: match.3.map(String.init), value: String(match.4))
    }
  }

  subscript(name: String) -> Declaration? { declarations[name] }
}
