import OrderedJSON

/// Finds what would not come back when a saved model is loaded: properties of the user's own classes that are not in their `config`.
enum MissingSettings {
  /// Warns of each such property of the layers in `model`, and of the regularizers, initializers and constraints in them.
  static func warn(of model: Layer) {
    for layer in model.flattenedLayers {
      if case .custom = KerasClass(layer), !ObjectDescription.isOurs(layer) {
        warn(of: layer, "the layer '\(layer.name)' (\(layer.className))", layer.config)
      }
      for part in parts(of: layer) { warn(of: part.object, "the \(part.className)", part.config) }
    }
  }

  private static func warn(of object: Any, _ what: String, _ config: JSON) {
    for (name, _) in settings(of: object) {
      guard config[name] == nil, config[LayerProperties.pythonName(name)] == nil else { continue }
      Screen.warn(
        "save: the property '\(name)' of \(what) is not in its config, so that a loaded model does not have its value. "
          + "If it is a setting: override var config: JSON { super.config.updating([\"\(name)\": \(name)]) }")
    }
  }

  /// The stored properties of the classes between the object's own and the library's that are numbers, texts or lists of such.
  private static func settings(of object: Any) -> [(name: String, value: Any)] {
    var result: [(String, Any)] = []
    var mirror: Mirror? = Mirror(reflecting: object)
    while let current = mirror, !String(reflecting: current.subjectType).hasPrefix("Networks.") {
      for case let (label?, value) in current.children where value is any ConfigValue {
        result.append((label, value))
      }
      mirror = current.superclassMirror
    }
    return result
  }

  private struct Part {
    let object: Any
    let className: String
    let config: JSON
  }

  /// The user's own regularizers, initializers and constraints that a layer holds.
  private static func parts(of layer: Layer) -> [Part] {
    var result: [Part] = []
    var mirror: Mirror? = Mirror(reflecting: layer)
    while let current = mirror {
      for child in current.children {
        if let part = part(child.value), !ObjectDescription.isOurs(part.object) { result.append(part) }
      }
      mirror = current.superclassMirror
    }
    return result
  }

  private static func part(_ value: Any) -> Part? {
    switch value {
    case let part as any Regularizer: Part(object: part, className: part.className, config: part.config)
    case let part as any Initializer: Part(object: part, className: part.className, config: part.config)
    case let part as any Constraint: Part(object: part, className: part.className, config: part.config)
    default: nil
    }
  }
}
