import Autodiff
import Distributions
import Tensors
import Testing

/// Draws have the moments of their distribution, and reparameterised ones carry gradients.
@Suite(.serialized) struct SamplingTests {
  /// Five standard errors of a mean over `count` draws of the given variance.
  private func bound(_ variance: Double, _ count: Int) -> Double {
    5 * (variance / Double(count)).squareRoot()
  }

  @Test func momentsOfANormal() {
    np.random.seed(1)
    let draws = Normal(2, 3).sample([20_000])
    #expect(abs(draws.mean().item() - 2) < bound(9, 20_000))
    #expect(abs(draws.var().item() - 9) < bound(2 * 81, 20_000))
  }

  @Test func frequenciesOfACategorical() {
    np.random.seed(2)
    let probabilities = [0.1, 0.2, 0.7]
    let draws = Categorical(probs: Tensor(probabilities)).sample([20_000]).ints
    for (number, p) in probabilities.enumerated() {
      let frequency = Double(draws.filter { $0 == number }.count) / 20_000
      #expect(abs(frequency - p) < bound(p * (1 - p), 20_000))
    }
  }

  @Test func covarianceOfAMultivariateNormal() {
    np.random.seed(3)
    let normal = MultivariateNormal(
      loc: Tensor([1.0, -1.0]), scaleTril: Tensor([[1.0, 0.0], [0.8, 0.6]]))
    let draws = normal.sample([20_000])  // (20000, 2)
    let centred = draws - draws.mean(axis: 0)
    let covariance = np.matmul(centred.T, centred) / 20_000.0
    for (found, expected) in zip(covariance.doubles, [1, 0.8, 0.8, 1.0]) {
      #expect(abs(found - expected) < 0.06)
    }
  }

  @Test func momentsOfAMixture() {
    np.random.seed(4)
    let mixture = MixtureSameFamily(
      mixture: Categorical(probs: Tensor([0.25, 0.75])),
      components: Normal(loc: Tensor([-2.0, 2.0]), scale: Tensor([0.5, 1.0])))
    let draws = mixture.sample([20_000])
    #expect(abs(draws.mean().item() - mixture.mean.item()) < bound(mixture.variance.item(), 20_000))
    #expect(abs(draws.var().item() - mixture.variance.item()) < 0.15)
  }

  @Test func divergenceByDrawsMeetsItsClosedForm() {
    np.random.seed(5)
    let q = Normal(0.5, 0.8)
    let p = Normal(0, 1)
    let exact = klDivergence(q, p).item()
    #expect(abs(klDivergence(q, p, samples: 50_000).item() - exact) < 0.02)
  }

  @Test func gradientsFlowThroughReparameterisedDraws() {
    // E[z^2] for z = m + s e is m^2 + s^2, so its gradient is (2m, 2s).
    np.random.seed(6)
    let mean = Variable(Tensor(0.7, dtype: .float64), name: "mean")
    let scale = Variable(Tensor(0.5, dtype: .float64), name: "scale")
    let tape = GradientTape()
    let loss = tape.record { Normal(loc: mean.value, scale: scale.value).rsample([40_000]).square().mean() }
    let gradients = tape.gradient(loss, [mean, scale])
    #expect(abs((gradients[0].item()) - 1.4) < 0.03)
    #expect(abs((gradients[1].item()) - 1.0) < 0.05)
  }
}
