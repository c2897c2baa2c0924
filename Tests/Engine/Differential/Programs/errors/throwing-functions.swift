enum VendingError: Error, Equatable {
  case invalidSelection
  case insufficientFunds(needed: Int)
  case outOfStock
}

struct Item {
  var price: Int
  var count: Int
}

class Machine {
  var inventory = ["Bar": Item(price: 12, count: 7), "Chips": Item(price: 10, count: 0)]
  var coins = 0
  func vend(_ name: String) throws {
    guard let item = inventory[name] else { throw VendingError.invalidSelection }
    guard item.count > 0 else { throw VendingError.outOfStock }
    guard item.price <= coins else { throw VendingError.insufficientFunds(needed: item.price - coins) }
    coins -= item.price
    inventory[name]!.count -= 1
    print("Dispensing \(name)")
  }
}

let machine = Machine()
machine.coins = 8

func buy(_ name: String) {
  do {
    try machine.vend(name)
  } catch VendingError.invalidSelection {
    print("Invalid")
  } catch VendingError.insufficientFunds(let needed) {
    print("Needs \(needed) more")
  } catch {
    print("Other: \(error)")
  }
}

for name in ["Bar", "Chips", "Pop"] { buy(name) }
machine.coins = 20
buy("Bar")
print(machine.coins, machine.inventory["Bar"]!.count)
