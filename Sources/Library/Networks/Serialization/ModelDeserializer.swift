import OrderedJSON
import Tensors
import UserErrors

/// Makes models from their descriptions in `config.json` (keras/src/saving/serialization_lib.py and
/// keras/src/models/functional.py, functional_from_config).
struct ModelDeserializer {
  /// Layers that the description refers to from several places.
  private var shared: [Int: Layer] = [:]
  /// All layers made so far, by class and name.
  private var made: [String: Layer] = [:]
  /// The most bytes that the weights of one layer may take: a description can ask for any size.
  private let weightLimit: Int

  /// Makes models whose layers have at most `weightLimit` bytes of weights each.
  init(weightLimit: Int) { self.weightLimit = weightLimit }

  /// The layer or model that `json` describes.
  mutating func layer(_ json: JSON) throws -> Layer {
    let identifier = json["shared_object_id"]?.intValue
    // Keras itself leaves the identifier out where the layer stands for the first time inside
    // another model.
    let key = "\(json["class_name"]?.stringValue ?? "")/\(json["config"]?["name"]?.stringValue ?? "")"
    if let identifier, let known = shared[identifier] ?? made[key] {
      shared[identifier] = known
      return known
    }
    let layer = try newLayer(json)
    if let identifier { shared[identifier] = layer }
    made[key] = layer
    return layer
  }

  private mutating func newLayer(_ json: JSON) throws -> Layer {
    guard let className = json["class_name"]?.stringValue, let config = json["config"] else {
      throw ModelFileError(
        "config.json describes a layer without class_name or config: \(json.text().prefix(200))")
    }
    if json["module"]?.stringValue?.contains(".ops") == true { return try operation(json) }
    switch className {
    case "Functional", "Model": return try functional(config)
    case "Sequential": return try sequential(config)
    default: return try plainLayer(libraryName(in: json) ?? className, config, json)
    }
  }

  private func operation(_ json: JSON) throws -> Layer {
    try ConfigCheck.check(json["config"] ?? [:], of: json["class_name"]?.stringValue ?? "")
    return try Operation(description: json)
  }

  private mutating func plainLayer(_ className: String, _ config: JSON, _ json: JSON) throws -> Layer {
    guard LayerRegistry.names.contains(className) else {
      let name = config["name"]?.stringValue ?? "?"
      throw ModelFileError(
        "the model has the layer '\(name)' of the class \(className), which Lectern does not have"
          + CustomObjects.advice(className) + "; else save in Python a model without it. Known classes: "
          + LayerRegistry.names.joined(separator: ", "))
    }
    try ConfigCheck.check(config, of: className)
    let layer = try LayerRegistry.make(className, config: config)
    if let holder = layer as? any HoldsLayers {
      for name in type(of: holder).heldNames {
        guard let description = config[name], !description.isNull else {
          throw ModelFileError("the layer '\(layer.name)' (\(className)) lacks its layer '\(name)'")
        }
        let held = try self.layer(description)
        // It may stand nowhere else, where no call builds it.
        if let shapes = try Self.shapes(description["build_config"]?["input_shape"]) {
          try build(held, shapes)
        }
        try holder.hold(held, as: name)
      }
    }
    // A class of one's own is built as it was, since no graph may lead to it.
    if case .custom = KerasClass(layer), let shapes = try Self.shapes(json["build_config"]?["input_shape"]) {
      try build(layer, shapes)
    }
    return layer
  }

  // MARK: Lists of layers

  private mutating func sequential(_ config: JSON) throws -> Layer {
    let descriptions = config["layers"]?.arrayValue ?? []
    let model = Sequential(name: config["name"]?.stringValue)
    let builtFor = try Self.shapes(config["build_input_shape"])
    var shapes = builtFor
    for description in descriptions {
      let layer = try layer(description)
      guard !model.layersWithInput.contains(where: { $0.name == layer.name }) else {
        throw ModelFileError("the Sequential model has two layers called '\(layer.name)'")
      }
      if let input = layer as? InputLayer {
        guard model.layersWithInput.isEmpty else {
          throw ModelFileError("the Sequential model has an InputLayer that is not the first of its layers")
        }
        shapes = [input.batchShape]
      } else if let known = shapes {
        shapes = try buildInList(layer, known)
      }
      model.add(layer)
    }
    if let builtFor, !model.built, !descriptions.isEmpty { try build(model, builtFor) }
    model.trainable = config["trainable"]?.boolValue ?? true
    model.dtypePolicy = try DTypePolicy.name(in: config) ?? model.dtypePolicy
    return model
  }

  // MARK: Graphs

  private mutating func functional(_ config: JSON) throws -> Layer {
    let descriptions = config["layers"]?.arrayValue ?? []
    var builder = GraphBuilder()
    for description in descriptions {
      let layer = try layer(description)
      let name = description["name"]?.stringValue ?? layer.name
      try builder.add(layer, name: name, calls: description["inbound_nodes"]?.arrayValue ?? [])
    }
    try builder.noteReferences(outputs: config["output_layers"] ?? [])
    while let (layer, inputs) = try builder.next() {
      try build(layer, inputs.map(\.shape))
      builder.made(layer.symbolicCall(inputs))
    }
    let inputs = try builder.tensors(config["input_layers"] ?? [])
    let outputs = try builder.tensors(config["output_layers"] ?? [])
    guard !inputs.isEmpty, !outputs.isEmpty else {
      throw ModelFileError("config.json has a model without inputs or outputs")
    }
    let name = config["name"]?.stringValue
    // Checked here, where an error can be thrown, and not in the model's initialiser, which ends
    // the cell.
    _ = try Graph(inputs: inputs, outputs: outputs, modelName: name ?? "model")
    let model = Model(inputs: inputs, outputs: outputs, name: name)
    if let trainable = config["trainable"]?.boolValue, !trainable { model.trainable = false }
    return model
  }

  // MARK: Building

  /// Builds a model that was saved with its layers' settings alone for the shapes that the file
  /// says elsewhere.
  func build(_ model: Model, saved buildConfig: JSON?) throws {
    guard !model.built, !model.layers.isEmpty, let shapes = try Self.shapes(buildConfig?["input_shape"])
    else {
      return
    }
    try build(model, shapes)
  }

  /// Builds a layer for these shapes and gives those of its outputs.
  @discardableResult
  private func build(_ layer: Layer, _ shapes: [SymbolicShape]) throws -> [SymbolicShape] {
    try check(layer, shapes)
    // The list itself would build its layers without these checks, and end the cell where they do
    // not fit.
    if let list = layer as? Sequential, !list.built {
      guard !list.layersWithInput.isEmpty else {
        throw ModelFileError("the Sequential model '\(list.name)' has no layers, and so no output")
      }
      _ = try list.layers.elements.reduce(shapes.map(\.withUnknownBatch)) { try buildInList($1, $0) }
    }
    layer.buildIfNeeded(shapes)
    let outputs = layer.computeOutputShape(shapes)
    try outputs.forEach { try ConfigCheck.checkSize($0, of: layer) }
    return outputs
  }

  /// The same for a layer of a Sequential model, which must have one input and one output.
  private func buildInList(_ layer: Layer, _ shapes: [SymbolicShape]) throws -> [SymbolicShape] {
    let outputs = try build(layer, shapes)
    guard shapes.count == 1, outputs.count == 1 else {
      throw ModelFileError(
        "the layer '\(layer.name)' of a Sequential model has \(shapes.count) inputs and \(outputs.count) outputs, not one of each"
      )
    }
    return outputs
  }

  /// Throws where the layer cannot take these shapes, or would make more weights than it may.
  private func check(_ layer: Layer, _ shapes: [SymbolicShape]) throws {
    try layer.checkInputs(shapes)
    let channels = (shapes.first?.dimensions.last ?? nil) ?? 1
    let config = layer.config
    let units = config["units"]?.intValue ?? config["filters"]?.intValue ?? 0
    let kernel = config["kernel_size"]?.arrayValue?.compactMap(\.intValue) ?? []
    var size = 4
    for factor in [max(0, units), max(0, channels)] + kernel {
      let (product, overflow) = size.multipliedReportingOverflow(by: max(1, factor))
      guard !overflow, product <= weightLimit else {
        throw ModelFileError(
          "the layer '\(layer.name)' asks for more weights than the file holds (\(units) units on \(channels) channels)"
        )
      }
      size = product
    }
  }

  /// One shape, a list of shapes, or nothing.
  private static func shapes(_ json: JSON?) throws -> [SymbolicShape]? {
    guard let list = json?.arrayValue, !list.isEmpty else { return nil }
    let shapes = list.allSatisfy { $0.arrayValue != nil } ? list.map { $0.arrayValue ?? [] } : [list]
    return try shapes.map { sizes in
      let shape = SymbolicShape(sizes.map(\.intValue))
      guard shape.rank > 0, shape.dimensions.allSatisfy({ $0.map { $0 > 0 } ?? true }) else {
        throw ModelFileError("config.json has an input of the shape \(shape)")
      }
      try ConfigCheck.checkSize(shape, of: "the model's input")
      return shape
    }
  }
}
