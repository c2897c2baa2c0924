import Autodiff
import Autoencoders
import Distributions
import Foundation
import Tensors
import Testing

/// Densities by change of variables: the log-determinant each posterior states is that of its map's Jacobian.
@Suite(.serialized) struct PosteriorTests {
  private let latent = 4
  private let batch = 3

  private func random(_ shape: Shape, _ scale: Double = 1) -> Tensor {
    RandomGenerator.shared.normal(shape, standardDeviation: scale, dtype: .float64)
  }

  /// One of each kind, in float64.
  private func posteriors() -> [any Posterior] {
    np.random.seed(3)
    let mean = random([batch, latent])
    let spread = random([batch, latent], 0.4)
    let flow = InverseAutoregressiveFlowFamily(
      latentSize: latent, contextSize: 5, hiddenUnits: 7, stepCount: 3)
    // Away from the start, where the networks' kernels are small.
    for variable in flow.weights {
      variable.assign(RandomGenerator.shared.normal(variable.shape, standardDeviation: 0.4))
    }
    return [
      FactorizedGaussianFamily().posterior([mean, spread]),
      FullCovarianceGaussianFamily().posterior([mean, spread, random([batch, latent * latent])]),
      flow.posterior([mean, spread, random([batch, 5])]),
    ]
  }

  /// The map of one sample's noise (latent) to its z (latent), the other samples' noise held.
  private func map(_ posterior: any Posterior, sample: Int, noise: Tensor) -> (Tensor) -> Tensor {
    { epsilon in
      let rows = (0..<batch).map { $0 == sample ? epsilon : noise[$0] }
      return posterior.transformed(Tensor.stack(rows)).z[sample]
    }
  }

  /// By central differences, (latent, latent).
  private func numericJacobian(_ function: (Tensor) -> Tensor, at point: Tensor) -> Tensor {
    let step = 1e-5
    let columns = (0..<latent).map { index -> Tensor in
      let moved = Tensor(eye: latent, dtype: .float64)[index] * step
      return (function(point + moved) - function(point - moved)) / (2 * step)
    }
    return Tensor.stack(columns, axis: 1)
  }

  @Test func logDeterminantsAreThoseOfTheNumericJacobian() {
    for posterior in posteriors() {
      let noise = random([batch, latent])
      let stated = posterior.transformed(noise).logDeterminant
      #expect(stated.shape == [batch])
      for sample in 0..<batch {
        let function = map(posterior, sample: sample, noise: noise)
        let numeric = np.linalg.det(numericJacobian(function, at: noise[sample])).item()
        let exact = np.linalg.det(jacobian(of: function, at: noise[sample])).item()
        #expect(abs(log(abs(numeric)) - stated[sample].item()) < 1e-6, "\(type(of: posterior))")
        #expect(abs(log(abs(exact)) - stated[sample].item()) < 1e-10, "\(type(of: posterior))")
      }
    }
  }

  @Test func densitiesAreThoseOfTheDistributions() {
    let all = posteriors()
    let factorized = all[0] as? FactorizedGaussian
    let draw = all[0].draw(6)
    #expect(draw.z.shape == [6, batch, latent] && draw.logDensity.shape == [6, batch])
    let expected = factorized?.distribution.logProb(draw.z).sum(axis: -1)
    #expect((draw.logDensity - (expected ?? draw.z)).abs().max().item() < 1e-10)
    let full = all[1] as? FullCovarianceGaussian
    let correlated = all[1].draw(6)
    let density = full?.distribution.logProb(correlated.z)
    #expect((correlated.logDensity - (density ?? correlated.z)).abs().max().item() < 1e-10)
  }

  @Test func divergencesInClosedFormAreThoseOfTheDistributions() {
    let full = posteriors()[1] as? FullCovarianceGaussian
    let prior = MultivariateNormal(
      loc: Tensor(zeros: [latent], dtype: .float64), scaleTril: Tensor(eye: latent, dtype: .float64))
    let expected = full.map { klDivergence($0.distribution, prior) }
    let found = full?.klDivergenceFromPrior
    #expect(((found ?? 0) - (expected ?? 1)).abs().max().item() < 1e-10)
  }

  @Test func divergencesByDrawsMeetTheClosedForms() {
    for posterior in posteriors().prefix(2) {
      let exact = posterior.klDivergenceFromPrior ?? Tensor(0)
      let drawn = posterior.klDivergenceFromPrior(draws: 40_000)
      #expect((exact - drawn).abs().max().item() < 0.15, "\(type(of: posterior)): \(exact) \(drawn)")
      #expect(exact.min().item() > 0)
    }
  }

  @Test func factorizedDivergenceIsTheSumOverDimensions() {
    let posterior = posteriors()[0]
    let parts = posterior.klDivergencePerDimension?.sum(axis: -1)
    #expect(parts == posterior.klDivergenceFromPrior)
    // Of correlated dimensions the marginals tell less than the whole.
    let full = posteriors()[1]
    let missing = (full.klDivergenceFromPrior ?? 0) - (full.klDivergencePerDimension?.sum(axis: -1) ?? 0)
    #expect(missing.min().item() > 0)
  }

  @Test func outputsOfTheMaskedNetworkDependOnFormerInputsOnly() {
    np.random.seed(5)
    for size in [1, 2, 5] {
      let network = MaskedAutoregressiveNetwork(latentSize: size, contextSize: 2, hiddenUnits: 9)
      for variable in network.weights { variable.assign(RandomGenerator.shared.normal(variable.shape)) }
      let context = random([1, 2])
      let slopes = jacobian(
        of: { network.outputs($0.expandDims(0), context: context).shift[0] }, at: random([size]))
      for row in 0..<size {
        for column in 0..<size where column >= row { #expect(slopes[row, column].item() == 0) }
      }
      let scale = gradient(
        of: { network.outputs(Tensor(zeros: [1, size], dtype: .float64), context: $0).scale }, at: context)
      #expect(scale.abs().max().item() > 0, "the context tells")
      if size == 5 { #expect(slopes.abs().max().item() > 0) }
    }
  }

  /// The gradients of log q and of z with respect to what the encoder gives, against differences.
  @Test func gradientsReachTheEncoder() {
    np.random.seed(8)
    let noise = random([2, batch, latent])
    let (mean, spread) = (random([batch, latent]), random([batch, latent], 0.4))
    let third = [mean, random([batch, latent * latent]), random([batch, 5])]
    let flow = InverseAutoregressiveFlowFamily(
      latentSize: latent, contextSize: 5, hiddenUnits: 7, stepCount: 2)
    let families: [any PosteriorFamily] = [FactorizedGaussianFamily(), FullCovarianceGaussianFamily(), flow]
    for (index, family) in families.enumerated() {
      let parameters = index == 0 ? [mean, spread] : [mean, spread, third[index]]
      for place in parameters.indices {
        func loss(_ value: Tensor) -> Tensor {
          var changed = parameters
          changed[place] = value
          let draw = family.posterior(changed).draw(noise: noise)
          return draw.logDensity.sum() + (draw.z * noise).sin().sum()
        }
        let found = gradient(of: loss, at: parameters[place])
        let numeric = numericGradient(of: loss, at: parameters[place])
        // The flow's weights are float32 numbers, which float64 holds exactly.
        #expect((found - numeric).abs().max().item() < 1e-6, "\(type(of: family)), parameter \(place)")
      }
    }
  }

  @Test func theFlowsWeightsHaveGradients() {
    np.random.seed(9)
    let flow = InverseAutoregressiveFlowFamily(latentSize: 3, contextSize: 2, hiddenUnits: 6, stepCount: 2)
    #expect(flow.trainableVariables.count == 2 * 9)
    let (mean, spread, context) = (random([2, 3]), random([2, 3]), random([2, 2]))
    let noise = random([2, 3])
    func loss() -> Tensor { flow.posterior([mean, spread, context]).draw(noise: noise).logDensity.sum() }
    let tape = GradientTape()
    let value = tape.record { loss() }
    let variable = flow.trainableVariables[0]
    let found = tape.gradient(value, variable)
    let start = variable.value
    let numeric = numericGradient(
      of: { moved in
        variable.assign(moved)
        return loss()
      }, at: start, step: 1e-2)
    variable.assign(start)
    #expect((found - numeric).abs().max().item() < 1e-3)
  }
}
