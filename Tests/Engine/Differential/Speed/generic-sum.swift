protocol Measured {
  var size: Double { get }
}

struct Stick: Measured {
  var size: Double
}

func total<T: Measured>(_ items: [T]) -> Double {
  var sum = 0.0
  for item in items { sum += item.size }
  return sum
}

func sum<T: AdditiveArithmetic>(_ items: [T]) -> T {
  var result = T.zero
  for item in items { result += item }
  return result
}
// ---
let sticks = (0..<10_000).map { Stick(size: Double($0 % 7)) }
let numbers = Array(0..<10_000)
var together = 0.0
for _ in 0..<1_000 { together += total(sticks) + Double(sum(numbers)) }
print(together)
