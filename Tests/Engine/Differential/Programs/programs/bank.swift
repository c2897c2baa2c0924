import Foundation

protocol Transaction {
  var amount: Decimal { get }
  func apply(to balance: inout Decimal) throws
}

enum BankError: Error, Equatable { case insufficientFunds(missing: Decimal) }

struct Deposit: Transaction {
  let amount: Decimal
  func apply(to balance: inout Decimal) { balance += amount }
}

struct Withdrawal: Transaction {
  let amount: Decimal
  func apply(to balance: inout Decimal) throws {
    guard balance >= amount else { throw BankError.insufficientFunds(missing: amount - balance) }
    balance -= amount
  }
}

class Account {
  private var balance: Decimal = 0
  private(set) var log: [any Transaction] = []
  func perform(_ transaction: some Transaction) throws {
    try transaction.apply(to: &balance)
    log.append(transaction)
  }
}

final class Savings: Account {
  var rate: Decimal = 0.1
}

extension Account {
  var statement: String { "\(log.count) transactions, \(balance)" }
}

let account = Savings()
try account.perform(Deposit(amount: 100))
try account.perform(Withdrawal(amount: 30))
print(account.statement)

do {
  try account.perform(Withdrawal(amount: 100))
} catch let error as BankError {
  print(error == .insufficientFunds(missing: 30))
}

extension Savings {
  func addInterest() throws { try perform(Deposit(amount: log.map(\.amount).reduce(0, +) * rate)) }
}

try account.addInterest()
print(account.statement)
