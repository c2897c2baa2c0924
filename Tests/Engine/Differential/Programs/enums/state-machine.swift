enum Light: String, CaseIterable {
  case red, green, amber

  var next: Light {
    switch self {
    case .red: .green
    case .green: .amber
    case .amber: .red
    }
  }

  mutating func advance() { self = next }
}

var light = Light.red
for _ in 0..<4 {
  print(light.rawValue, terminator: " ")
  light.advance()
}
print()

extension Light {
  static let start: Light = .amber
  init?(letter: Character) {
    guard let match = Light.allCases.first(where: { $0.rawValue.first == letter }) else { return nil }
    self = match
  }
}

print(Light.start, Light(letter: "g") as Any, Light(letter: "x") as Any)
print(Light(rawValue: "amber")!.next)
