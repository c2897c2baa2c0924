final class Account {
  let number: Int
  var balance = 0
  init(number: Int) { self.number = number }
}

let mine = Account(number: 1)
let same = Account(number: 1)
let yours = Account(number: 2)

extension Account: Equatable {
  static func == (left: Account, right: Account) -> Bool { left.number == right.number }
}

print(mine == same, mine == yours, mine === same)

extension Account: Hashable {
  func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

let accounts: Set = [mine, same, yours]
print(accounts.count)
print([mine, yours].contains(same))
