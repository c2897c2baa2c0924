import Distributions
import Tensors
import Testing

/// Log-densities, entropies and divergences against torch.distributions in float64.
@Suite struct ClosedFormTests {
  @Test func normal() throws {
    let golden = try Golden("normal")
    let normal = Normal(loc: golden["loc"], scale: golden["scale"])
    #expect(agree(normal.logProb(golden["x"]), golden["logProb"]))
    #expect(agree(normal.entropy(), golden["entropy"]))
    #expect(agree(normal.cdf(golden["x"]), golden["cdf"], within: 1e-7))
    let other = Normal(loc: golden["loc2"], scale: golden["scale2"])
    #expect(agree(klDivergence(normal, other), golden["kl"]))
  }

  @Test func normalQuantile() throws {
    let golden = try Golden("quantile")
    for (p, x) in zip(golden["p"].doubles, golden["x"].doubles) {
      #expect(abs(standardNormalQuantile(p) - x) <= 1e-13 * (1 + abs(x)), "at \(p)")
    }
    #expect(standardNormalQuantile(0) == -.infinity)
    #expect(standardNormalQuantile(1) == .infinity)
    #expect(standardNormalQuantile(1.5).isNaN)
  }

  @Test func bernoulli() throws {
    let golden = try Golden("bernoulli")
    let bernoulli = Bernoulli(logits: golden["logits"])
    #expect(agree(bernoulli.logProb(golden["x"]), golden["logProb"]))
    #expect(agree(bernoulli.entropy(), golden["entropy"]))
    #expect(agree(klDivergence(bernoulli, Bernoulli(logits: golden["logits2"])), golden["kl"]))
    #expect(agree(Bernoulli(probs: bernoulli.probs).logits, golden["logits"], within: 1e-8))
  }

  @Test func categorical() throws {
    let golden = try Golden("categorical")
    let categorical = Categorical(logits: golden["logits"])
    #expect(agree(categorical.logProb(golden["x"]), golden["logProb"]))
    #expect(agree(categorical.entropy(), golden["entropy"]))
    #expect(agree(klDivergence(categorical, Categorical(logits: golden["logits2"])), golden["kl"]))
  }

  @Test func categoricalWithAnImpossibleClass() {
    let certain = Categorical(probs: Tensor([0.0, 0.5, 0.5], dtype: .float64))
    #expect(abs(certain.entropy().item() - 0.6931471805599453) < 1e-12)
    let even = Categorical(probs: Tensor([1.0, 1.0, 1.0], dtype: .float64))
    #expect(abs(klDivergence(certain, even).item() - 0.4054651081081644) < 1e-12)
    #expect(klDivergence(even, certain).item() == .infinity)
  }

  @Test func multivariateNormal() throws {
    let golden = try Golden("multivariate")
    let normal = MultivariateNormal(loc: golden["loc"], scaleTril: golden["tril"])
    #expect(agree(normal.logProb(golden["x"]), golden["logProb"]))
    #expect(agree(normal.entropy(), golden["entropy"]))
    #expect(agree(normal.covariance, golden["covariance"]))
    #expect(agree(normal.variance, golden["variance"]))
    let other = MultivariateNormal(loc: golden["loc2"], scaleTril: golden["tril2"])
    #expect(agree(klDivergence(normal, other), golden["kl"]))
  }

  @Test func mixtures() throws {
    let golden = try Golden("mixture")
    let mixture = MixtureSameFamily(
      mixture: Categorical(logits: golden["weights"]),
      components: Normal(loc: golden["centres"], scale: golden["widths"]))
    #expect(agree(mixture.logProb(golden["x"]), golden["logProb"]))
    #expect(agree(mixture.mean, golden["mean"]))
    #expect(agree(mixture.variance, golden["variance"]))
    let multivariate = try Golden("multivariate")
    let plane = MixtureSameFamily(
      mixture: Categorical(logits: golden["weights"][..<2]),
      components: MultivariateNormal(loc: multivariate["loc"], scaleTril: multivariate["tril"]))
    #expect(agree(plane.logProb(golden["x2"]), golden["logProb2"]))
    #expect(agree(plane.mean, golden["mean2"]))
    #expect(agree(plane.variance, golden["variance2"]))
  }
}
