@resultBuilder
struct Joined {
  static func buildBlock(_ parts: String...) -> String { parts.joined(separator: ",") }
  static func buildFinalResult(_ text: String) -> String { "<\(text)>" }
}

@Joined func greeting(_ name: String) -> String {
  "hello"
  name
}

print(greeting("you"))

struct Report {
  @Joined var body: String {
    "a"
    "b"
  }
}

print(Report().body)

extension Joined {
  static func buildExpression(_ number: Int) -> String { "#\(number)" }
  static func buildExpression(_ text: String) -> String { text }
}

@Joined var mixed: String {
  "one"
  2
}

print(mixed)
