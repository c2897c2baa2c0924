import ArgumentParser
import ReferenceRuns

struct Features: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Pixels, denoising and k-sparse features by logistic regression: error in percent.",
    discussion: """
      Several values of --alpha or --c are tried on the last sixth of the training images, and the \
      best one is used.
      """)

  @Option(help: "Which features (default: all).") var kind: UnsupervisedFeatures?
  @Option(help: "Units that pass in the second half of the epochs.") var k = 25
  @Option(help: "Units that pass in the first epoch.") var firstK = 100
  @Option(parsing: .upToNextOption, help: "How many times k units pass in the features.")
  var alpha = [3.0]
  @Option(help: "The share of pixels that the denoising one does not see.") var masked = 0.2
  @Option(help: "By what the autoencoders are trained.") var training =
    UnsupervisedFeatures.Training.adam
  @Option(help: "The learning rate (default: 0.001 for adam, 0.01 for momentum).")
  var learningRate: Double?
  @Option(help: "Images in a batch.") var batchSize = 128
  @Option(parsing: .upToNextOption, help: "The inverse weight of the classifier's penalty.")
  var c = [1.0]
  @Option(help: "The classifier's iterations at most.") var iterations = 300
  @OptionGroup var common: SeedOptions

  func validate() throws {
    guard k > 0, batchSize > 0, iterations > 0, alpha.allSatisfy({ $0 > 0 }),
      c.allSatisfy({ $0 > 0 }), (0..<1).contains(masked)
    else {
      throw ValidationError(
        "--k, --batch-size, --iterations, --alpha and --c must be positive, --masked below 1.")
    }
  }

  func run() throws {
    common.options.prepare()
    let digits = try GreyDigits.load(limit: common.images)
    for kind in kind.map({ [$0] }) ?? UnsupervisedFeatures.allCases {
      try common.forEachSeed(kind.rawValue) { [try kind.error(digits, settings, verbose: 2)] }
    }
  }

  private var settings: UnsupervisedFeatures.Settings {
    var settings = UnsupervisedFeatures.Settings()
    (settings.k, settings.firstK, settings.alphas) = (k, firstK, alpha)
    (settings.masked, settings.training, settings.learningRate) = (masked, training, learningRate)
    (settings.batchSize, settings.epochs) = (batchSize, common.epochs)
    (settings.cs, settings.iterations) = (c, iterations)
    return settings
  }
}

extension UnsupervisedFeatures: ExpressibleByArgument {}
extension UnsupervisedFeatures.Training: ExpressibleByArgument {}
