final class Counter {
  private var counts: [Int]
  private(set) var total = 0
  init(size: Int) { counts = Array(repeating: 0, count: size) }
  func add(_ n: Int) {
    counts[n % counts.count] += 1
    total += 1
  }
  func count(_ n: Int) -> Int { counts[n] }
}

class Account {
  var balance = 0
  func post(_ amount: Int) { balance += amount }
}
// ---
let counter = Counter(size: 64)
let account = Account()
for n in 0..<1_000_000 {
  counter.add(n)
  account.post(n & 3)
}
print(counter.total, counter.count(5), account.balance)
