import RegexBuilder

let amount = Reference(Int.self)

let entry = Regex {
  Anchor.startOfLine
  Capture { OneOrMore(.word) }
  ZeroOrMore(.whitespace)
  ":"
  ZeroOrMore(.whitespace)
  TryCapture(as: amount) { OneOrMore(.digit) } transform: { Int($0) }
}

let lines = ["tea: 3", "coffee :12", "nothing"]

for line in lines {
  if let match = line.firstMatch(of: entry) {
    print(match.1, match[amount] * 2)
  } else {
    print("no match in \(line)")
  }
}

struct Parser {
  let pattern = Regex { Capture { ChoiceOf { "yes"; "no" } } }
  func parse(_ text: String) -> Bool? { text.firstMatch(of: pattern).map { $0.1 == "yes" } }
}

print(Parser().parse("oh yes") as Any, Parser().parse("maybe") as Any)
