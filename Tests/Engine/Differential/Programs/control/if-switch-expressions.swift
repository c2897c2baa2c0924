let score = 77

let grade =
  switch score {
  case 90...: "A"
  case 75..<90: "B"
  default: "C"
  }
print(grade)

let sign = if score > 0 { "+" } else if score < 0 { "-" } else { "0" }
print(sign)

func parity(_ n: Int) -> String { if n.isMultiple(of: 2) { "even" } else { "odd" } }

print(parity(score), parity(4))

var message: String { if score > 50 { "pass" } else { "fail" } }

print(message)

let closure: (Int) -> String = { switch $0 { case 0: "none"; case 1: "one"; default: "many" } }
print((0...2).map(closure))
