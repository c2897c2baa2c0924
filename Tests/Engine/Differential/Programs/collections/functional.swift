let numbers = [5, 3, 8, 1, 9, 2]

let evens = numbers.filter { $0 % 2 == 0 }
let squares = numbers.map { $0 * $0 }
print(evens, squares, numbers.sorted(by: >), numbers.reduce(0, +))

print(numbers.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))

let nested = [[1, 2], [], [3]]
print(nested.flatMap { $0 }, nested.joined().count, nested.map(\.count))

let words = ["apple", "bob", "cat", "avocado"]
let groups = Dictionary(grouping: words) { $0.first! }
for key in groups.keys.sorted() { print(key, groups[key]!) }

print(words.lazy.map { $0.count }.first { $0 > 4 } ?? 0, zip(words, 1...).map { "\($0)\($1)" })

print(numbers.partitioned { $0 > 4 })

// With the above: the line before uses this member.
extension Array {
  func partitioned(_ test: (Element) -> Bool) -> (yes: [Element], no: [Element]) {
    (filter(test), filter { !test($0) })
  }
}

print(numbers.prefix { $0 != 8 }, numbers.dropLast(4), numbers.split(separator: 8).map(Array.init))
