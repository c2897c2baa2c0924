import Autodiff
import Autoencoders
import Distributions
import Foundation
import Networks
import Tensors
import Testing

/// Bounds on log p(x), on a model whose log p(x) is known.
@Suite(.serialized) struct BoundTests {
  /// x | z ~ N(z, s²), z ~ N(0, 1), so x ~ N(0, 1 + s²) and z | x ~ N(x / (1 + s²), s² / (1 + s²)).
  /// Encoder: a constant guess.
  private func linearGaussian(
    exactPosterior: Bool, objective: VariationalAutoencoder.Objective = .elbo
  ) -> VariationalAutoencoder {
    let input = layers.Input(shape: [1])
    let mean = layers.Dense(1, useBias: false, kernelInitializer: "zeros", name: "mean")
    let spread = layers.Dense(1, kernelInitializer: "zeros", name: "spread")
    let encoder = models.Model(input, [mean(input), spread(input)])
    let code = layers.Input(shape: [1])
    let decoder = models.Model(code, layers.Activation("linear")(code))
    let variance = Self.noise * Self.noise
    if exactPosterior {
      mean.kernel.assign(Tensor([[1 / (1 + variance)]]))
      spread.bias?.assign(Tensor([log(variance / (1 + variance))]))
    }
    return VariationalAutoencoder(
      encoder: encoder, decoder: decoder, reconstructionWeight: nil,
      likelihood: GaussianLikelihood(.fixed(scale: Self.noise)), objective: objective)
  }

  private static let noise = 0.8
  private let x = Tensor([[-1.5], [0.2], [1.0]])

  private var evidence: Tensor {
    Normal(0, (1 + Self.noise * Self.noise).squareRoot()).logProb(x).flatten()
  }

  @Test func theExactPosteriorMakesEveryWeightTheEvidence() {
    let model = linearGaussian(exactPosterior: true)
    for draws in [1, 7] {
      #expect((model.logLikelihood(x, draws: draws) - evidence).abs().max().item() < 1e-5)
    }
    let numbers = model.logWeights(x, model.encoder(x), draws: 9, training: false).logWeights
    #expect((effectiveSampleSize(numbers) - 9).abs().max().item() < 1e-3)
  }

  @Test func theGapOfTheELBOIsTheDivergenceFromTheTruePosterior() {
    np.random.seed(2)
    let model = linearGaussian(exactPosterior: false)
    let variance = Self.noise * Self.noise
    let posterior = Normal(
      loc: x.flatten() / (1 + variance), scale: Tensor((variance / (1 + variance)).squareRoot()))
    let gap = klDivergence(Normal(loc: Tensor(zeros: [3]), scale: Tensor(ones: [3])), posterior)
    let elbo = model.elbo(x, draws: 100_000)
    #expect((elbo - (evidence - gap)).abs().max().item() < 0.03)
  }

  @Test func estimatesRiseTowardsTheEvidence() {
    np.random.seed(3)
    let model = linearGaussian(exactPosterior: false)
    let many = Tensor.concatenate(Array(repeating: x, count: 300))  // 900 rows: means of 300 estimates
    let bounds = [1, 5, 50, 500].map { draws in
      model.logLikelihood(many, draws: draws, rows: 3000).mean().item()
    }
    #expect(bounds == bounds.sorted())
    #expect(abs(bounds[3] - evidence.mean().item()) < 0.01)
    #expect(bounds[0] < bounds[3] - 0.2)
  }

  @Test func estimatesDoNotDependOnThePortions() {
    let model = linearGaussian(exactPosterior: true)
    let one = model.logLikelihood(x, draws: 64, rows: 1)
    let all = model.logLikelihood(x, draws: 64, rows: 1000)
    #expect((one - all).abs().max().item() < 1e-4)
  }

  @Test func logSumExpIsStable() {
    let weights = Tensor([[-5000.0, 80_000.0], [-5001.0, 80_000.0]], dtype: .float64)
    let bound = importanceWeightedBound(weights).doubles
    #expect(abs(bound[0] - (-5000 + log((1 + exp(-1.0)) / 2))) < 1e-9)
    #expect(abs(bound[1] - 80_000) < 1e-9)
    #expect(importanceWeightedBound(weights[..<1]) == weights[0])
  }

  @Test func gradientOfTheBoundAgreesWithDifferences() {
    np.random.seed(4)
    let weights = RandomGenerator.shared.normal([6, 3], standardDeviation: 3, dtype: .float64)
    let found = gradient(of: importanceWeightedBound, at: weights)
    let numeric = numericGradient(of: importanceWeightedBound, at: weights)
    #expect((found - numeric).abs().max().item() < 1e-8)
    #expect((found.sum(axis: 0) - 1).abs().max().item() < 1e-12, "weights that sum to one")
  }

  @Test func oneDrawOfTheImportanceWeightedObjectiveIsTheELBO() {
    let model = linearGaussian(exactPosterior: false, objective: .importanceWeighted(draws: 1))
    let other = linearGaussian(exactPosterior: false, objective: .monteCarloELBO(draws: 1))
    keras.utils.setRandomSeed(6)
    let one = model.lossTerms(x, training: false)
    keras.utils.setRandomSeed(6)
    let two = other.lossTerms(x, training: false)
    #expect(abs(one.total.item() - two.total.item()) < 1e-6)
    #expect(one.nats == one.total)
  }

  @Test func trainingFindsTheTruePosterior() throws {
    keras.utils.setRandomSeed(7)
    let data = RandomGenerator.shared.normal([512, 1], standardDeviation: 1.28)
    for objective in [VariationalAutoencoder.Objective.elbo, .importanceWeighted(draws: 5)] {
      let model = linearGaussian(exactPosterior: false, objective: objective)
      model.compile(optimizer: optimizers.Adam(learningRate: 0.02))
      try model.fit(data, batchSize: 64, epochs: 40, verbose: 0)
      let kernel = model.encoder.getWeights()[0].item()
      #expect(abs(kernel - 1 / (1 + Self.noise * Self.noise)) < 0.08, "\(objective): \(kernel)")
    }
  }

  @Test func dimensionsThatSayNothingAreInactive() {
    let input = layers.Input(shape: [2])
    let mean = layers.Dense(3, useBias: false)
    let spread = layers.Dense(3, kernelInitializer: "zeros")
    let encoder = models.Model(input, [mean(input), spread(input)])
    mean.kernel.assign(Tensor([[1.0, 0.0, 0.0], [0.0, 0.5, 0.0]]))
    let code = layers.Input(shape: [3])
    let decoder = models.Model(code, layers.Dense(2)(code))
    let model = VariationalAutoencoder(encoder: encoder, decoder: decoder)
    np.random.seed(8)
    let data = RandomGenerator.shared.normal([400, 2])
    #expect(model.activeUnits(data) == 2)
    let divergence = model.klPerDimension(data).doubles
    #expect(divergence[0] > divergence[1] && divergence[1] > 0.05 && abs(divergence[2]) < 1e-6)
  }
}
