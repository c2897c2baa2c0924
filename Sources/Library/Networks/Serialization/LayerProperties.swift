/// The layers in the properties of a class of the user's own, by the names under which Python finds
/// the same: Keras walks through an object's attributes in the order of their names, those with a
/// leading underscore last.
enum LayerProperties {
  /// A property's value.
  enum Value {
    case layer(Layer)
    case layers([Layer])
  }

  /// The properties that hold layers.
  static func of(_ owner: Layer) -> [(name: String, value: Value)] {
    if let holder = owner as? any HoldsLayers {
      return holder.heldLayers.map { ($0.name, .layer($0.layer)) }
    }
    var found: [(name: String, value: Value)] = []
    var mirror: Mirror? = Mirror(reflecting: owner)
    while let current = mirror, !String(reflecting: current.subjectType).hasPrefix("Networks.") {
      for child in current.children {
        guard let label = child.label, let value = value(child.value) else { continue }
        found.append((pythonName(label), value))
      }
      mirror = current.superclassMirror
    }
    return found.sorted { key($0.name) < key($1.name) }
  }

  private static func key(_ name: String) -> String { name.hasPrefix("_") ? "~" + name : name }

  private static func value(_ any: Any) -> Value? {
    if let layer = any as? Layer { return .layer(layer) }
    if let layers = any as? [Layer], !layers.isEmpty { return .layers(layers) }
    let mirror = Mirror(reflecting: any)
    guard mirror.displayStyle == .optional else { return nil }
    return mirror.children.first.flatMap { value($0.value) }
  }

  /// `zMean` as Python writes it: `z_mean`.
  static func pythonName(_ name: String) -> String {
    name.reduce(into: "") { result, letter in
      result += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
  }
}
