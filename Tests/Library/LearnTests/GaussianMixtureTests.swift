import Learn
import Tensors
import Testing

@Suite struct GaussianMixtureTests {
  let golden: LearnGolden
  let x: Tensor

  init() throws {
    golden = try LearnGolden("mixture")
    x = golden["x"]
  }

  private func mixture(_ kind: String, _ steps: Int) -> GaussianMixture {
    GaussianMixture(
      nComponents: 3, covarianceType: kind, tol: 1e-6, maxIter: steps,
      weightsInit: golden["weights"],
      meansInit: golden["means"], precisionsInit: golden["precisions \(kind)"])
  }

  @Test(arguments: ["full", "diag", "spherical"], [1, 200])
  func stepsAreScikitLearns(kind: String, steps: Int) throws {
    let mixture = mixture(kind, steps).fit(x)
    let name = "\(kind) \(steps)"
    for (key, value) in [
      ("weights", mixture.weights), ("means", mixture.means), ("covariances", mixture.covariances),
      ("scores", mixture.scoreSamples(x)), ("probabilities", mixture.predictProba(x)),
    ] { try golden.check("\(name) \(key)", value, within: 1e-7) }
    try golden.check("\(name) components", mixture.predict(x).astype(.float64))
    try golden.check("\(name) score", mixture.score(x), within: 1e-7)
    try golden.check("\(name) bound", mixture.lowerBound, within: 1e-7)
    try golden.check("\(name) steps", Double(mixture.nIter))
    try golden.check("\(name) converged", Double(mixture.converged ? 1 : 0))
  }

  @Test(arguments: ["full", "diag", "spherical"])
  func everyStepRaisesTheBound(kind: String) {
    let mixture = GaussianMixture(
      nComponents: 3, covarianceType: kind, tol: 1e-9, regCovar: 0, maxIter: 500, randomState: 4
    ).fit(x)
    for (before, after) in zip(mixture.lowerBounds, mixture.lowerBounds.dropFirst()) {
      #expect(after >= before - 1e-12)
    }
    #expect(mixture.converged && abs(mixture.weights.sum().item() - 1) < 1e-12)
  }

  /// The start of k-means finds the groups that the given one finds.
  @Test func theStartOfKMeansIsGood() throws {
    let own = GaussianMixture(nComponents: 3, tol: 1e-6, maxIter: 300, nInit: 3, randomState: 1)
      .fit(x)
    #expect(own.lowerBound >= mixture("full", 200).fit(x).lowerBound - 1e-3)
  }

  @Test(arguments: ["full", "diag", "spherical"])
  func drawsHaveTheMixturesMoments(kind: String) {
    let fitted = GaussianMixture(nComponents: 3, covarianceType: kind, randomState: 2).fit(x)
    let (draws, components) = fitted.sample(20000)
    #expect(draws.shape == [20000, 2] && components.shape == [20000])
    let mean = (fitted.weights.expandDims(1) * fitted.means).sum(axis: 0)
    #expect((draws.mean(axis: 0) - mean).abs().max().item() < 0.06)
    let shares = components.astype(.int64).oneHot(3, dtype: .float64).mean(axis: 0)
    #expect((shares - fitted.weights).abs().max().item() < 0.02)
    #expect(abs(fitted.score(draws) - fitted.score(fitted.sample(20000).x)) < 0.05)
  }
}
