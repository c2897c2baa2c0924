class Node {
  let value: Int
  var next: Node?
  weak var previous: Node?
  init(_ value: Int) { self.value = value }
  deinit { print("node \(value) gone") }
}

class LinkedList {
  private(set) var head: Node?
  private weak var tail: Node?
  func append(_ value: Int) {
    let node = Node(value)
    node.previous = tail
    tail?.next = node
    if head == nil { head = node }
    tail = node
  }
  func removeFirst() { head = head?.next }
}

extension LinkedList: Sequence {
  func makeIterator() -> AnyIterator<Int> {
    var node = head
    return AnyIterator {
      defer { node = node?.next }
      return node?.value
    }
  }
}

let list = LinkedList()
for n in 1...4 { list.append(n) }
print(Array(list))
list.removeFirst()
print(list.map { $0 * 10 }, list.head?.previous == nil)
