import Autodiff
import Autoencoders
import Distributions
import Foundation
import Networks
import Tensors
import Testing

/// log p(x|z) of pixels.
@Suite(.serialized) struct LikelihoodTests {
  private func random(_ shape: Shape) -> Tensor { RandomGenerator.shared.normal(shape, dtype: .float64) }

  @Test func bernoulliIsTheDistributions() {
    np.random.seed(1)
    let x = RandomGenerator.shared.uniform([2, 3, 3, 1], dtype: .float64)
    let logits = random([5, 2, 3, 3, 1])
    let expected = Bernoulli(logits: logits).logProb(x).sum(axes: [2, 3, 4])
    let found = BernoulliLikelihood(fromLogits: true).logProb(x, [logits])
    #expect(found.shape == [5, 2])
    #expect((found - expected).abs().max().item() < 1e-10)
    let fromProbabilities = BernoulliLikelihood().logProb(x, [nn.sigmoid(logits)])
    #expect((fromProbabilities - expected).abs().max().item() < 1e-5)
  }

  @Test func bernoulliFromExtremeLogitsIsFinite() {
    let x = Tensor([[0.0, 1.0, 1.0]])
    let found = bernoulliLogLikelihood(x, logits: Tensor([[-200.0, 200.0, -200.0]]))
    #expect(found.item() == -200)
  }

  @Test func gradientsAgreeWithDifferences() {
    np.random.seed(2)
    let x = RandomGenerator.shared.uniform([2, 4], dtype: .float64)
    let output = random([3, 2, 4])
    let spread = random([3, 2, 4])
    let probabilities = nn.sigmoid(output)
    let bernoulli = BernoulliLikelihood(fromLogits: true)
    let fixed = GaussianLikelihood(.fixed(scale: 0.7))
    let decoded = GaussianLikelihood(.decoded)
    let functions: [(String, (Tensor) -> Tensor, Tensor)] = [
      ("logits", { bernoulli.logProb(x, [$0]) }, output),
      ("probabilities", { BernoulliLikelihood().logProb(x, [$0]) }, probabilities),
      ("fixed", { fixed.logProb(x, [$0]) }, output),
      ("decoded mean", { decoded.logProb(x, [$0, spread]) }, output),
      ("decoded log-variance", { decoded.logProb(x, [output, $0]) }, spread),
    ]
    for (name, function, point) in functions {
      let found = gradient(of: function, at: point)
      let numeric = numericGradient(of: { function($0) }, at: point)
      #expect((found - numeric).abs().max().item() < 1e-6, "\(name)")
    }
  }

  @Test func gaussianIsTheDistributions() {
    np.random.seed(3)
    let (x, mean, spread) = (random([2, 4]), random([2, 4]), random([2, 4]))
    let fixed = GaussianLikelihood(.fixed(scale: 0.3)).logProb(x, [mean])
    let normal = Normal(loc: mean, scale: Tensor(0.3, dtype: .float64)).logProb(x).sum(axis: -1)
    #expect((fixed - normal).abs().max().item() < 1e-5)  // the scale is kept as float32
    let decoded = GaussianLikelihood(.decoded).logProb(x, [mean, spread])
    let each = Normal(loc: mean, scale: (spread * 0.5).exp()).logProb(x).sum(axis: -1)
    #expect((decoded - each).abs().max().item() < 1e-10)
  }

  /// The best sigma² is the mean squared error.
  @Test func theLearnedScaleBecomesTheErrors() {
    np.random.seed(4)
    let likelihood = GaussianLikelihood(.learned(initialScale: 1))
    #expect(likelihood.trainableVariables.count == 1)
    let x = RandomGenerator.shared.normal([40, 50], standardDeviation: 0.2)
    let optimizer = optimizers.Adam(learningRate: 0.05)
    for _ in 0..<300 {
      let tape = GradientTape()
      let loss = tape.record { -likelihood.logProb(x, [Tensor(zerosLike: x)]).mean() }
      optimizer.applyGradients(
        zip(tape.gradient(loss, likelihood.trainableVariables), likelihood.trainableVariables))
    }
    let error = x.square().mean().item().squareRoot()
    #expect(abs(likelihood.scale - error) < 1e-3)
    #expect(GaussianLikelihood(.fixed(scale: 2)).trainableVariables.isEmpty)
  }
}
