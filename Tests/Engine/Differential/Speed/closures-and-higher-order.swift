func repeated(_ count: Int, _ body: (Int) -> Void) {
  for n in 0..<count { body(n) }
}

func folded<T>(_ items: [T], _ start: T, _ combine: (T, T) -> T) -> T {
  var result = start
  for item in items { result = combine(result, item) }
  return result
}

struct Pipeline<Value> {
  var stages: [(Value) -> Value] = []
  func run(_ value: Value) -> Value { stages.reduce(value) { $1($0) } }
}
// ---
var sum = 0
repeated(10_000_000) { n in sum &+= n ^ 5 }
let numbers = Array(0..<1_000)
for _ in 0..<2_000 { sum &+= folded(numbers, 0, &+) }
let pipeline = Pipeline<Int>(stages: [{ $0 &+ 1 }, { $0 &* 3 }])
for n in 0..<1_000_000 { sum &+= pipeline.run(n) }
print(sum)
