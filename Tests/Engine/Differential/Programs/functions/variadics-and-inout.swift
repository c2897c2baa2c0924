func mean(_ values: Double...) -> Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

print(mean(), mean(1, 2, 3))

func swapValues<T>(_ a: inout T, _ b: inout T) { (a, b) = (b, a) }

var x = 1
var y = 2
swapValues(&x, &y)
print(x, y)

func minMax(_ values: [Int]) -> (min: Int, max: Int)? {
  guard let first = values.first else { return nil }
  return values.reduce((first, first)) { (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
}

if let (low, high) = minMax([3, 1, 2]) { print(low, high) }
print(minMax([]) as Any)

@discardableResult
func log(_ text: String, to list: inout [String]) -> Int {
  list.append(text)
  return list.count
}

var lines: [String] = []
log("a", to: &lines)
log("b", to: &lines)
print(log("c", to: &lines), lines)

func chooser(_ up: Bool) -> (Int) -> Int {
  func plus(_ n: Int) -> Int { n + 1 }
  func minus(_ n: Int) -> Int { n - 1 }
  return up ? plus : minus
}

print(chooser(true)(5), chooser(false)(5))
