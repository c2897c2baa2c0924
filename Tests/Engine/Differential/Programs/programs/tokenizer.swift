enum Token: Equatable {
  case number(Double)
  case symbol(Character)
}

struct Lexer {
  private var rest: Substring
  init(_ text: String) { rest = text[...] }
  mutating func next() -> Token? {
    rest = rest.drop { $0 == " " }
    guard let first = rest.first else { return nil }
    if first.isNumber {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      return .number(Double(digits)!)
    }
    rest.removeFirst()
    return .symbol(first)
  }
}

extension Lexer: Sequence, IteratorProtocol {}

print(Array(Lexer("12 + 3.5*(4)")).count)

struct Parser {
  var tokens: [Token]
  var position = 0
  var current: Token? { position < tokens.count ? tokens[position] : nil }
  mutating func accept(_ symbol: Character) -> Bool {
    guard current == .symbol(symbol) else { return false }
    position += 1
    return true
  }
  mutating func sum() throws -> Double {
    var value = try product()
    while true {
      if accept("+") { value += try product() } else if accept("-") { value -= try product() } else { return value }
    }
  }
  mutating func product() throws -> Double {
    var value = try factor()
    while accept("*") { value *= try factor() }
    return value
  }
  mutating func factor() throws -> Double {
    if accept("(") {
      defer { _ = accept(")") }
      return try sum()
    }
    guard case .number(let value)? = current else { throw SyntaxError(position: position) }
    position += 1
    return value
  }
}

// With the above: the parser throws what this declares.
struct SyntaxError: Error { let position: Int }

func evaluate(_ text: String) throws -> Double {
  var parser = Parser(tokens: Array(Lexer(text)))
  return try parser.sum()
}

print(try evaluate("2 + 3 * (4 - 1)"))
do { print(try evaluate("2 + *")) } catch let error as SyntaxError { print("at", error.position) }
