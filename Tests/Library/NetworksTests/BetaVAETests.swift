import Autodiff
import Autoencoders
import Networks
import OrderedJSON
import Tensors
import Testing

extension NetworksTests {
  @Suite struct BetaVAETests {
    private let data = RandomGenerator(seed: 4).uniform([40, 6])

    private func parts() -> (encoder: Model, decoder: Model) {
      keras.utils.setRandomSeed(9)
      let input = layers.Input(shape: [6])
      let x = layers.Dense(8, activation: "tanh")(input)
      let encoder = models.Model(input, [layers.Dense(2)(x), layers.Dense(2)(x)])
      let decoder = models.Sequential([
        layers.Input(shape: [2]), layers.Dense(8, activation: "tanh"),
        layers.Dense(6, activation: "sigmoid"),
      ])
      return (encoder, decoder)
    }

    private func trained(_ model: VariationalAutoencoder) throws -> (
      loss: [Double], weights: [Tensor]
    ) {
      model.compile(optimizer: "adam")
      let history = try model.fit(data, batchSize: 10, epochs: 3, verbose: 0)
      return (Array(history["loss"]), model.getWeights())
    }

    @Test func betaOneIsTheVAEToTheBit() throws {
      var (encoder, decoder) = parts()
      let plain = try trained(
        VariationalAutoencoder(
          encoder: encoder, decoder: decoder, reconstructionWeight: nil,
          likelihood: SquaredErrorLikelihood(3)))
      (encoder, decoder) = parts()
      let beta = try trained(BetaVAE(encoder: encoder, decoder: decoder, beta: 1, c: 3))
      #expect(beta.loss == plain.loss)
      for (ours, theirs) in zip(beta.weights, plain.weights) { #expect(ours == theirs) }
      (encoder, decoder) = parts()
      let strong = try trained(BetaVAE(encoder: encoder, decoder: decoder, beta: 4, c: 3))
      #expect(strong.loss != plain.loss)
    }

    @Test func lossIsTheFormula() {
      let (encoder, decoder) = parts()
      let vae = BetaVAE(encoder: encoder, decoder: decoder, beta: 5, c: 2)
      let state = RandomGenerator.shared
      state.seed(3)
      let terms = vae.lossTerms(data, training: false)
      state.seed(3)
      let heads: [Tensor] = encoder(data)
      let z = FactorizedGaussian(mean: heads[0], logVariance: heads[1]).draw().z
      let error = (data - decoder(z)).square().sum(axis: 1).mean().item()
      let kl = klDivergenceFromStandardNormal(heads[0], heads[1]).mean().item()
      #expect(abs(terms.total.item() - 2 * error - 5 * kl) < 1e-4)
      #expect(abs(terms.reconstruction.item() - 2 * error) < 1e-4)
    }

    /// -log p of a normal density with the variance 1 / (2C), but for its constant.
    @Test func squaredErrorIsNatsOfANormal() {
      let (x, mean) = (fixedValues([3, 5]), fixedValues([3, 5], seed: 2))
      let constant = 2.5 * np.log(Double.pi / 4)
      let normal = GaussianLikelihood(.fixed(scale: (1.0 / 8).squareRoot())).logProb(x, [mean])
      #expect(difference(SquaredErrorLikelihood(4).logProb(x, [mean]), normal + constant) < 1e-6)
      #expect(
        gradientError(at: mean) { SquaredErrorLikelihood(4).logProb(x, [$0]).sum() } < 1e-7)
    }

    // MARK: Total correlation

    private func golden() throws -> JSON {
      try #require(Golden.cases("penalties.json").first { $0.caseName == "total correlation" })
    }

    @Test func partsAreThoseOfTheFormula() throws {
      let golden = try golden()
      let z = try #require(golden["z"]?.precise)
      let mean = try #require(golden["mean"]?.precise)
      let logVariance = try #require(golden["log_variance"]?.precise)
      let size = try #require(golden["dataset_size"]?.intValue)
      func parts(_ z: Tensor, _ mean: Tensor, _ logVariance: Tensor) -> [Tensor] {
        let parts = klDecomposition(z, mean: mean, logVariance: logVariance, datasetSize: size)
        return [parts.mutualInformation, parts.totalCorrelation, parts.dimensionWise]
      }
      let found = Tensor.stack(parts(z, mean, logVariance))
      let expected = try #require(golden["parts"]?.precise)
      #expect(difference(found, expected) < 1e-9)
      for part in 0..<3 {
        #expect(gradientError(at: z) { parts($0, mean, logVariance)[part] } < 1e-7)
        #expect(gradientError(at: mean) { parts(z, $0, logVariance)[part] } < 1e-7)
        #expect(gradientError(at: logVariance) { parts(z, mean, $0)[part] } < 1e-7)
      }
      // Their sum is the plain estimate of KL, whatever the weights of the minibatch.
      let posterior = FactorizedGaussian(mean: mean, logVariance: logVariance)
      let noise = (z - mean) * (logVariance * -0.5).exp()
      let density = posterior.draw(noise: noise).logDensity
      #expect(
        abs(found.sum().item() - (density - standardNormalLogDensity(z)).mean().item()) < 1e-9)
    }

    @Test func theModelTrains() throws {
      let (encoder, decoder) = parts()
      let model = BetaTCVAE(encoder: encoder, decoder: decoder, datasetSize: 40, beta: 4)
      model.compile(optimizer: optimizers.Adam(learningRate: 0.01))
      let history = try model.fit(
        data, batchSize: 20, epochs: 8, verbose: 0, validationData: data)
      #expect((history["loss"].last ?? 1e9) < (history["loss"].first ?? 0))
      #expect(history["val_nats"].last?.isFinite == true)
      #expect(model.klWeight == 4)
      // The parts add up to the plain estimate of KL, near the closed form.
      let parts = ["mutual_information", "total_correlation", "dimension_kl"].map {
        history[$0].last ?? .nan
      }
      #expect(abs(parts.reduce(0, +) - (history["kl_loss"].last ?? 0)) < 1)
    }

    /// With alpha = beta = gamma = 1 the loss is that of a VAE whose KL term is drawn.
    @Test func equalWeightsAreTheVAE() {
      let (encoder, decoder) = parts()
      let model = BetaTCVAE(
        encoder: encoder, decoder: decoder, datasetSize: 40, beta: 1,
        likelihood: SquaredErrorLikelihood(1))
      RandomGenerator.shared.seed(3)
      let total = model.lossTerms(data, training: false).total.item()
      RandomGenerator.shared.seed(3)
      let heads: [Tensor] = encoder(data)
      let draw = FactorizedGaussian(mean: heads[0], logVariance: heads[1]).draw()
      let error = (data - decoder(draw.z)).square().sum(axis: 1).mean().item()
      let kl = (draw.logDensity - standardNormalLogDensity(draw.z)).mean().item()
      #expect(abs(total - error - kl) < 1e-4)
    }
  }
}
