var celsius = 20.0 {
  willSet { print("will be \(newValue)") }
  didSet { print("was \(oldValue)") }
}

var fahrenheit: Double {
  get { celsius * 9 / 5 + 32 }
  set { celsius = (newValue - 32) * 5 / 9 }
}

print(fahrenheit)
fahrenheit = 212
print(celsius)
celsius += 1

var readings: [Double] = [] {
  didSet { print("\(readings.count) readings") }
}

readings.append(celsius)
readings += [1, 2]

func add(_ value: inout Double) { value += 0.5 }

add(&celsius)
print(fahrenheit)
