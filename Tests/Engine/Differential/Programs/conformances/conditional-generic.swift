struct Stack<Element> {
  private var items: [Element] = []
  mutating func push(_ item: Element) { items.append(item) }
  mutating func pop() -> Element? { items.popLast() }
  var count: Int { items.count }
}

var numbers = Stack<Int>()
numbers.push(1)
numbers.push(2)

extension Stack: Equatable where Element: Equatable {}

var others = numbers
print(numbers == others)
_ = others.pop()
print(numbers == others)

extension Stack: CustomStringConvertible where Element: CustomStringConvertible {
  var description: String { "Stack of \(count)" }
}

print(numbers, others)

extension Stack: Hashable where Element: Hashable {}

print(Set([numbers, others, numbers]).count)
