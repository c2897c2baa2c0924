extension SessionNames {
  /// What does not hold of the names; nil where all does.
  var brokenInvariant: String? {
    if let twice = firstRepeated(order) { return "the name \(twice) stands in the order twice" }
    if let lost = order.first(where: { providers[$0]?.isEmpty ?? true }) {
      return "nobody declares the name \(lost), which stands in the order"
    }
    for (name, list) in providers {
      if let unknown = list.first(where: { modules[$0.module] == nil }) {
        return "the name \(name) is declared by the cell \(unknown.module), which is not known"
      }
      if list.contains(where: \.declarations.isEmpty) { return "a declaration of \(name) is missing" }
    }
    if let twice = firstRepeated(modules.values.map(\.sequence)) {
      return "two cells are the one of place \(twice)"
    }
    return nil
  }
}

/// The first element that stands in a list a second time.
func firstRepeated<Element: Hashable>(_ list: [Element]) -> Element? {
  var seen: Set<Element> = []
  return list.first { !seen.insert($0).inserted }
}
