protocol Countable {
  var count: Int { get }
}

class Basket {
  private var items: [String: Int] = [:]
  func put(_ item: String) { items[item, default: 0] += 1 }
}

extension Basket: Countable {
  var count: Int { items.values.reduce(0, +) }
}

let basket = Basket()
basket.put("apple")
basket.put("apple")
print(basket.count)

class Crate: Basket {
  private let label = "crate"
  override func put(_ item: String) {
    super.put(item)
    super.put(label)
  }
}

let crate = Crate()
crate.put("pear")
print(crate.count, (crate as any Countable).count)

extension Crate { var name: String { label.uppercased() } }

print(crate.name)
