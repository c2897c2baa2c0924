struct Temperature {
  var celsius: Double
}

let boiling = Temperature(celsius: 100)

extension Temperature: CustomStringConvertible {
  var description: String { "\(celsius) °C" }
}

print(boiling)
print([boiling, boiling])

let anything: Any = boiling
print("\(anything)")

extension Temperature: CustomDebugStringConvertible {
  var debugDescription: String { "T(\(celsius))" }
}

debugPrint(boiling)
print([boiling])
