import Autoencoders
import Foundation
import Networks
import Tensors

/// The training of one k, kept in a folder after each epoch so that it can go on at any time: `k5.weights.h5` (weights and
/// optimizer), `k5.json` (what has been done). Each epoch starts its random numbers from its own number, so a run that was
/// broken off ends in the same weights as an unbroken one.
final class Run {
  /// What has been done.
  struct State: Codable {
    var draws: Int
    var epoch = 0
    var seconds = 0.0
    var trainBound: [Double] = []
    var estimate: Estimate?
  }

  /// The estimate of -log p(x) on test images.
  struct Estimate: Codable {
    var epoch: Int
    var images: Int
    var draws: Int
    var nats: Double
    var standardError: Double
    var activeUnits: Int
  }

  private(set) var state: State
  private let folder: String
  private let digits: (train: BinarizedDigits, test: BinarizedDigits)
  private let model: VariationalAutoencoder

  init(draws: Int, folder: String, digits: (train: BinarizedDigits, test: BinarizedDigits)) throws {
    (self.folder, self.digits) = (folder, digits)
    state = State(draws: draws)
    keras.utils.setRandomSeed(draws)
    model = IWAEModel.make(draws: draws, pixelMeans: digits.train.pixelMeans)
    let _: [Tensor] = model(Tensor(zeros: [1, 784]))
    let stored = URL(fileURLWithPath: path("json"))
    guard FileManager.default.fileExists(atPath: stored.path) else { return }
    state = try JSONDecoder().decode(State.self, from: Data(contentsOf: stored))
    try model.loadWeights(path("weights.h5"))
    print("k = \(draws): goes on after epoch \(state.epoch)")
  }

  private func path(_ ending: String) -> String { "\(folder)/k\(state.draws).\(ending)" }

  private func store() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A kill between the two writes makes the epoch be trained again from the newer weights; the steps' count is in the weights.
    try model.saveWeights(path("weights.h5"))
    try JSONEncoder().encode(state).write(to: URL(fileURLWithPath: path("json")), options: .atomic)
  }

  /// Trains up to the given epoch, or until the minutes are over.
  func train(epochs: Int, minutes: Double) throws {
    let start = Date()
    while state.epoch < epochs, Date().timeIntervalSince(start) < minutes * 60 {
      keras.utils.setRandomSeed(state.draws * 100_000 + state.epoch + 1)
      var settings = FitSettings()
      (settings.initialEpoch, settings.epochs) = (state.epoch, state.epoch + 1)
      (settings.batchSize, settings.verbose) = (IWAEModel.batchSize, 0)
      let begin = Date()
      let history = try model.fit(digits.train, settings: settings)
      state.epoch += 1
      state.seconds += Date().timeIntervalSince(begin)
      state.trainBound.append(history["loss"].last ?? .nan)
      try store()
      let bound = String(format: "%.3f", state.trainBound.last ?? .nan)
      print("k = \(state.draws) epoch \(state.epoch): train bound -\(bound), \(Int(state.seconds)) s in all")
    }
  }

  /// Estimates -log p(x) of the first `images` test images, binarised once, by `draws` draws each.
  func estimate(images: Int, draws: Int) throws {
    if let known = state.estimate, known.epoch == state.epoch, known.images >= images, known.draws >= draws {
      return
    }
    keras.utils.setRandomSeed(777)
    let x = BinarizedDigits.binarized(digits.test.images)[..<images]
    var values: [Double] = []
    for start in stride(from: 0, to: images, by: 100) {
      let part = x[start..<min(start + 100, images)]
      values += model.logLikelihood(part, draws: draws, rows: 1000).doubles
      if (start / 100) % 10 == 9 {
        print(
          "k = \(state.draws): \(values.count) images, mean \(values.reduce(0, +) / Double(values.count))")
      }
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count - 1))
    state.estimate = Estimate(
      epoch: state.epoch, images: images, draws: draws, nats: -mean,
      standardError: (variance / Double(values.count)).squareRoot(), activeUnits: model.activeUnits(x))
    try JSONEncoder().encode(state).write(to: URL(fileURLWithPath: path("json")), options: .atomic)
  }
}
