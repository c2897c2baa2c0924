import Autoencoders
import FileFormats
import Foundation
import Networks
import Tensors

/// The training of one k, kept in a folder after each epoch so that it can go on at any time: `k5.weights.h5` (weights and
/// optimizer), `k5.json` (what has been done). Each epoch starts its random numbers from its own number, so a run that was
/// broken off ends in the same weights as an unbroken one.
package final class IWAERun {
  /// What has been done.
  package struct State: Codable {
    /// k, the draws for each image in training.
    package var draws: Int
    /// Epochs trained.
    package var epoch = 0
    /// Seconds of training.
    var seconds = 0.0
    /// The bound after each epoch, in nats, as a loss.
    var trainBound: [Double] = []
    /// The latest estimate.
    package var estimate: Estimate?
  }

  /// The estimate of -log p(x) on test images.
  package struct Estimate: Codable {
    var epoch: Int
    var images: Int
    var draws: Int
    /// The mean over the images.
    package var nats: Double
    var standardError: Double
    var activeUnits: Int
  }

  /// What has been done so far.
  package private(set) var state: State
  /// The model in training.
  package let model: VariationalAutoencoder
  private let folder: String
  private let digits: (train: BinarizedDigits, test: BinarizedDigits)

  /// The run of k = `draws` in `folder`, as far as it has got there.
  package init(
    draws: Int, folder: String, digits: (train: BinarizedDigits, test: BinarizedDigits)
  ) throws {
    (self.folder, self.digits) = (folder, digits)
    state = State(draws: draws)
    keras.utils.setRandomSeed(draws)
    model = IWAEModel.make(draws: draws, pixelMeans: digits.train.pixelMeans)
    let _: [Tensor] = model(Tensor(zeros: [1, 784]))
    guard FileManager.default.fileExists(atPath: path("json")) else { return }
    state = try storedState()
    try model.loadWeights(path("weights.h5"))
    // A kill between the two writes of `store` leaves weights that are an epoch ahead of what the other file says.
    state.epoch = model.optimizer.iterations / stepsPerEpoch
    print("k = \(draws): goes on after epoch \(state.epoch)")
  }

  private func path(_ ending: String) -> String { "\(folder)/k\(state.draws).\(ending)" }

  private var stepsPerEpoch: Int { (digits.train.count + IWAEModel.batchSize - 1) / IWAEModel.batchSize }

  private func storedState() throws -> State {
    let file = path("json")
    do {
      return try JSONDecoder().decode(State.self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    } catch {
      throw FileError("\(file) does not hold the state of a run. Remove it, and the run starts anew.")
    }
  }

  private func store() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try model.saveWeights(path("weights.h5"))
    try storeState()
  }

  private func storeState() throws {
    try JSONEncoder().encode(state).write(to: URL(fileURLWithPath: path("json")), options: .atomic)
  }

  /// Trains up to the given epoch, or until the minutes are over.
  package func train(epochs: Int, minutes: Double) throws {
    let start = Date()
    while state.epoch < epochs, Date().timeIntervalSince(start) < minutes * 60 {
      keras.utils.setRandomSeed(state.draws * 100_000 + state.epoch + 1)
      let settings = FitSettings(
        epochs: state.epoch + 1, batchSize: IWAEModel.batchSize, verbose: 0, initialEpoch: state.epoch)
      let begin = Date()
      let history = try model.fit(digits.train, settings: settings)
      state.epoch += 1
      state.seconds += Date().timeIntervalSince(begin)
      state.trainBound += history["loss"].suffix(1)
      try store()
      let bound = String(format: "%.3f", state.trainBound.last ?? .nan)
      print("k = \(state.draws) epoch \(state.epoch): train bound -\(bound), \(Int(state.seconds)) s in all")
    }
  }

  /// Estimates -log p(x) of the first `images` test images, binarised once, by `draws` draws each.
  package func estimate(images: Int, draws: Int) throws {
    if let known = state.estimate, known.epoch == state.epoch, known.images >= images, known.draws >= draws {
      return
    }
    keras.utils.setRandomSeed(777)
    let images = min(images, digits.test.count)
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
    let (mean, deviation) = Statistics.meanAndDeviation(values)
    state.estimate = Estimate(
      epoch: state.epoch, images: images, draws: draws, nats: -mean,
      standardError: deviation / Double(values.count).squareRoot(), activeUnits: model.activeUnits(x))
    try storeState()
  }
}
