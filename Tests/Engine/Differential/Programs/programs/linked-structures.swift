indirect enum List<Element> {
  case end
  case node(Element, List)
}

extension List: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: Element...) { self = elements.reversed().reduce(.end) { .node($1, $0) } }
}

extension List: Sequence {
  struct Iterator: IteratorProtocol {
    var list: List
    mutating func next() -> Element? {
      guard case .node(let element, let rest) = list else { return nil }
      list = rest
      return element
    }
  }
  func makeIterator() -> Iterator { Iterator(list: self) }
}

let list: List = [1, 2, 3]
print(list.map { $0 * 2 }, list.reduce(0, +))

extension List {
  func pushing(_ element: Element) -> List { .node(element, self) }
  func reversedList() -> List { reduce(.end) { $0.pushing($1) } }
}

print(Array(list.pushing(0)), Array(list.reversedList()))

extension List: Equatable where Element: Equatable {}

print(list == [1, 2, 3], list == list.reversedList())

extension List: CustomStringConvertible {
  var description: String { "(" + map { "\($0)" }.joined(separator: " ") + ")" }
}

print(list, [list.pushing(9)])
