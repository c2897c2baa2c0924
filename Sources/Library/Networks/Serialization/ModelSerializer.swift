import OrderedJSON
import Tensors

/// Describes models as Keras 3 does in `config.json`: `{module, class_name, config,
/// registered_name, build_config}`, one inside the other (keras/src/saving/serialization_lib.py).
final class ModelSerializer {
  /// Numbers for layers that occur in several models, so that they become one layer again.
  private var sharedIdentifiers: [ObjectIdentifier: Int] = [:]
  /// Layers that were described before.
  private var described = Set<ObjectIdentifier>()
  /// How many calls of a layer Keras has made when it comes to the model that is described, those
  /// of other models. Keras finds a call by its number among all of them, so that is what is
  /// written.
  private var callsBefore: [ObjectIdentifier: Int] = [:]

  /// Describes `model` and all layers in it.
  static func describe(_ model: Layer) throws -> JSON {
    let serializer = ModelSerializer()
    var seen = Set<ObjectIdentifier>()
    serializer.findShared(model, &seen)
    MissingSettings.warn(of: model)
    return .object(try serializer.object(model))
  }

  private func findShared(_ layer: Layer, _ seen: inout Set<ObjectIdentifier>) {
    guard seen.insert(ObjectIdentifier(layer)).inserted else {
      sharedIdentifiers[ObjectIdentifier(layer)] = sharedIdentifiers.count + 1
      return
    }
    for held in (layer as? any HoldsLayers)?.heldLayers ?? [] { findShared(held.layer, &seen) }
    guard let model = layer as? Model, KerasClass(layer) == .functional || KerasClass(layer) == .sequential
    else { return }
    for inner in model.layers { findShared(inner, &seen) }
  }

  private func object(_ layer: Layer) throws -> JSON.Object {
    let kind = KerasClass(layer)
    // What is described again is not made again.
    let callsBefore = described.insert(ObjectIdentifier(layer)).inserted ? nil : self.callsBefore
    defer { if let callsBefore { self.callsBefore = callsBefore } }
    var object: JSON.Object = [
      "module": (layer as? Operation).map { JSON($0.module) } ?? kind.module,
      "class_name": JSON(layer.className), "config": try config(layer, kind),
      "registered_name": (layer as? any NotInKeras).map { JSON($0.kerasName(layer.className)) }
        ?? kind.registeredName(layer.className),
    ]
    if kind != .functional, kind != .operation, !(layer is InputLayer),
      let shapes = Self.inputShape(layer.buildShapes)
    {
      object["build_config"] = ["input_shape": shapes]
    }
    if let identifier = sharedIdentifiers[ObjectIdentifier(layer)] {
      object["shared_object_id"] = JSON(identifier)
    }
    return object
  }

  private func config(_ layer: Layer, _ kind: KerasClass) throws -> JSON {
    switch kind {
    case .functional:
      guard let model = layer as? Model, let graph = model.graph else { return layer.config }
      return try functionalConfig(model, graph)
    case .sequential:
      guard let model = layer as? Sequential else { return layer.config }
      return try sequentialConfig(model)
    case .lambda:
      throw ModelFileError(
        "the layer '\(layer.name)' is a Lambda: its Swift code cannot be written to a file. Make it a class of your own "
          + "(a Layer with call(_:)), or save only the models around it")
    case .keras, .operation, .custom:
      let held = try ((layer as? any HoldsLayers)?.heldLayers ?? []).map {
        ($0.name, JSON.object(try object($0.layer)))
      }
      return held.reduce(layer.config) { $0.adding([$1.0: $1.1]) }
    }
  }

  private func sequentialConfig(_ model: Sequential) throws -> JSON {
    let layers = try model.layersWithInput.map { JSON.object(try object($0)) }
    if model.built { for layer in model.layers { callsBefore[ObjectIdentifier(layer), default: 0] += 1 } }
    var config = model.config.adding(["layers": .array(layers)])
    if let shape = Self.inputShape(model.buildShapes) { config["build_input_shape"] = shape }
    return config
  }

  // MARK: Graphs (keras/src/models/functional.py, get_config)

  private func functionalConfig(_ model: Model, _ graph: Graph) throws -> JSON {
    let own = Set(graph.nodes.map(ObjectIdentifier.init))
    let objects = try graph.layers.map { try object($0) }
    var counts: [ObjectIdentifier: Int] = [:]
    let layers = try zip(graph.layers, objects).map { layer, object in
      let calls = layer.inboundNodes.filter { own.contains(ObjectIdentifier($0)) && !$0.isInput }
      counts[ObjectIdentifier(layer)] = calls.count
      return JSON.object(object).adding([
        "name": JSON(layer.name), "inbound_nodes": .array(try calls.map { try call($0, own) }),
      ])
    }
    for input in graph.inputs where !(input.history?.layer is InputLayer) {
      throw ModelFileError(
        "the model '\(model.name)' starts from the middle of another one, which cannot be saved; start it from a "
          + "layers.Input")
    }
    let config: JSON = [
      "name": JSON(model.name), "trainable": JSON(model.trainable), "layers": .array(layers),
      "input_layers": .array(try graph.inputs.map { try place($0, own) }),
      "output_layers": .array(try graph.outputs.map { try place($0, own) }),
    ]
    callsBefore.merge(counts, uniquingKeysWith: +)
    return config
  }

  private func call(_ node: Node, _ own: Set<ObjectIdentifier>) throws -> JSON {
    if let operation = node.layer as? Operation {
      return try operation.arguments.json { try tensor(node.inputs[$0], own) }
    }
    let tensors = try node.inputs.map { try tensor($0, own) }
    let isList = tensors.count > 1
    return ["args": isList ? [.array(tensors)] : .array(tensors), "kwargs": [:]]
  }

  private func tensor(_ tensor: KerasTensor, _ own: Set<ObjectIdentifier>) throws -> JSON {
    let (name, node, index) = try origin(tensor, own)
    return [
      "class_name": "__keras_tensor__",
      "config": [
        "shape": Self.sizes(tensor.shape), "dtype": JSON(tensor.dtype.rawValue),
        "keras_history": [JSON(name), JSON(node), JSON(index)],
      ],
    ]
  }

  /// An entry of `input_layers` or `output_layers`. Keras counts the calls of a functional model
  /// from 1 there, since it gives such a model a first node of its own, and from 0 in the arguments
  /// of calls.
  private func place(_ tensor: KerasTensor, _ own: Set<ObjectIdentifier>) throws -> JSON {
    let (name, node, index) = try origin(tensor, own)
    guard let layer = tensor.history?.layer, KerasClass(layer) == .functional else {
      return [JSON(name), JSON(node), JSON(index)]
    }
    // Keras 3.0 counts from 0; of a single call both find the one under 0.
    let calls =
      callsBefore[ObjectIdentifier(layer), default: 0]
      + layer.inboundNodes.filter { own.contains(ObjectIdentifier($0)) }.count
    return [JSON(name), JSON(calls == 1 ? 0 : node + 1), JSON(index)]
  }

  /// The layer that makes a value, which of its calls, and which of the call's outputs.
  private func origin(
    _ tensor: KerasTensor, _ own: Set<ObjectIdentifier>
  ) throws -> (name: String, node: Int, index: Int) {
    guard let history = tensor.history else { throw ModelFileError("a symbolic value comes from no layer") }
    let before = history.layer.inboundNodes[..<history.nodeIndex].filter {
      own.contains(ObjectIdentifier($0))
    }
    let others = callsBefore[ObjectIdentifier(history.layer), default: 0]
    return (history.layer.name, others + before.count, history.tensorIndex)
  }

  // MARK: Shapes

  private static func sizes(_ shape: SymbolicShape) -> JSON { .array(shape.dimensions.map(JSON.optional)) }

  /// One shape, or a list of them for a layer with several inputs; nil for a layer that was not
  /// built.
  private static func inputShape(_ shapes: [SymbolicShape]) -> JSON? {
    guard let first = shapes.first else { return nil }
    return shapes.count == 1 ? sizes(first) : .array(shapes.map(sizes))
  }
}

/// How Keras's files name a layer's class.
enum KerasClass {
  case functional
  case sequential
  case lambda
  /// An operation that Keras puts between layers.
  case operation
  /// One of Keras's own layers.
  case keras
  /// A class that Keras does not have; Python must register one of the same name.
  case custom

  init(_ layer: Layer) {
    if type(of: layer) == Sequential.self {
      self = .sequential
    } else if type(of: layer) == Model.self, (layer as? Model)?.graph != nil {
      self = .functional
    } else if layer is Lambda {
      self = .lambda
    } else if layer is Operation {
      self = .operation
    } else {
      let isOurs = String(reflecting: type(of: layer)).hasPrefix("Networks.")
      self = isOurs && !(layer is any NotInKeras) ? .keras : .custom
    }
  }

  var module: JSON {
    switch self {
    case .functional: "keras.src.models.functional"
    case .sequential: "keras"
    case .keras, .lambda: "keras.layers"
    case .operation: "keras.src.ops.core"
    case .custom: nil
    }
  }

  func registeredName(_ className: String) -> JSON {
    switch self {
    case .functional: "Functional"
    case .operation: JSON(className)
    case .custom: JSON(CustomObjects.registeredName(className))
    case .sequential, .keras, .lambda: nil
    }
  }
}
