import ArgumentParser
import ReferenceRuns

struct DisentanglementRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disentanglement",
    abstract: "beta-VAE on drawn images: MIG, FactorVAE score, squared error, KL, glasses.")

  @Argument(help: "Which images.") var kind: Disentanglement.Images
  @Option(help: "The values of beta.") var betas = NumberList([1, 4, 16])
  @OptionGroup var common: SeedOptions

  func run() throws {
    common.options.prepare()
    let data = Disentanglement(kind, count: common.images ?? 5000)
    for beta in betas.values {
      try common.forEachSeed("beta \(beta)") {
        try data.scores(beta: Double(beta), epochs: common.epochs)
      }
    }
  }
}

extension Disentanglement.Images: ExpressibleByArgument {}
