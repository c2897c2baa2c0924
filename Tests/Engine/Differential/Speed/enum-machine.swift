enum Instruction {
  case push(Int)
  case add, multiply, duplicate, drop
  case jump(Int)
}

struct Machine {
  private(set) var stack: [Int] = []
  mutating func step(_ instruction: Instruction) {
    switch instruction {
    case .push(let n): stack.append(n)
    case .add: stack.append(pop() &+ pop())
    case .multiply: stack.append(pop() &* pop())
    case .duplicate: stack.append(stack[stack.count - 1])
    case .drop: _ = pop()
    case .jump: break
    }
  }
  private mutating func pop() -> Int { stack.removeLast() }
}
// ---
let program: [Instruction] = [
  .push(3), .duplicate, .multiply, .push(4), .add, .duplicate, .drop, .jump(0), .drop,
]
var machine = Machine()
for _ in 0..<300_000 { for instruction in program { machine.step(instruction) } }
print(machine.stack.count)
