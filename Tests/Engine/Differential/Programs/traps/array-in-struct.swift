struct Stack {
  private var items: [Int] = []
  mutating func push(_ n: Int) { items.append(n) }
  mutating func pop() -> Int { items.removeLast() }
}

var stack = Stack()
stack.push(1)
print(stack.pop())

extension Stack {
  mutating func popTwo() -> (Int, Int) { (pop(), pop()) }
}

stack.push(5)
print(stack.popTwo())
