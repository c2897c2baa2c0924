func describe(_ n: Int) -> String {
  var text = "\(n) is"
  switch n {
  case 2, 3, 5, 7:
    text += " prime,"
    fallthrough
  case 1...9:
    text += " small"
  case let x where x < 0: text += " negative"
  default: text += " large"
  }
  return text
}

for n in [5, 6, -1, 12] { print(describe(n)) }

let pairs = [("a", 1), ("b", nil), ("c", 3)] as [(String, Int?)]

for case let (name, value?) in pairs where value > 1 { print(name, value) }

for case (let name, nil) in pairs { print(name, "has none") }

let nested: [Int??] = [.some(nil)]
switch nested[0] {
case .none: print("none")
case .some(.none): print("some none")
case .some(.some(let n)): print(n)
}

func status() -> (code: Int, text: String) { (404, "Not Found") }

switch status() {
case (200..<300, _): print("fine")
case (let code, let text) where code >= 400: print("\(code): \(text)")
default: print("?")
}
