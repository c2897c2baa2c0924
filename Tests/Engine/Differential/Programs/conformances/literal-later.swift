struct Money {
  var cents: Int
}

extension Money: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { cents = value * 100 }
}

let price: Money = 5
print(price.cents)

extension Money: ExpressibleByFloatLiteral {
  init(floatLiteral value: Double) { cents = Int((value * 100).rounded()) }
}

let exact: Money = 2.25
print(exact.cents)

extension Money: AdditiveArithmetic {
  static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }
  static func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }
}

let total: Money = [price, exact, 1].reduce(.zero, +)
print(total.cents, (total - price).cents)
