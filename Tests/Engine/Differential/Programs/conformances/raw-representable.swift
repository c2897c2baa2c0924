enum Planet: Int {
  case mercury = 1, venus, earth
}

print(Planet.earth.rawValue, Planet(rawValue: 2) as Any)

extension Planet: CaseIterable, Codable {}

print(Planet.allCases.map(\.rawValue))

extension Planet: CustomStringConvertible {
  var description: String { "planet \(rawValue)" }
}

print(Planet.venus, Planet.allCases)

extension Planet: Identifiable { var id: Int { rawValue } }

print(Planet.earth.id)
