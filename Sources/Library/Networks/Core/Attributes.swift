import Tensors

/// What a layer of the user's own keeps in its properties, found by reflection, as Keras finds attributes.
enum Attributes {
  /// The layers in the properties of `owner`, in the order of their declaration, in arrays and dictionaries as well.
  static func layers(of owner: Layer) -> [Layer] { unique(collect(from: owner) { $0 as? Layer }) }

  /// The variables in the properties of `owner`.
  static func variables(of owner: Layer) -> [Variable] { unique(collect(from: owner) { $0 as? Variable }) }

  /// The metrics in the properties of `owner`.
  static func metrics(of owner: Layer) -> [Metric] { unique(collect(from: owner) { $0 as? Metric }) }

  /// Each object once, at its first place.
  static func unique<Object: AnyObject>(_ objects: [Object]) -> [Object] {
    var seen = Set<ObjectIdentifier>()
    return objects.filter { seen.insert(ObjectIdentifier($0)).inserted }
  }

  private static func collect<Found>(from owner: Layer, _ match: (Any) -> Found?) -> [Found] {
    var result: [Found] = []
    for mirror in mirrors(of: owner) {
      for child in mirror.children { result += matches(in: child.value, match) }
    }
    return result
  }

  /// Mirrors of the classes between the object's own and the library's, the base class first. The library's own layers
  /// register what they hold, so their properties are not looked at.
  private static func mirrors(of owner: Layer) -> [Mirror] {
    var result: [Mirror] = []
    var mirror: Mirror? = Mirror(reflecting: owner)
    while let current = mirror, !isLibraryClass(current.subjectType) {
      result.insert(current, at: 0)
      mirror = current.superclassMirror
    }
    return result
  }

  private static func isLibraryClass(_ type: Any.Type) -> Bool {
    String(reflecting: type).hasPrefix("Networks.")
  }

  private static func matches<Found>(in value: Any, _ match: (Any) -> Found?) -> [Found] {
    if let found = match(value) { return [found] }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional, .dictionary, .tuple:
      return mirror.children.flatMap { matches(in: $0.value, match) }
    case .collection:
      // An array of numbers may be long: its first element tells whether it holds what is looked for.
      guard let first = mirror.children.first, !matches(in: first.value, match).isEmpty else { return [] }
      return mirror.children.flatMap { matches(in: $0.value, match) }
    default: return []
    }
  }
}
