import ArgumentParser
import ReferenceRuns

struct DisentanglementRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disentanglement",
    abstract: "beta-VAE on drawn images: MIG, FactorVAE score, squared error, KL, glasses.",
    discussion: """
      For faces three more numbers: how often a classifier is right about glasses on new faces, and \
      on what share of decoded faces without glasses it sees some, before and after the attribute \
      vector is added.
      """)

  @Argument(help: "Which images.") var kind: Disentanglement.Images
  @Option(help: "The values of beta.") var betas = NumberList([1, 4, 16])
  @Option(help: "Encoder and decoder.") var networks = FactorNetworks.dense
  @OptionGroup var common: SeedOptions

  func run() throws {
    common.options.prepare()
    let data = Disentanglement(kind, count: common.images ?? 5000, networks: networks)
    for beta in betas.values {
      try common.forEachSeed("beta \(beta)") {
        try data.scores(beta: Double(beta), epochs: common.epochs)
      }
    }
  }
}

extension Disentanglement.Images: ExpressibleByArgument {}
extension FactorNetworks: ExpressibleByArgument {}
