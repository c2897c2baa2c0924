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
private func random(_ shape: Shape) -> Tensor { RandomGenerator.shared.uniform(shape) }

private func outputs(_ model: Model, _ inputs: [Tensor]) -> [Tensor] { model(inputs) }

private func expectSame(_ a: [Tensor], _ b: [Tensor]) {
  #expect(a.count == b.count && !a.isEmpty)
  for (x, y) in zip(a, b) { #expect(difference(x, y) < 1e-5) }
}

/// Files of real Keras are loaded here: a few are kept beside the tests; scripts/test-keras-files.py makes all.
@Suite struct KerasFileTests {
  static let exchange = ProcessInfo.processInfo.environment["LECTERN_KERAS_FILES"]

  static let files: [URL] = {
    let golden = Bundle.module.bundleURL.appendingPathComponent("Golden/serialization")
    let folders =
      [golden] + (exchange.map { [URL(fileURLWithPath: $0).appendingPathComponent("keras")] } ?? [])
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.filter { $0.hasSuffix(".keras") }.sorted().map { folder.appendingPathComponent($0) }
    }
  }()

  private func numbered(_ name: String, _ arrays: [String: Tensor]) -> [Tensor] {
    (0..<arrays.count).compactMap { arrays["\(name)_\($0)"] }
  }

  @Test(arguments: files) func loadsAndPredictsAsKeras(file: URL) throws {
    let model = try models.loadModel(file.path)
    let arrays = try np.loadArchive(file.deletingPathExtension().path + ".npz")
    expectSame(outputs(model, numbered("input", arrays)), numbered("output", arrays))
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try model.save(folder("copy.keras"))
    let again = try models.loadModel(folder("copy.keras"))
    expectSame(outputs(again, numbered("input", arrays)), numbered("output", arrays))
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
    #expect(try loaded.toJSON() == model.toJSON())
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
    let error = #expect(throws: ModelFileError.self) { try models.loadModel(folder("own.keras")) }
    #expect(error?.message.contains("'own' of the class ScaledShift") == true)
    #expect(error?.message.contains("registerKerasSerializable") == true)
    keras.saving.registerKerasSerializable("ScaledShift") {
      ScaledShift(factor: 2, name: $0["name"]?.stringValue)
    }
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
      x, y, epochs: epochs, batchSize: 4, verbose: 0, validationData: (x, y), callbacks: [checkpoint])
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
    #expect(best.best == model.history?["loss"].min())
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

@Suite struct TensorBoardTests {
  /// Where the environment names a folder, the files are left there for TensorBoard's own reader.
  @Test func foldersAndTagsAreThoseOfKeras() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let logs = (KerasFileTests.exchange.map { $0 + "/logs" } ?? folder.path)
    let model = SavedModels.sequential().model
    let (x, y) = (random([8, 6]), random([8, 3]))
    let history = try model.fit(
      x, y, epochs: 3, batchSize: 4, verbose: 0, validationData: (x, y),
      callbacks: [callbacks.TensorBoard(logDir: logs, histogramFreq: 1, updateFreq: "batch")])
    for part in ["train", "validation"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(logs)/\(part)")
      #expect(names.count == 1 && names[0].hasPrefix("events.out.tfevents."))
    }
    let losses: JSON = [
      "train": .array(history["loss"].map { JSON($0) }),
      "validation": .array(history["val_loss"].map { JSON($0) }),
    ]
    try losses.text().write(toFile: logs + "/expected.json", atomically: true, encoding: .utf8)
  }
}
