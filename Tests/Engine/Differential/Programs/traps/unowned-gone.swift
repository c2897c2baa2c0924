final class Owner { let name = "owner" }

final class Part {
  let describe: () -> String
  init(_ describe: @escaping () -> String) { self.describe = describe }
}

let table: [String: [Int]] = ["a": [1, 2]]

func sum(_ key: String) -> Int { table[key]!.reduce(0, +) }

print(sum("a"), Part { "part" }.describe(), Owner().name)

let range = 1...3
print(range.count)

func bounded(_ low: Int, _ high: Int) -> ClosedRange<Int> { low...high }

print(bounded(1, 2).count)
print(bounded(3, 2).count)
