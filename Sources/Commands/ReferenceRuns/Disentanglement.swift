import Autoencoders
import Datasets
import Networks
import Tensors

/// A beta-VAE on drawn images whose factors are known: MIG, FactorVAE score, squared error and KL;
/// for faces the share of those without glasses that have them once the attribute vector is added,
/// by a ``GlassesJudge``.
package struct Disentanglement {
  /// The drawn images.
  package enum Images: String, CaseIterable {
    /// 64 x 64, five factors.
    case sprites
    /// 32 x 32 x 3, nine factors.
    case faces

    var shape: [Int] { self == .sprites ? [64, 64, 1] : [32, 32, 3] }

    func draw(count: Int, seed: Int) -> (pixels: Tensor, factors: FactorTable) {
      let (images, factors) =
        self == .sprites
        ? datasets.sprites(count: count, seed: seed) : datasets.faces(count: count, seed: seed)
      let values = images.astype(.float32)
      let scaled = values.max().item() > 1 ? values / 255 : values
      return (scaled.reshape(count, -1), factors)
    }
  }

  private let kind: Images
  private let networks: FactorNetworks
  private let train: (pixels: Tensor, factors: FactorTable)
  private let test: (pixels: Tensor, factors: FactorTable)

  /// Draws the images, and half as many for the scores.
  package init(_ kind: Images, count: Int, networks: FactorNetworks = .dense) {
    (self.kind, self.networks) = (kind, networks)
    train = kind.draw(count: count, seed: 1)
    test = kind.draw(count: max(2, count / 2), seed: 2)
  }

  /// MIG, FactorVAE score, squared error and KL in nats per image, and for faces the accuracy of the
  /// judge of glasses and the share with glasses before and after.
  package func scores(
    beta: Double, epochs: Int, hidden: Int = 400, judgeSteps: Int = 600
  ) throws -> [Double] {
    let model = try trained(beta: beta, epochs: epochs, hidden: hidden)
    let means = model.posteriorMeans(test.pixels)
    let error = (model.reconstruct(test.pixels) - test.pixels).square().sum(axis: 1).mean().item()
    let scores = [
      mutualInformationGap(means, test.factors.classes),
      factorVAEScore(means, test.factors.classes), error,
      model.klPerDimension(test.pixels).sum().item(),
    ]
    return try kind == .faces ? scores + glasses(model, means, judgeSteps) : scores
  }

  private func trained(beta: Double, epochs: Int, hidden: Int) throws -> BetaVAE {
    let encoder = networks.encoder(of: kind.shape, hidden: hidden)
    let decoder = networks.decoder(of: kind.shape, hidden: hidden)
    let model =
      kind == .sprites
      ? BetaVAE(encoder: encoder, decoder: decoder, beta: beta, likelihood: BernoulliLikelihood())
      : BetaVAE(encoder: encoder, decoder: decoder, beta: beta, c: 50)
    model.compile(optimizer: optimizers.Adam(learningRate: 1e-3))
    try model.fit(train.pixels, batchSize: 64, epochs: epochs, verbose: 0)
    return model
  }

  /// How often a classifier of real faces is right about glasses, and the share of decoded faces
  /// without glasses that it takes for ones with glasses, before and after 1.5 attribute vectors.
  private func glasses(_ model: BetaVAE, _ means: Tensor, _ steps: Int) throws -> [Double] {
    let (worn, wornInTest) = (wearsGlasses(train.factors), wearsGlasses(test.factors))
    let vector = attributeVector(model.posteriorMeans(train.pixels), has: worn)
    let judge = try GlassesJudge(train.pixels, worn: worn, steps: steps)
    let bare = means[wornInTest .== 0]
    let shares = [bare, bare + 1.5 * vector].map { codes in
      judge.sees(model.decoder.predict(codes, verbose: 0)).mean().item()
    }
    return [(judge.sees(test.pixels) .== wornInTest).astype(.float32).mean().item()] + shares
  }

  private func wearsGlasses(_ factors: FactorTable) -> Tensor {
    (factors.classes(of: "glasses") .> 0).astype(.float32)
  }
}
