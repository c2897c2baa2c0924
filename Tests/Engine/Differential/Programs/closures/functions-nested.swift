func outer(_ depth: Int) -> String {
  var trail = ""
  func inner(_ level: Int) {
    trail += "\(level)"
    if level < depth { inner(level + 1) }
  }
  inner(0)
  struct Local { var text: String }
  return Local(text: trail).text
}

print(outer(4))

func makeAccumulator() -> (add: (Int) -> Void, total: () -> Int) {
  var sum = 0
  return ({ sum += $0 }, { sum })
}

let first = makeAccumulator()
let second = makeAccumulator()
first.add(5)
second.add(1)
first.add(10)
print(first.total(), second.total())
