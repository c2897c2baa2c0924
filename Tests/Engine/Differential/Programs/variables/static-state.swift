struct Ids {
  private static var last = 0
  static func next() -> Int {
    last += 1
    return last
  }
}

print(Ids.next(), Ids.next())

class Pool {
  static var shared = Pool()
  var items: [Int] = []
  class func make() -> Pool { Pool() }
}

Pool.shared.items.append(Ids.next())
let old = Pool.shared
Pool.shared = .make()
print(old.items, Pool.shared.items)

final class Special: Pool {
  override class func make() -> Pool { Special() }
}

let types: [Pool.Type] = [Pool.self, Special.self]
print(types.map { type(of: $0.make()) })

enum Constants { static let table = (1...3).map { $0 * $0 }, total = table.reduce(0, +) }

print(Constants.table, Constants.total)
