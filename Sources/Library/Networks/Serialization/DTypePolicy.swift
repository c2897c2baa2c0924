import OrderedJSON

/// The precision of a layer in a model's description (keras/src/dtype_policies/dtype_policy.py).
enum DTypePolicy {
  private static let known: Set = [
    "float16", "float32", "float64", "bfloat16", "mixed_float16", "mixed_bfloat16",
  ]

  /// The policy's name: given by itself up to Keras 3.1, as an object since then. Nil where there is none.
  static func name(in config: JSON) throws -> String? {
    guard let dtype = config["dtype"], !dtype.isNull else { return nil }
    let layer = config["name"]?.stringValue ?? "?"
    guard let name = dtype.stringValue ?? dtype["config"]?["name"]?.stringValue, known.contains(name) else {
      throw ModelFileError(
        "the layer '\(layer)' has the precision \(dtype.text().prefix(120)), which Lectern does not have (it has "
          + "\(known.sorted().joined(separator: ", "))). Save the model in Python before it is quantised")
    }
    return name
  }
}
