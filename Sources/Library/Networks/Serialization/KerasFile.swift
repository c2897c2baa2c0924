import FileFormats
import Foundation
import OrderedJSON
import Tensors
import UserErrors

/// The `.keras` format of Keras 3: a zip archive of `metadata.json`, `config.json` and `model.weights.h5`
/// (keras/src/saving/saving_lib.py).
enum KerasFile {
  private static let (metadata, config, weights) = ("metadata.json", "config.json", "model.weights.h5")
  /// More than any description of a model that fits on a machine.
  private static let configLimit = 1 << 26

  // MARK: Writing

  /// The bytes of a file that holds `model`: its layers, weights, how it was compiled and the optimizer's state.
  static func encode(_ model: Model, date: Date = Date()) throws -> [UInt8] {
    let graph = try savedGraph(of: model)
    var description = try ModelSerializer.describe(graph)
    if let compilation = model.compilation, let compiled = CompileConfig.describe(compilation) {
      description["compile_config"] = compiled
    }
    return try ZipWriter.encode(
      [
        .init(metadata, Array(metadataText(date).utf8)), .init(config, Array(description.text().utf8)),
        .init(weights, weightTree(graph, model.compilation?.optimizer).encode()),
      ], packed: false)
  }

  private static func savedGraph(of model: Model) throws -> Model {
    try (model as? any SavedAsGraph)?.savedGraph() ?? model
  }

  /// The bytes of a `.weights.h5` file.
  static func encodeWeights(_ model: Model) throws -> [UInt8] { try weightTree(model).encode() }

  /// The groups of a `.weights.h5` file.
  static func weightTree(_ model: Model) throws -> HDF5Group {
    weightTree(model, model.compilation?.optimizer)
  }

  private static func weightTree(_ model: Model, _ optimizer: Optimizer?) -> HDF5Group {
    var root = WeightTree(model).group()
    if let optimizer {
      let vars = WeightTree.vars(optimizer.name, optimizer.variables.map(\.value))
      root.setGroup(vars, at: ["optimizer", "vars"])
    }
    return root
  }

  private static func metadataText(_ date: Date) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd@HH:mm:ss"
    let metadata: JSON = [
      "keras_version": JSON(keras.version), "date_saved": JSON(formatter.string(from: date)),
    ]
    return metadata.text()
  }

  // MARK: Reading

  /// The model that the file holds.
  static func decode(_ bytes: [UInt8], compile: Bool) throws -> Model {
    let archive = try ZipReader(bytes)
    guard let text = try archive.read(config, limit: configLimit) else {
      throw ModelFileError("is a zip archive without config.json: not a model that Keras 3 saved")
    }
    let root = try weights(archive, fileSize: bytes.count)
    // Weights lie in the file as they are: no layer can have more than the file has.
    let (model, description) = try described(text, weightLimit: bytes.count)
    if compile, let compiled = description["compile_config"], !compiled.isNull {
      CompileConfig.compile(model, from: compiled)
    }
    try WeightTree(model).load(root, skipMismatch: false)
    loadOptimizer(model, root)
    return model
  }

  /// The most bytes of weights that a layer of a description without weights may ask for.
  static let describedWeightLimit = 1 << 32

  /// The model that a description makes, compiled as it says.
  static func model(describedBy text: [UInt8], weightLimit: Int) throws -> Model {
    let (model, description) = try described(text, weightLimit: weightLimit)
    if let compiled = description["compile_config"], !compiled.isNull {
      CompileConfig.compile(model, from: compiled)
    }
    return model
  }

  private static func described(_ text: [UInt8], weightLimit: Int) throws -> (Model, JSON) {
    let description = try parse(text)
    var deserializer = ModelDeserializer(weightLimit: weightLimit)
    let layer = try deserializer.layer(description)
    guard let model = layer as? Model else {
      throw ModelFileError("holds a layer of the class \(layer.className) and not a model")
    }
    try deserializer.build(model, saved: description["build_config"])
    return (model, description)
  }

  /// Sets the weights of `model`, and the optimizer's state if there is one, from the bytes of a `.weights.h5` or a `.keras` file.
  static func loadWeights(_ model: Model, _ bytes: [UInt8], skipMismatch: Bool) throws {
    let root: HDF5Group
    if bytes.starts(with: [0x50, 0x4B]) {
      root = try weights(ZipReader(bytes), fileSize: bytes.count)
    } else {
      root = try HDF5Group.decode(bytes)
    }
    try loadWeights(model, root, skipMismatch: skipMismatch)
  }

  /// The same from the groups of the file.
  static func loadWeights(_ model: Model, _ root: HDF5Group, skipMismatch: Bool) throws {
    try WeightTree(model).load(root, skipMismatch: skipMismatch)
    loadOptimizer(model, root)
  }

  private static func weights(_ archive: ZipReader, fileSize: Int) throws -> HDF5Group {
    // Keras stores the member as it is; one that was packed again may be larger than the file, but not without end.
    let limit = fileSize + max(fileSize, 1 << 24) * 20
    guard let bytes = try archive.read(weights, limit: limit) else {
      throw ModelFileError("is a zip archive without model.weights.h5: its weights are missing")
    }
    var limits = HDF5Limits()
    limits.bytes = limit
    return try HDF5Group.decode(bytes, limits: limits)
  }

  private static func parse(_ text: [UInt8]) throws -> JSON {
    do { return try JSON(parsing: Data(text)) } catch {
      throw ModelFileError("its config.json is damaged: \(error)")
    }
  }

  /// As in Keras, a state that does not fit is left out with a warning.
  private static func loadOptimizer(_ model: Model, _ root: HDF5Group) {
    guard let optimizer = model.compilation?.optimizer, let vars = root.group(at: "optimizer/vars") else {
      return
    }
    do {
      if optimizer.trainableVariables.isEmpty, vars.members.count > 2 {
        optimizer.build(model.trainableVariables)
      }
      let values = try WeightTree.values(vars, "optimizer/vars")
      // A model that was saved before its first step has no more than the step and the learning rate.
      guard values.count > 2 || optimizer.variables.count == values.count else { return }
      try optimizer.setVariables(values)
    } catch {
      let reason = (error as? any UserError)?.message ?? "\(error)"
      Screen.warn("the optimizer's state was not loaded, it starts afresh: \(reason)")
    }
  }
}
