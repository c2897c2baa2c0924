import Autoencoders
import FileFormats
import Foundation
import Networks
import OrderedJSON
import Tensors
import Testing

/// A folder of a test's own.
struct TemporaryFolder {
  let path = NSTemporaryDirectory() + "lectern-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  func remove() { try? FileManager.default.removeItem(atPath: path) }
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// Numbers between 0 and 1.
func random(_ shape: Shape) -> Tensor { RandomGenerator.shared.uniform(shape) }

private func outputs(_ model: Model, _ inputs: [Tensor]) -> [Tensor] { model(inputs) }

private func expectSame(_ a: [Tensor], _ b: [Tensor]) {
  #expect(a.count == b.count && !a.isEmpty)
  for (x, y) in zip(a, b) { #expect(difference(x, y) < 1e-5) }
}

/// Files of real Keras are loaded here: a few are kept beside the tests;
/// scripts/test-keras-files.py makes all.
@Suite struct KerasFileTests {
  static let exchange = ProcessInfo.processInfo.environment["LECTERN_KERAS_FILES"]

  static let files: [URL] = {
    let golden = Bundle.module.bundleURL.appendingPathComponent("Golden/serialization")
    let folders = exchange.map { exchange in
      // Those that real Keras has just made, a folder for each of its versions.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: exchange)) ?? []
      return names.filter { $0.hasPrefix("keras-") }.sorted().map {
        URL(fileURLWithPath: "\(exchange)/\($0)")
      }
    }
    return ([golden] + (folders ?? [])).flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.filter { $0.hasSuffix(".keras") }.sorted().map { folder.appendingPathComponent($0) }
    }
  }()

  private func numbered(_ name: String, _ arrays: [String: Tensor]) -> [Tensor] {
    (0..<arrays.count).compactMap { arrays["\(name)_\($0)"] }
  }

  @Test(arguments: files) func loadsAndPredictsAsKeras(file: URL) throws {
    ScaledShift.register()
    let model = try models.loadModel(file.path)
    let arrays = try np.loadArchive(file.deletingPathExtension().path + ".npz")
    let inputs = numbered("input", arrays)
    expectSame(outputs(model, inputs), numbered("output", arrays))
    if let trained = arrays["trained_0"] {
      // One step more from the saved state of the optimizer, against Keras's own step.
      let other = try models.loadModel(file.path)
      #expect(other.optimizer.iterations == 2)
      _ = other.trainOnBatch(inputs[0], Tensor(full: trained.shape, 0.25))
      #expect(difference(outputs(other, inputs)[0], trained) < 2e-5)
    }
    let weights = file.deletingPathExtension().path + ".weights.h5"
    if FileManager.default.fileExists(atPath: weights) {
      let other = try models.loadModel(file.path)
      other.setWeights(other.getWeights().map { $0 * 0 })
      try other.loadWeights(weights)
      expectSame(outputs(other, inputs), numbered("output", arrays))
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try model.save(folder("copy.keras"))
    try expectSameSettings(in: file.path, as: folder("copy.keras"))
    let again = try models.loadModel(folder("copy.keras"))
    expectSame(outputs(again, numbered("input", arrays)), numbered("output", arrays))
  }

  /// Initialisers, regularisers and dtype policies of the description come back.
  private func expectSameSettings(in path: String, as other: String) throws {
    func settings(_ json: JSON) -> [String] {
      if let list = json.arrayValue { return list.flatMap(settings) }
      guard let object = json.objectValue else { return [] }
      var found = object.flatMap { settings($0.1) }
      guard let layer = json["class_name"]?.stringValue, json["config"]?["name"] != nil else { return found }
      for (key, value) in json["config"]?.objectValue ?? [:]
      where !value.isNull
        && (key.hasSuffix("_initializer") || key.hasSuffix("_regularizer") || key == "dtype")
      {
        let name =
          value.stringValue ?? value["config"]?["name"]?.stringValue ?? value["class_name"]?.stringValue
        let numbers = (value["config"]?.objectValue ?? [:]).compactMap { pair in
          pair.1.doubleValue.map { "\(pair.0)=\(Float($0))" }
        }
        // Keras 3.0 knows that one by another name too.
        let known = name == "OrthogonalInitializer" ? "Orthogonal" : name
        found.append("\(layer).\(key): \(known ?? "none") \(numbers.sorted())")
      }
      return found
    }
    func read(_ path: String) throws -> [String] {
      let archive = try ZipReader(Array(Data(contentsOf: URL(fileURLWithPath: path))))
      let text = try #require(try archive.read("config.json", limit: 1 << 20))
      let description = try JSON(parsing: Data(text))
      return settings(description["config"] ?? nil).sorted()
    }
    let (ours, theirs) = (try read(other), try read(path))
    #expect(ours.filter { !theirs.contains($0) } == [] && theirs.filter { !ours.contains($0) } == [])
    #expect(ours.count == theirs.count)
  }

  /// A VAE is saved as models that Keras has: its encoder and its decoder load in Python with no
  /// code of ours.
  @Test func variationalAutoencodersAreSavedAsGraphs() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let place = Self.exchange.map { $0 + "/lectern" } ?? folder.path
    let input = layers.Input(shape: [8, 8, 1])
    let x = layers.Dense(16, activation: "relu")(layers.Flatten()(input))
    let (mean, logVariance) = (layers.Dense(2)(x), layers.Dense(2)(x))
    let z: KerasTensor = layers.Sampling()([mean, logVariance])
    let latent = layers.Input(shape: [2])
    let decoded = layers.Reshape([8, 8, 1])(layers.Dense(64, activation: "sigmoid")(latent))
    let vae = VariationalAutoencoder(
      encoder: models.Model(input, [mean, logVariance, z]), decoder: models.Model(latent, decoded))
    vae.compile(optimizer: "adam")
    let images = random([6, 8, 8, 1])
    try vae.fit(images, batchSize: 3, epochs: 2, verbose: 0)
    try vae.save("\(place)/vae.keras")
    let heads: [Tensor] = vae.encoder(images)
    let reconstruction: Tensor = vae.decoder(heads[0])
    let expected = [heads[0], heads[1], reconstruction]
    try np.save("\(place)/vae.input_0.npy", images)
    for (index, output) in expected.enumerated() { try np.save("\(place)/vae.output_\(index).npy", output) }
    expectSame(outputs(try models.loadModel("\(place)/vae.keras"), [images]), expected)
    let again = try VariationalAutoencoder(loading: "\(place)/vae.keras")
    #expect(again.optimizer.iterations == 4)
    // Both go on alike from the same draws.
    for model in [vae, again] {
      keras.utils.setRandomSeed(4)
      try model.fit(images, batchSize: 3, epochs: 1, verbose: 0)
    }
    expectSame(again.getWeights(), vae.getWeights())
  }

  /// Saved, loaded, and where the environment names a folder, left there for real Keras.
  @Test(arguments: SavedModels.all.map(\.name)) func savedModelsComeBack(name: String) throws {
    let (model, shapes) = try #require(SavedModels.all.first { $0.name == name }).make()
    let inputs = shapes.map { random(Shape([5]) + $0) }
    for weight in model.weights {
      weight.assign(weight.value + 0.1 * random(weight.shape))
    }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let place = Self.exchange.map { $0 + "/lectern" } ?? folder.path
    if model.compiled { try train(model, inputs) }
    try model.save("\(place)/\(name).keras")
    let expected = outputs(model, inputs)
    let loaded = try models.loadModel("\(place)/\(name).keras")
    expectSame(outputs(loaded, inputs), expected)
    #expect(loaded.countParams() == model.countParams() && loaded.name == model.name)
    #expect(try loaded.toJson() == model.toJson())
    var arrays: [(String, Tensor)] = Array(zip(inputs.indices.map { "input_\($0)" }, inputs))
    arrays += Array(zip(expected.indices.map { "output_\($0)" }, expected))
    if model.compiled {
      // From the saved state both go on alike; real Keras is held against the same numbers.
      try train(model, inputs)
      try train(loaded, inputs)
      let trained = outputs(model, inputs)
      #expect(loaded.optimizer.iterations == 2)
      // Dropout and noise of its own keep that one's steps apart.
      if name != "regularized" {
        expectSame(outputs(loaded, inputs), trained)
        arrays.append(("trained_0", trained[0]))
      }
    }
    if name == "autoencoder" {
      let fresh = try models.loadModel("\(place)/\(name).keras")
      try fresh.saveWeights("\(place)/\(name).weights.h5")
    }
    if name == "dtype_policies" { arrays.append(("policies_0", inputs[0])) }
    for (key, array) in arrays { try np.save("\(place)/\(name).\(key).npy", array) }
  }

  /// One step on targets that need no file of their own.
  private func train(_ model: Model, _ inputs: [Tensor]) throws {
    let target = Tensor(full: outputs(model, inputs)[0].shape, 0.25)
    try model.fit(inputs[0], target, epochs: 1, verbose: 0, shuffle: false)
  }

  @Test func weightsAloneComeBack() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (model, other) = (SavedModels.autoencoder().model, SavedModels.autoencoder().model)
    let input = random([3, 8, 8, 1])
    try model.saveWeights(folder("a.weights.h5"))
    try other.loadWeights(folder("a.weights.h5"))
    expectSame(outputs(other, [input]), outputs(model, [input]))
    let different = SavedModels.sequential().model
    let before = different.getWeights()
    #expect(throws: ModelFileError.self) { try different.loadWeights(folder("a.weights.h5")) }
    #expect(different.getWeights() == before)
    #expect(throws: ModelFileError.self) { try model.saveWeights(folder("a.h5")) }
    #expect(throws: ModelFileError.self) { try model.save(folder("a.weights.h5")) }
  }

  @Test func layersOfOnesOwnAreRegistered() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let input = layers.Input(shape: [3])
    let shifted: KerasTensor = ScaledShift(factor: 2, name: "own")(input)
    let model = models.Model(input, layers.Dense(2)(shifted))
    try model.save(folder("own.keras"))
    // A name that no other test registers.
    let text = try model.toJson().replacingOccurrences(of: "ScaledShift", with: "UnknownShift")
    let error = #expect(throws: ModelFileError.self) { try models.modelFromJson(text) }
    #expect(error?.message.contains("'own' of the class UnknownShift") == true)
    #expect(error?.message.contains("registerKerasSerializable") == true)
    ScaledShift.register()
    let loaded = try models.loadModel(folder("own.keras"))
    let x = random([4, 3])
    expectSame(outputs(loaded, [x]), outputs(model, [x]))
  }

  @Test func brokenFilesAreClearErrors() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let model = SavedModels.sequential().model
    try model.save(folder("good.keras"))
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder("good.keras"))))
    for length in stride(from: 0, to: bytes.count, by: 97) {
      try Data(bytes.prefix(length)).write(to: URL(fileURLWithPath: folder("cut.keras")))
      #expect(throws: (any Error).self, "cut to \(length)") { try models.loadModel(folder("cut.keras")) }
    }
    #expect(throws: (any Error).self) { try models.loadModel(folder("none.keras")) }
    #expect(throws: (any Error).self) { try models.loadModel(folder.path) }
    model.setWeights(model.getWeights().map { $0 * Double.nan })
    try model.save(folder("nan.keras"))
    let error = #expect(throws: ModelFileError.self) { try models.loadModel(folder("nan.keras")) }
    #expect(error?.message.contains("not finite") == true)
  }
}

@Suite struct ModelCheckpointTests {
  private let x = random([8, 6])
  private let y = random([8, 3])

  private func fit(_ checkpoint: ModelCheckpoint, epochs: Int = 2) throws -> Model {
    let model = SavedModels.sequential().model
    try model.fit(
      x, y, batchSize: 4, epochs: epochs, verbose: 0, callbacks: [checkpoint], validationData: (x, y))
    return model
  }

  @Test func namesTakeValues() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let model = try fit(ModelCheckpoint(filepath: folder("deep/m-{epoch:02d}.keras")))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("deep")).sorted()
    #expect(names == ["m-01.keras", "m-02.keras"])
    expectSame(outputs(try models.loadModel(folder("deep/m-02.keras")), [x]), outputs(model, [x]))
    _ = try fit(
      ModelCheckpoint(filepath: folder("{epoch}-{val_loss:.2f}.weights.h5"), saveWeightsOnly: true), epochs: 1
    )
    #expect(folder.names.contains { $0.wholeMatch(of: #/1-\d+\.\d\d\.weights\.h5/#) != nil })
    #expect(throws: CallbackError.self) { try fit(ModelCheckpoint(filepath: folder("{loss:%s}.keras"))) }
    #expect(throws: CallbackError.self) { try fit(ModelCheckpoint(filepath: folder("{accuracy}.keras"))) }
  }

  @Test func onlyTheBestIsKept() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let never = ModelCheckpoint(filepath: folder("a.keras"), saveBestOnly: true, initialValueThreshold: 0)
    _ = try fit(never)
    #expect(folder.names == [])
    let best = ModelCheckpoint(filepath: folder("b.keras"), monitor: "loss", saveBestOnly: true, mode: "min")
    let model = try fit(best, epochs: 3)
    #expect(folder.names == ["b.keras"])
    #expect(best.best == model.history["loss"].min())
  }

  @Test func batchesAreCounted() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    _ = try fit(ModelCheckpoint(filepath: folder("{epoch}-{batch}.keras"), saveFreq: 3))
    // Two epochs of two batches: the third batch is the first of the second epoch.
    #expect(folder.names == ["2-1.keras"])
  }

  @Test func aFileThatCannotBeWrittenLeavesTheFormerOne() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let model = try fit(ModelCheckpoint(filepath: folder("a.keras")))
    #expect(throws: (any Error).self) { try model.save(folder("a.keras/b.keras")) }
    #expect(throws: ModelFileError.self) { try model.save(folder("a.keras"), overwrite: false) }
    #expect(folder.names == ["a.keras"])
    _ = try models.loadModel(folder("a.keras"))
  }
}
