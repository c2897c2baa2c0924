protocol Dimension {}
enum Length: Dimension {}
enum Time: Dimension {}

struct Quantity<D: Dimension> {
  var value: Double
}

extension Quantity: Comparable {
  static func < (left: Quantity, right: Quantity) -> Bool { left.value < right.value }
}

extension Quantity {
  static func + (left: Quantity, right: Quantity) -> Quantity { Quantity(value: left.value + right.value) }
  static func * (factor: Double, right: Quantity) -> Quantity { Quantity(value: factor * right.value) }
}

extension Double {
  var metres: Quantity<Length> { Quantity(value: self) }
  var seconds: Quantity<Time> { Quantity(value: self) }
}

let way = 3.0.metres + 2 * 4.0.metres
print(way.value, way > 10.0.metres, max(1.0.seconds, 2.0.seconds).value)

struct Speed { var value: Double }

func / (length: Quantity<Length>, time: Quantity<Time>) -> Speed { Speed(value: length.value / time.value) }

print((way / 2.0.seconds).value)
