struct Account {
  var balance = 0
  var history: [Int] = []
  mutating func post(_ amount: Int) {
    balance += amount
    history.append(amount)
  }
  static func merged(_ a: Account, _ b: Account) -> Account {
    var result = a
    b.history.forEach { result.post($0) }
    return result
  }
}

var mine = Account()
mine.post(10)
var yours = mine
yours.post(-3)
print(mine.balance, yours.balance)

let joint = Account.merged(mine, yours)
print(joint.history)

extension Account {
  init(opening: Int) {
    self.init()
    post(opening)
  }
  mutating func undo() -> Int? {
    guard let last = history.popLast() else { return nil }
    balance -= last
    return last
  }
}

var fresh = Account(opening: 7)
print(fresh.undo() ?? 0, fresh.undo() ?? 0, fresh.balance)

func modify(_ account: inout Account, _ change: (inout Account) -> Void) { change(&account) }

modify(&mine) { $0.post(5); $0.balance *= 2 }
print(mine)
