class Container<Item> {
  var items: [Item] = []
  func add(_ item: Item) { items.append(item) }
  func describe() -> String { "\(items)" }
}

class Counted<Item: Hashable>: Container<Item> {
  private var counts: [Item: Int] = [:]
  override func add(_ item: Item) {
    counts[item, default: 0] += 1
    super.add(item)
  }
  func count(_ item: Item) -> Int { counts[item] ?? 0 }
}

final class Words: Counted<String> {
  override func describe() -> String { items.joined(separator: "-") }
}

let words = Words()
for word in ["a", "b", "a"] { words.add(word) }
print(words.describe(), words.count("a"))

let plain: Container<String> = words
plain.add("c")
print(plain.describe(), words.items.count)

let numbers = Counted<Int>()
numbers.add(7)
print(numbers.describe(), numbers.count(8))
