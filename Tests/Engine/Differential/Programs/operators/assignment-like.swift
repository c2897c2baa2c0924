infix operator <~: AssignmentPrecedence

@discardableResult
func <~ <T>(target: inout T, value: T) -> T {
  let old = target
  target = value
  return old
}

var number = 1
let old = number <~ 5
print(old, number)
number <~ 9
print(number)

infix operator ..: RangeFormationPrecedence

func .. (left: Int, right: Int) -> [Int] { Array(left...right) }

for n in 1..3 { print(n) }

precedencegroup ArrowPrecedence {
  lowerThan: AdditionPrecedence
  associativity: left
}

infix operator --->: ArrowPrecedence

func ---> (left: Int, right: Int) -> String { "\(left)->\(right)" }

func ---> (left: String, right: Int) -> String { "\(left)->\(right)" }

print(1 + 1 ---> 2 * 3 ---> 4)
