let numbers = Array(1...10)
var evaluated = 0

let lazySquares = numbers.lazy.map { n -> Int in
  evaluated += 1
  return n * n
}
print(evaluated, lazySquares.first { $0 > 10 } ?? 0, evaluated)

let chunks = stride(from: 0, to: numbers.count, by: 4).map { Array(numbers[$0..<min($0 + 4, numbers.count)]) }
print(chunks)

extension Array {
  func windows(_ size: Int) -> [ArraySlice<Element>] {
    guard count >= size else { return [] }
    return (0...(count - size)).map { self[$0..<($0 + size)] }
  }
}

print(numbers.prefix(4).count, Array(numbers.prefix(4)).windows(2).map { $0.reduce(0, +) })

var grid = Array(repeating: Array(repeating: ".", count: 3), count: 2)
grid[1][2] = "#"
for row in grid { print(row.joined()) }

let transposed = (0..<3).map { column in grid.map { $0[column] } }
print(transposed.map { $0.joined() })

var iterator = numbers.makeIterator()
var taken: [Int] = []
while let n = iterator.next(), n < 4 { taken.append(n) }
print(taken, iterator.next()!)

let sorted = ["b": 2, "a": 2, "c": 1].sorted { ($0.value, $0.key) < ($1.value, $1.key) }
print(sorted.map(\.key), numbers.shuffled().count, numbers.randomElement() != nil, numbers.max()!)
