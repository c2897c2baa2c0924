struct Toppings: OptionSet {
  let rawValue: Int
  static let cheese = Toppings(rawValue: 1 << 0)
  static let ham = Toppings(rawValue: 1 << 1)
  static let basil = Toppings(rawValue: 1 << 2)
}

extension Toppings {
  static let classic: Toppings = [.cheese, .basil]
}

var pizza: Toppings = .classic
print(pizza.rawValue, pizza.contains(.ham))
pizza.insert(.ham)
pizza.remove(.basil)
print(pizza.rawValue, pizza.isSuperset(of: [.cheese]))

extension Toppings: CustomStringConvertible {
  var description: String {
    let names: [(Toppings, String)] = [(.cheese, "cheese"), (.ham, "ham"), (.basil, "basil")]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: "+")
  }
}

print(pizza, pizza.union(.classic))
