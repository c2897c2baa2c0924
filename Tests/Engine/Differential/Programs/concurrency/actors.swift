actor BankAccount {
  let number: Int
  private(set) var balance: Int
  init(number: Int, balance: Int) {
    self.number = number
    self.balance = balance
  }
  func deposit(_ amount: Int) { balance += amount }
  func withdraw(_ amount: Int) throws {
    guard amount <= balance else { throw BankError.insufficient(balance) }
    balance -= amount
  }
}

// With the above: the actor throws what this declares.
enum BankError: Error { case insufficient(Int) }

let account = BankAccount(number: 1, balance: 100)
await account.deposit(50)
print(await account.balance, account.number)

do {
  try await account.withdraw(500)
} catch BankError.insufficient(let balance) {
  print("only", balance)
}

extension BankAccount {
  func transfer(_ amount: Int, to other: BankAccount) async throws {
    try withdraw(amount)
    await other.deposit(amount)
  }
}

let other = BankAccount(number: 2, balance: 0)
try await account.transfer(30, to: other)
print(await account.balance, await other.balance)
