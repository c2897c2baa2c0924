import Autodiff
import Distributions
import Tensors
import Testing

/// Every log-density, entropy, divergence and reparameterised draw, differentiated and compared with differences.
@Suite(.serialized) struct GradientTests {
  private func random(_ shape: Shape) -> Tensor { RandomGenerator.shared.normal(shape, dtype: .float64) }

  private func expectAgreement(_ name: String, at point: Tensor, _ function: (Tensor) -> Tensor) {
    let found = gradient(of: function, at: point)
    let numeric = numericGradient(of: function, at: point)
    #expect((found - numeric).abs().max().item() < 1e-6, "\(name): \(found) \(numeric)")
  }

  /// The same noise for each call.
  private func seeded(_ body: () -> Tensor) -> Tensor {
    np.random.seed(99)
    return body()
  }

  @Test func normal() {
    np.random.seed(1)
    let (loc, x) = (random([3]), random([4, 3]))
    let scale = random([3]).exp()
    let prior = Normal(loc: random([3]), scale: random([3]).exp())
    expectAgreement("logProb by loc", at: loc) { Normal(loc: $0, scale: scale).logProb(x) }
    expectAgreement("logProb by scale", at: scale) { Normal(loc: loc, scale: $0).logProb(x) }
    expectAgreement("logProb by x", at: x) { Normal(loc: loc, scale: scale).logProb($0) }
    expectAgreement("entropy", at: scale) { Normal(loc: loc, scale: $0).entropy() }
    expectAgreement("kl by loc", at: loc) { klDivergence(Normal(loc: $0, scale: scale), prior) }
    expectAgreement("kl by scale", at: scale) { klDivergence(Normal(loc: loc, scale: $0), prior) }
    expectAgreement("kl of the second", at: loc) { klDivergence(prior, Normal(loc: $0, scale: scale)) }
    expectAgreement("draws by scale", at: scale) { value in
      seeded { Normal(loc: loc, scale: value).rsample([5]).sin() }
    }
    expectAgreement("kl of a VAE", at: loc) { klDivergenceToStandardNormal(mean: $0, logVariance: scale) }
    expectAgreement("kl of a VAE", at: scale) { klDivergenceToStandardNormal(mean: loc, logVariance: $0) }
  }

  @Test func multivariateNormal() {
    np.random.seed(2)
    let (loc, x) = (random([3]), random([4, 3]))
    let tril = random([3, 3]) * 0.4 + Tensor(eye: 3, dtype: .float64) * 2
    let prior = MultivariateNormal(
      loc: random([3]), scaleTril: random([3, 3]) * 0.3 + Tensor(eye: 3, dtype: .float64) * 1.5)
    func made(_ tril: Tensor) -> MultivariateNormal { MultivariateNormal(loc: loc, scaleTril: tril) }
    expectAgreement("logProb by L", at: tril) { made($0).logProb(x) }
    expectAgreement("logProb by loc", at: loc) {
      MultivariateNormal(loc: $0, scaleTril: tril).logProb(x)
    }
    expectAgreement("logProb by x", at: x) { made(tril).logProb($0) }
    expectAgreement("entropy", at: tril) { made($0).entropy() }
    expectAgreement("kl by L", at: tril) { klDivergence(made($0), prior) }
    expectAgreement("kl of the second", at: tril) { klDivergence(prior, made($0)) }
    expectAgreement("draws by L", at: tril) { value in seeded { made(value).rsample([5]).sin() } }
  }

  @Test func discrete() {
    np.random.seed(3)
    let (logits, other) = (random([4]), random([4]))
    let x = Tensor([0.0, 1.0, 0.3, 1.0], dtype: .float64)
    expectAgreement("bernoulli", at: logits) { Bernoulli(logits: $0).logProb(x) }
    expectAgreement("its entropy", at: logits) { Bernoulli(logits: $0).entropy() }
    expectAgreement("its kl", at: logits) { klDivergence(Bernoulli(logits: $0), Bernoulli(logits: other)) }
    expectAgreement("its kl, second", at: logits) {
      klDivergence(Bernoulli(logits: other), Bernoulli(logits: $0))
    }
    let classes = Tensor([0, 3, 3])
    expectAgreement("categorical", at: logits) { Categorical(logits: $0).logProb(classes) }
    expectAgreement("its entropy", at: logits) { Categorical(logits: $0).entropy() }
    expectAgreement("its kl", at: logits) {
      klDivergence(Categorical(logits: $0), Categorical(logits: other))
    }
    expectAgreement("its kl, second", at: logits) {
      klDivergence(Categorical(logits: other), Categorical(logits: $0))
    }
  }

  @Test func mixture() {
    np.random.seed(4)
    let (weights, centres, x) = (random([3]), random([3]), random([5]))
    let widths = random([3]).exp()
    func made(_ weights: Tensor, _ centres: Tensor, _ widths: Tensor) -> Tensor {
      MixtureSameFamily(
        mixture: Categorical(logits: weights), components: Normal(loc: centres, scale: widths)
      ).logProb(x)
    }
    expectAgreement("by weights", at: weights) { made($0, centres, widths) }
    expectAgreement("by centres", at: centres) { made(weights, $0, widths) }
    expectAgreement("by widths", at: widths) { made(weights, centres, $0) }
  }
}
