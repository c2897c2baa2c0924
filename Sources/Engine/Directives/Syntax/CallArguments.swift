/// The arguments of a directive that is written like a call: `("address", from: "1.2.0", products: ["A", "B"])`.
package struct CallArguments: Equatable {
  /// One argument.
  package enum Value: Equatable {
    case text(String)
    case texts([String])
    /// `"1.0.0"..<"2.0.0"`, or `...`.
    case range(String, String, isClosed: Bool)
    case flag(Bool)
  }

  package var unlabelled: [Value] = []
  package var labelled: [String: Value] = [:]

  /// - Throws: ``DirectiveError`` with what was expected and where.
  package init(_ text: String) throws {
    var reader = Reader(text)
    let isCall = reader.take("(")
    if !isCall {
      // `%load zlib` is `%load("zlib")`.
      let word = text.trimmingWhitespace
      if !word.isEmpty, !word.contains(where: { $0.isWhitespace || $0 == "\"" }) {
        unlabelled = [.text(word)]
        return
      }
      throw DirectiveError(
        "arguments are written like those of a call, in parentheses: (\"name\", label: \"value\")")
    }
    while !reader.take(")") {
      if let label = reader.label() {
        labelled[label] = try reader.value()
      } else {
        unlabelled.append(try reader.value())
      }
      if !reader.take(","), !reader.isAt(")") { throw reader.expected("',' or ')'") }
    }
    guard reader.isAtEnd else { throw reader.expected("nothing more") }
  }

  private struct Reader {
    var rest: Substring
    init(_ text: String) { rest = Substring(text) }

    var isAtEnd: Bool {
      mutating get {
        skipSpace()
        return rest.isEmpty || rest.hasPrefix("//")
      }
    }

    private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

    mutating func isAt(_ text: String) -> Bool {
      skipSpace()
      return rest.hasPrefix(text)
    }

    mutating func take(_ text: String) -> Bool {
      guard isAt(text) else { return false }
      rest = rest.dropFirst(text.count)
      return true
    }

    mutating func label() -> String? {
      skipSpace()
      guard let match = rest.prefixMatch(of: #/(\w+)\s*:/#) else { return nil }
      rest = rest[match.range.upperBound...]
      return String(match.1)
    }

    mutating func value() throws -> Value {
      if take("[") { return .texts(try list()) }
      if take("true") { return .flag(true) }
      if take("false") { return .flag(false) }
      let first = try string()
      if take("..<") { return .range(first, try string(), isClosed: false) }
      if take("...") { return .range(first, try string(), isClosed: true) }
      return .text(first)
    }

    private mutating func list() throws -> [String] {
      var texts: [String] = []
      while !take("]") {
        texts.append(try string())
        if !take(","), !isAt("]") { throw expected("',' or ']'") }
      }
      return texts
    }

    private mutating func string() throws -> String {
      skipSpace()
      guard let match = rest.prefixMatch(of: #/"((?:[^"\\]|\\.)*)"/#) else {
        throw expected("a text in quotes")
      }
      rest = rest[match.range.upperBound...]
      return String(match.1).replacing(#/\\(.)/#) { String($0.1) }
    }

    mutating func expected(_ what: String) -> DirectiveError {
      skipSpace()
      let place = rest.isEmpty ? "at its end" : "before `\(rest.prefix(30))`"
      return DirectiveError("the directive has a mistake \(place): \(what) is expected there")
    }
  }
}

extension StringProtocol {
  var trimmingWhitespace: String {
    var text = self.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
