struct Ring<Element> {
  private var storage: [Element?]
  private var head = 0
  private(set) var count = 0
  init(capacity: Int) { storage = Array(repeating: nil, count: capacity) }
  mutating func push(_ element: Element) {
    storage[(head + count) % storage.count] = element
    if count < storage.count { count += 1 } else { head = (head + 1) % storage.count }
  }
}

extension Ring: RandomAccessCollection, MutableCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { count }
  subscript(position: Int) -> Element {
    get { storage[(head + position) % storage.count]! }
    set { storage[(head + position) % storage.count] = newValue }
  }
}

var ring = Ring<Int>(capacity: 3)
for n in 1...5 { ring.push(n) }
print(Array(ring), ring.last ?? 0)
ring.sort(by: >)
print(ring.map { $0 }, ring.firstIndex(of: 3) ?? -1)

extension Ring: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Element...) {
    self.init(capacity: elements.count)
    elements.forEach { push($0) }
  }
}

let letters: Ring = ["a", "b"]
print(letters.joined(separator: "+"), letters.reversed())
