struct Heap<Element: Comparable> {
  private var items: [Element] = []
  var isEmpty: Bool { items.isEmpty }
  mutating func push(_ item: Element) {
    items.append(item)
    var child = items.count - 1
    while child > 0, items[child] < items[(child - 1) / 2] {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }
  mutating func pop() -> Element? {
    guard let first = items.first else { return nil }
    items[0] = items[items.count - 1]
    items.removeLast()
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && items[child] < items[smallest] {
        smallest = child
      }
      if smallest == parent { return first }
      items.swapAt(parent, smallest)
      parent = smallest
    }
  }
}

struct Job: Comparable {
  var priority: Int
  var number: Int
  static func < (left: Job, right: Job) -> Bool {
    (left.priority, left.number) < (right.priority, right.number)
  }
}
// ---
var heap = Heap<Job>()
for n in 0..<100_000 { heap.push(Job(priority: (n &* 7919) % 10_007, number: n)) }
var order = 0
while let job = heap.pop() { order = (order &* 31 &+ job.number) % 1_000_003 }
print(order)
