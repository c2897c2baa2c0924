import FileFormats
import Foundation

extension Model {
  /// Writes the model to a `.keras` file, which real Keras 3 loads too: its layers, weights, how it was compiled and the
  /// optimizer's state.
  ///
  ///     try autoencoder.save("models/autoencoder.keras")
  ///
  /// The file is replaced as a whole: whoever reads it, and whatever happens while it is written, sees the old one or the
  /// new one. Folders on the way are made.
  /// - Parameter overwrite: whether a file that is there may be replaced.
  /// - Throws: ``ModelFileError`` where the model has parts that no file can hold,
  ///   ``FileFormats/FileError`` where the file cannot be written.
  public func save(_ filepath: String, overwrite: Bool = true) throws {
    guard filepath.hasSuffix(".keras") else {
      throw ModelFileError(
        "\(filepath): a model is saved to a file whose name ends in .keras; for the weights alone use "
          + "saveWeights with a name that ends in .weights.h5")
    }
    try write(filepath, overwrite: overwrite) { try KerasFile.encode(self) }
  }

  /// Writes the weights, and the optimizer's state if the model is compiled, to a `.weights.h5` file.
  ///
  /// - Throws: ``ModelFileError`` or ``FileFormats/FileError`` where the file cannot be written.
  public func saveWeights(_ filepath: String, overwrite: Bool = true) throws {
    guard filepath.hasSuffix(".weights.h5") else {
      throw ModelFileError("\(filepath): weights are saved to a file whose name ends in .weights.h5")
    }
    try write(filepath, overwrite: overwrite) { try KerasFile.encodeWeights(self) }
  }

  /// Sets the weights to those in a `.weights.h5` or `.keras` file, of Keras's or of ``saveWeights(_:overwrite:)``. The model must have the
  /// same layers in the same order as the one that was saved.
  ///
  /// - Parameter skipMismatch: leaves layers whose weights do not fit as they are, with a warning.
  /// - Throws: ``ModelFileError`` where weights do not fit (then none are changed),
  ///   ``FileFormats/FileError`` where the file cannot be read.
  public func loadWeights(_ filepath: String, skipMismatch: Bool = false) throws {
    guard hasAllWeights else {
      throw ModelFileError(
        "\(filepath): the model '\(name)' has no weights yet; call it on some data, or give it a layers.Input, first"
      )
    }
    let bytes = try WholeFile.read(filepath)
    try namingModelFile(filepath) { try KerasFile.loadWeights(self, bytes, skipMismatch: skipMismatch) }
  }

  /// The model's description as Keras's `model.to_json()`.
  public func toJson(indent: Int? = nil) throws -> String {
    var description = try ModelSerializer.describe(self)
    if let compilation, let compiled = CompileConfig.describe(compilation) {
      description["compile_config"] = compiled
    }
    return description.text(indent: indent)
  }

  /// Whether the weights were made: a class with a training step of its own may never be called itself.
  private var hasAllWeights: Bool {
    built || (!sublayers.isEmpty && flattenedLayers.allSatisfy { $0 === self || $0.built })
  }

  private func write(_ filepath: String, overwrite: Bool, _ encode: () throws -> [UInt8]) throws {
    guard hasAllWeights else {
      throw ModelFileError(
        "\(filepath): the model '\(name)' has no weights yet; call it on some data, or give it a layers.Input, before saving it"
      )
    }
    guard overwrite || !FileManager.default.fileExists(atPath: filepath) else {
      throw ModelFileError("\(filepath): there is a file already, and overwrite is false")
    }
    let folder = (filepath as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try AtomicFile.write(namingModelFile(filepath, encode), to: filepath)
  }
}

extension models {
  /// The model in a `.keras` file, of Keras 3's or of ``Model/save(_:overwrite:)``.
  ///
  ///     let decoder = try models.loadModel("models/decoder.keras")
  ///
  /// - Parameters:
  ///   - customObjects: classes and functions of one's own by the names in the file: `["KSparse": KSparse.self, "psnr": psnr]`. Classes
  ///     are ``KerasSerializable``; they come before what is registered.
  ///   - compile: whether the model is compiled as it was, with the optimizer's state.
  /// - Throws: ``ModelFileError`` where the file holds no such model or a layer that Lectern lacks,
  ///   ``FileFormats/FileError`` where it cannot be read.
  public static func loadModel(
    _ filepath: String, customObjects: [String: Any] = [:], compile: Bool = true
  ) throws -> Model {
    let bytes = try WholeFile.read(filepath)
    return try CustomObjects.$scope.withValue(customObjects) {
      try namingModelFile(filepath) { try KerasFile.decode(bytes, compile: compile) }
    }
  }
}

extension models {
  /// The model that ``Model/toJson(indent:)`` or Keras's `model.to_json()` describes, with new weights.
  ///
  /// - Throws: ``ModelFileError`` where the text describes no such model or a layer that Lectern lacks.
  public static func modelFromJson(_ text: String) throws -> Model {
    try namingModelFile("the JSON description") {
      try KerasFile.model(describedBy: Array(text.utf8), weightLimit: KerasFile.describedWeightLimit)
    }
  }

  /// The model in the bytes of a `.keras` file.
  package static func loadModel(bytes: [UInt8], compile: Bool = true) throws -> Model {
    try KerasFile.decode(bytes, compile: compile)
  }

  /// The model that a description makes, whose layers have at most `weightLimit` bytes of weights each.
  package static func model(describedBy text: [UInt8], weightLimit: Int) throws -> Model {
    try KerasFile.model(describedBy: text, weightLimit: weightLimit)
  }
}

extension keras.saving {
  /// The same as ``models/loadModel(_:customObjects:compile:)``.
  public static func loadModel(
    _ filepath: String, customObjects: [String: Any] = [:], compile: Bool = true
  ) throws -> Model {
    try models.loadModel(filepath, customObjects: customObjects, compile: compile)
  }
}
