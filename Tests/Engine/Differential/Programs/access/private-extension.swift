struct Temperature { var celsius: Double }

private extension Temperature {
  var fahrenheit: Double { celsius * 2 + 30 }
}

fileprivate extension Double {
  var text: String { "<\(self)>" }
}

let warm = Temperature(celsius: 25)
print(warm.fahrenheit, warm.fahrenheit.text)

func describe(_ temperature: Temperature) -> String { temperature.fahrenheit.text }

print(describe(Temperature(celsius: -5)))
