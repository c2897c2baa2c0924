indirect enum Expression {
  case number(Int)
  case add(Expression, Expression)
  case multiply(Expression, Expression)
}

func evaluate(_ expression: Expression) -> Int {
  switch expression {
  case .number(let value): value
  case .add(let left, let right): evaluate(left) + evaluate(right)
  case .multiply(let left, let right): evaluate(left) * evaluate(right)
  }
}

let five = Expression.number(5)
let sum = Expression.add(five, .number(4))
print(evaluate(.multiply(sum, .number(2))))

extension Expression: CustomStringConvertible {
  var description: String {
    switch self {
    case .number(let value): "\(value)"
    case .add(let left, let right): "(\(left) + \(right))"
    case .multiply(let left, let right): "\(left) * \(right)"
    }
  }
}

print(Expression.multiply(sum, sum))

extension Expression: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self = .number(value) }
  static func + (left: Expression, right: Expression) -> Expression { .add(left, right) }
  static func * (left: Expression, right: Expression) -> Expression { .multiply(left, right) }
}

let formula: Expression = 2 + 3 * 4
print(formula, evaluate(formula))
