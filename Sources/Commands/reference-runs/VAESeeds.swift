import ArgumentParser
import Foundation
import Networks
import ReferenceRuns

/// Trains a reference VAE for several seeds and prints each epoch's losses and a table.
struct VAESeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vae",
    abstract: "Train one of the two reference VAEs of docs/vae.md for several seeds.")

  @Argument(
    help: "fashion: the lecture's book's, on Fashion-MNIST; digits: that of PyTorch's examples, on MNIST.")
  var model: ReferenceVAE.Name

  @Option(help: "Epochs of each run (default: 5 for fashion, 10 for digits).")
  var epochs: Int?

  @Option(help: "A run for each of these.")
  var seeds = NumberList([1, 2, 3, 4, 5])

  @Option(help: ArgumentHelp("Write the table to this file too, after each seed.", valueName: "file"))
  var output: TableFile?

  @OptionGroup var options: RunOptions

  func validate() throws {
    if let epochs, epochs < 1 { throw ValidationError("--epochs must be at least 1.") }
  }

  func run() throws {
    options.prepare()
    try output?.prepare()
    let reference = try ReferenceVAE(model)
    var table = LossTable()
    for seed in seeds.values {
      print("seed \(seed)")
      keras.utils.setRandomSeed(seed)
      let start = Date()
      let model = reference.make()
      let history = try model.fit(
        reference.train, batchSize: reference.batchSize, epochs: epochs ?? reference.epochs, verbose: 2,
        validationData: reference.test)
      table.add(
        seed: seed, history, lastBatch: reference.lossOfLastBatch(model),
        minutes: Date().timeIntervalSince(start) / 60)
      // Written after each seed: a run that is broken off has not been for nothing.
      try output?.write(table.text)
    }
    print(table.text)
  }
}

extension ReferenceVAE.Name: ExpressibleByArgument {}
