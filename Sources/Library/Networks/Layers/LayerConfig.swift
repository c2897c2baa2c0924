import OrderedJSON
import Tensors
import UserErrors

/// Reads a layer's settings out of a saved model's description. Keys that are missing take the
/// layer's own defaults, as in Keras.
struct LayerConfig {
  let json: JSON

  init(_ json: JSON) { self.json = json }

  var name: String? { json["name"]?.stringValue }
  var trainable: Bool { json["trainable"]?.boolValue ?? true }

  func string(_ key: String, _ standard: String) -> String { json[key]?.stringValue ?? standard }
  func bool(_ key: String, _ standard: Bool) -> Bool { json[key]?.boolValue ?? standard }
  func double(_ key: String, _ standard: Double) -> Double { json[key]?.doubleValue ?? standard }
  func optionalDouble(_ key: String) -> Double? { json[key]?.doubleValue }
  func optionalInt(_ key: String) -> Int? { json[key]?.intValue }

  func int(_ key: String) throws -> Int {
    guard let value = json[key]?.intValue else { throw missing(key) }
    return value
  }

  /// A list of numbers, or one number.
  func ints(_ key: String) throws -> [Int] {
    if let list = json[key]?.arrayValue { return list.compactMap(\.intValue) }
    return [try int(key)]
  }

  /// One number or a list of them; none where the key is missing.
  func sizes(_ key: String) -> [Int?] {
    json[key]?.arrayValue.map { $0.map(\.intValue) } ?? json[key]?.intValue.map { [$0] } ?? []
  }

  /// Two numbers, given as a list or as one number for both.
  func pair(_ key: String, _ standard: (Int, Int)) -> (Int, Int) {
    if let number = json[key]?.intValue { return (number, number) }
    let list = json[key]?.arrayValue?.compactMap(\.intValue) ?? []
    return list.count == 2 ? (list[0], list[1]) : standard
  }

  /// Two pairs, given as nested lists, as two numbers or as one.
  func pairOfPairs(_ key: String, _ standard: Int) -> ((Int, Int), (Int, Int)) {
    if let number = json[key]?.intValue { return ((number, number), (number, number)) }
    let list = json[key]?.arrayValue ?? []
    guard list.count == 2 else { return ((standard, standard), (standard, standard)) }
    func part(_ json: JSON) -> (Int, Int) {
      if let number = json.intValue { return (number, number) }
      let numbers = json.arrayValue?.compactMap(\.intValue) ?? []
      return numbers.count == 2 ? (numbers[0], numbers[1]) : (standard, standard)
    }
    return (part(list[0]), part(list[1]))
  }

  /// An activation: a name, or an object with the name within.
  func activation(_ key: String) throws -> ActivationFunction {
    guard let value = json[key], !value.isNull else { return activations.linear }
    return try activations.deserialize(value)
  }

  func initializer(_ key: String, _ standard: any Initializer) throws -> any Initializer {
    guard let value = json[key], !value.isNull else { return standard }
    return try initializers.deserialize(value)
  }

  func regularizer(_ key: String) throws -> (any Regularizer)? { try regularizers.deserialize(json[key]) }

  func constraint(_ key: String) throws -> (any Constraint)? { try constraints.deserialize(json[key]) }

  /// What a layer does not support is refused by name rather than ignored.
  func refuse(_ key: String, unless accepted: JSON...) throws {
    guard let value = json[key], !value.isNull, !accepted.contains(value) else { return }
    throw ValueError(
      "the layer '\(name ?? "?")' has \(key) = \(value.text()), which Lectern does not support yet")
  }

  private func missing(_ key: String) -> ValueError {
    ValueError("the description of the layer '\(name ?? "?")' lacks the key '\(key)'")
  }
}

extension JSON {
  /// This object's members followed by `members`; a key that is there already is replaced.
  func adding(_ members: JSON.Object) -> JSON {
    var result = self
    for (key, value) in members { result[key] = value }
    return result
  }

  static func pair(_ values: (Int, Int)) -> JSON { [JSON(values.0), JSON(values.1)] }

  /// A number; `null` for nil.
  static func optional(_ value: Double?) -> JSON { value.map { JSON($0) } ?? .null }

  /// An integer; `null` for nil.
  static func optional(_ value: Int?) -> JSON { value.map { JSON($0) } ?? .null }
}

extension Optional where Wrapped == any Regularizer {
  /// As a saved model describes it; `null` for nil.
  var serialized: JSON { map(\.serialized) ?? .null }
}

extension Layer {
  /// The error that names this layer: what it expects and what it got.
  func inputError(expected: String, got shape: SymbolicShape) -> ShapeError {
    ShapeError("the layer '\(name)' (\(className)) expects \(expected), but got the shape \(shape)")
  }

  /// Checks that there is one input of this rank.
  func checkRank(_ rank: Int, _ meaning: String, of shapes: [SymbolicShape]) throws {
    guard shapes.count == 1 else {
      throw ShapeError("the layer '\(name)' (\(className)) takes one input, but got \(shapes.count)")
    }
    guard shapes[0].rank == rank else {
      throw inputError(expected: "an input of \(rank) dimensions, \(meaning)", got: shapes[0])
    }
  }

  /// Checks that the size of the last axis is the one that the layer was built for, or at least
  /// known.
  func checkLastAxis(of shapes: [SymbolicShape]) throws {
    guard let shape = shapes.first, let last = shape.dimensions.last else { return }
    guard let last else {
      throw inputError(expected: "the size of the last axis to be known (it is None)", got: shape)
    }
    guard built, let expected = buildShapes.first?.dimensions.last ?? nil, expected != last else { return }
    throw inputError(
      expected: "\(expected) in the last axis (it was built for \(buildShapes[0]))", got: shape)
  }
}
