protocol Unit {
  static var symbol: String { get }
  static var factor: Double { get }
}

enum Metre: Unit {
  static let symbol = "m"
  static let factor = 1.0
}

enum Foot: Unit {
  static let symbol = "ft"
  static let factor = 0.5
}

struct Length<U: Unit> {
  var value: Double
  func converted<V: Unit>(to unit: V.Type) -> Length<V> { Length<V>(value: value * U.factor / V.factor) }
}

extension Length: CustomStringConvertible {
  var description: String { "\(value) \(U.symbol)" }
}

let hall = Length<Metre>(value: 12)
print(hall, hall.converted(to: Foot.self))

let units: [any Unit.Type] = [Metre.self, Foot.self]
for unit in units { print(unit.symbol, unit.factor, unit) }

func make<U: Unit>(_ value: Double, in unit: U.Type = U.self) -> Length<U> { Length(value: value) }

let short: Length<Foot> = make(3)
print(short.converted(to: Metre.self))
