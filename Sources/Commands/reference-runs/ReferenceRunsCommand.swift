import ArgumentParser
import Networks
import ReferenceRuns

/// The runs behind docs/reference-runs.md, vae.md and seeds.md, a subcommand for each.
@main
struct ReferenceRunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference-runs",
    abstract: "Train the models whose losses the docs give, and print their numbers.",
    subcommands: [
      Convolutional.self, DenseAutoencoders.self, TwoCodesRun.self, Features.self,
      DisentanglementRun.self, LectureSeedsCommand.self, VAESeedsCommand.self, IWAECommand.self,
    ])
}

/// What the runs share.
struct SeedOptions: ParsableArguments {
  @Option(help: "A run for each of these.")
  var seeds = NumberList([1, 2, 3, 4, 5])

  @Option(help: "Epochs of each run.")
  var epochs = 10

  @Option(help: "Only so many images (default: all of MNIST, 5,000 drawn ones).")
  var images: Int?

  @OptionGroup var options: RunOptions

  func validate() throws {
    if epochs < 1 || images.map({ $0 < 1 }) == true {
      throw ValidationError("--epochs and --images must be at least 1.")
    }
  }

  /// A run for each seed, a row for each, then mean and deviation where there are several.
  func forEachSeed(_ name: String, _ run: () throws -> [Double]) rethrows {
    var rows = ResultRows(name)
    for seed in seeds.values {
      keras.utils.setRandomSeed(seed)
      print(rows.add(seed: seed, try run()))
    }
    if seeds.values.count > 1 { print(rows.summary) }
  }
}
