class Engine {
  fileprivate var power: Int
  private let serial = "X1"
  init(power: Int) { self.power = power }
}

class Car {
  fileprivate let engine = Engine(power: 90)
}

let car = Car()
print(car.engine.power)

func tune(_ car: Car) { car.engine.power += 10 }

tune(car)
print(car.engine.power)

extension Engine {
  var label: String { "\(serial)/\(power)" }
}

print(car.engine.label)
