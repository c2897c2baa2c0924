import FileFormats
import Tensors
import UserErrors

/// The weights of a model as groups of an HDF5 file, under the names that Keras gives them: layers
/// by class and order, such as `layers/conv2d_1/vars/0`, models inside alike, the optimizer under
/// `optimizer` (keras/src/saving/saving_lib.py, _save_state).
struct WeightTree {
  /// Every group with its layer, each layer once, at the first place where it is met.
  private var places: [(path: [String], layer: Layer)] = []

  /// The groups of `model`.
  init(_ model: Layer) {
    var visited = Set<ObjectIdentifier>()
    visit(model, [], &visited)
  }

  private mutating func visit(_ layer: Layer, _ path: [String], _ visited: inout Set<ObjectIdentifier>) {
    guard visited.insert(ObjectIdentifier(layer)).inserted else { return }
    places.append((path, layer))
    let kind = KerasClass(layer)
    if let model = layer as? Model, kind == .functional || layer is Sequential {
      visit(model.layers.elements, path + ["layers"], &visited)
    }
    guard kind == .custom else { return }
    for property in LayerProperties.of(layer) {
      switch property.value {
      case .layer(let inner): visit(inner, path + [property.name], &visited)
      case .layers(let list): visit(list, path + [property.name], &visited)
      }
    }
  }

  /// The layers of a list: by class, with a number from the second on.
  private mutating func visit(_ layers: [Layer], _ path: [String], _ visited: inout Set<ObjectIdentifier>) {
    var used: [String: Int] = [:]
    for layer in layers {
      let base = NameScope.snakeCase(layer.className)
      let count = used[base, default: 0]
      used[base] = count + 1
      visit(layer, path + [count == 0 ? base : "\(base)_\(count)"], &visited)
    }
  }

  /// The weights of a layer in Keras's order: those that are trained, then the others.
  private static func variables(_ layer: Layer) -> [Variable] {
    let own = layer.directVariables
    return own.filter(\.trainable) + own.filter { !$0.trainable }
  }

  // MARK: Writing

  /// The groups with all weights in them.
  func group() -> HDF5Group {
    var root = HDF5Group()
    for (path, layer) in places {
      root.setGroup(Self.vars(layer.name, Self.variables(layer).map(\.value)), at: path + ["vars"])
    }
    return root
  }

  /// A group of numbered arrays. (Versions of Keras up to 3.3 need the group even where it is
  /// empty.)
  static func vars(_ name: String, _ values: [Tensor]) -> HDF5Group {
    var vars = HDF5Group()
    vars.attributes["name"] = .text(name)
    for (index, value) in values.enumerated() {
      vars[String(index)] = .array(NumericArray(value.detached))
    }
    return vars
  }

  // MARK: Reading

  /// Sets all weights to those in `root`. Nothing is set unless everything fits.
  ///
  /// - Parameter skipMismatch: leaves layers whose weights do not fit as they are, and names them
  ///   in a warning.
  func load(_ root: HDF5Group, skipMismatch: Bool) throws {
    var assignments: [(Variable, Tensor)] = []
    for (path, layer) in places {
      do {
        assignments += try Self.assignments(root, path, layer)
      } catch let error as ModelFileError where skipMismatch {
        Screen.warn("Skipping the layer '\(layer.name)': \(error.message)")
      }
    }
    for (variable, value) in assignments { variable.assign(value) }
  }

  private static func assignments(
    _ root: HDF5Group, _ path: [String], _ layer: Layer
  ) throws -> [(Variable, Tensor)] {
    let variables = variables(layer)
    let place = (path + ["vars"]).joined(separator: "/")
    let values = try values(root.group(at: place) ?? HDF5Group(), place)
    guard values.count == variables.count else {
      throw ModelFileError(
        "the layer '\(layer.name)' (\(layer.className)) has \(variables.count) weights, but the file has \(values.count) for "
          + "it at \(place). Was the file made by a model of the same layers in the same order?")
    }
    for (variable, value) in zip(variables, values) where variable.shape != value.shape {
      throw ModelFileError(
        "the weight '\(variable.name)' of the layer '\(layer.name)' has the shape \(variable.shape), but the file has "
          + "\(value.shape) at \(place)")
    }
    return Array(zip(variables, values))
  }

  /// The arrays `0`, `1`… of a group.
  static func values(_ group: HDF5Group, _ place: String) throws -> [Tensor] {
    try group.members.indices.map { index in
      guard let array = group.array(String(index)) else {
        throw ModelFileError("the arrays at \(place) are not numbered from 0 to \(group.members.count - 1)")
      }
      let value = try array.tensor()
      guard !value.dtype.isFloating || Self.isFinite(value) else {
        throw ModelFileError(
          "the array \(place)/\(index) holds numbers that are not finite (NaN or infinite): the model was saved after "
            + "its training had gone wrong, or the file is damaged")
      }
      return value
    }
  }

  private static func isFinite(_ value: Tensor) -> Bool {
    value.dtype == .float64 ? value.doubles.allSatisfy(\.isFinite) : value.floats.allSatisfy(\.isFinite)
  }
}
