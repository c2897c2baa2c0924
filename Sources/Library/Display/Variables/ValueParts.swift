/// One of the parts that a value consists of: a property, an element, an entry.
struct ValuePart {
  let name: String
  let value: Any
}

/// The parts of `value`: of an object those of its superclasses first, of a dictionary its values by their keys.
struct ValueParts {
  private let levels: [Mirror]
  private let style: Mirror.DisplayStyle?

  init(of value: Any) {
    var value = value
    var mirror = Mirror(reflecting: value)
    // An optional is transparent: its only part would be in the way.
    while mirror.displayStyle == .optional, let wrapped = mirror.children.first {
      value = wrapped.value
      mirror = Mirror(reflecting: value)
    }
    style = mirror.displayStyle
    var levels = [mirror]
    while let above = levels[0].superclassMirror { levels.insert(above, at: 0) }
    self.levels = style == .optional || value is String ? [] : levels
  }

  var count: Int { levels.reduce(0) { $0 + $1.children.count } }

  func parts(_ range: Range<Int>) -> [ValuePart] {
    var parts: [ValuePart] = []
    var first = 0
    for mirror in levels {
      let children = mirror.children
      let count = children.count
      let wanted = range.clamped(to: first..<(first + count))
      var index = children.index(children.startIndex, offsetBy: wanted.lowerBound - first)
      for position in wanted {
        parts.append(part(children[index], at: position))
        children.formIndex(after: &index)
      }
      first += count
    }
    return parts
  }

  private func part(_ child: Mirror.Child, at position: Int) -> ValuePart {
    if style == .dictionary {
      let pair = Array(Mirror(reflecting: child.value).children.map(\.value))
      if pair.count == 2 {
        return ValuePart(name: "[\(shortDescription(of: pair[0], limit: 60))]", value: pair[1])
      }
    }
    guard let label = child.label else { return ValuePart(name: "[\(position)]", value: child.value) }
    return ValuePart(name: label, value: child.value)
  }
}
