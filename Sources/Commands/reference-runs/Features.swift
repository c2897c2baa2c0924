import ArgumentParser
import ReferenceRuns

struct Features: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Pixels, denoising and k-sparse features by logistic regression: error in percent.")

  @Option(help: "Which features.") var kind: UnsupervisedFeatures?
  @Option(help: "Units that pass.") var k = 25
  @Option(help: "How many times k units pass in the features.") var alpha = 3.0
  @Option(help: "The inverse weight of the classifier's penalty.") var c = 1.0
  @OptionGroup var common: SeedOptions

  func run() throws {
    common.options.prepare()
    let digits = try GreyDigits.load(limit: common.images)
    var settings = UnsupervisedFeatures.Settings()
    (settings.k, settings.alpha, settings.c, settings.epochs) = (k, alpha, c, common.epochs)
    for kind in kind.map({ [$0] }) ?? UnsupervisedFeatures.allCases {
      try common.forEachSeed(kind.rawValue) { [try kind.error(digits, settings, verbose: 2)] }
    }
  }
}

extension UnsupervisedFeatures: ExpressibleByArgument {}
