struct Money: Equatable {
  var cents: Int
}

func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }

func - (left: Money, right: Money) -> Money { Money(cents: left.cents - right.cents) }

print((Money(cents: 5) + Money(cents: 7)).cents)

func * (count: Int, money: Money) -> Money { Money(cents: count * money.cents) }

print((3 * Money(cents: 4) - Money(cents: 2)).cents)

extension Money: Comparable {
  static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

print(Money(cents: 1) < Money(cents: 2), [Money(cents: 3), Money(cents: 1)].min()!.cents)

func + (left: String, right: Int) -> String { left + String(right) }

print("n" + 1, "a" + "b", 1 + 2)

prefix func - (money: Money) -> Money { Money(cents: -money.cents) }

print((-Money(cents: 9)).cents, -3)
