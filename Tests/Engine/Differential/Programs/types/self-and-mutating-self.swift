struct Light {
  enum State { case off, low, high
    mutating func next() {
      switch self {
      case .off: self = .low
      case .low: self = .high
      case .high: self = .off
      }
    }
  }
  var state = State.off
  mutating func reset() { self = Light() }
}

var light = Light()
light.state.next()
light.state.next()
print(light.state)
light.reset()
print(light)

extension Light {
  func with(_ state: State) -> Self {
    var copy = self
    copy.state = state
    return copy
  }
}

print(light.with(.high).state, light.state)

class Builder {
  var parts: [String] = []
  @discardableResult func add(_ part: String) -> Self {
    parts.append(part)
    return self
  }
  static func make() -> Self { self.init() }
  required init() {}
}

final class HTML: Builder {
  func render() -> String { parts.joined(separator: "<br>") }
}

print(HTML.make().add("a").add("b").render())
Builder.make().add("ignored")
