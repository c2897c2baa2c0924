import ArgumentParser
import Foundation
import Networks
import ReferenceRuns

/// Trains the lecture's autoencoder for several seeds and writes the losses as a table
/// (docs/seeds.md by `make seeds`).
struct LectureSeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lecture", abstract: "Train the lecture's autoencoder for several seeds.")

  @Option(help: "Epochs of each run.")
  var epochs = 3

  @Option(help: "A run for each of these.")
  var seeds = NumberList([1, 2, 3, 4, 5])

  @Option(help: "Steps of each epoch (default: all of the data).")
  var steps: Int?

  @Option(help: ArgumentHelp("Write the table to this file too, after each seed.", valueName: "file"))
  var output: TableFile?

  @OptionGroup var options: RunOptions

  func validate() throws {
    if epochs < 1 || steps.map({ $0 < 1 }) == true {
      throw ValidationError("--epochs and --steps must be at least 1.")
    }
  }

  func run() throws {
    options.prepare()
    try output?.prepare()
    let (train, test) = try LectureAutoencoder.data()
    var table = SeedTable(epochs: epochs)
    for seed in seeds.values {
      print("seed \(seed)")
      keras.utils.setRandomSeed(seed)
      let start = Date()
      let history = try LectureAutoencoder.model().fit(
        train, train, batchSize: 100, epochs: epochs, verbose: 2, validationData: (test, test),
        shuffle: true, stepsPerEpoch: steps)
      table.add(
        seed: seed, train: history["loss"].elements, validation: history["val_loss"].elements,
        minutes: Date().timeIntervalSince(start) / 60)
      // Written after each seed: a run that is broken off has not been for nothing.
      try output?.write(table.text)
    }
    print(table.text)
  }
}
