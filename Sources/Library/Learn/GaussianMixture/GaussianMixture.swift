import Foundation
import Tensors
import UserErrors

/// A mixture of normal distributions, p(x) = sum over k of w_k N(x; m_k, S_k), fitted by the EM
/// algorithm: as scikit-learn's `GaussianMixture`.
///
///     let mixture = GaussianMixture(nComponents: 3, randomState: 0).fit(x)
///     plt.scatter(x[.all, 0], x[.all, 1], c: mixture.predict(x))
///
/// The start is k-means' groups, or what `weightsInit`, `meansInit` and `precisionsInit` say. Each
/// step raises the mean log-likelihood: the responsibilities r_nk = p(k|x_n) (E step), then
/// weights, means and covariances of the samples so weighted (M step), with `regCovar` added to the
/// variances.
///
/// Source: Dempster, Laird and Rubin 1977; Bishop 2006, section 9.2.
public final class GaussianMixture {
  let nComponents: Int
  let covarianceType: CovarianceType
  private let tol: Double
  private let regCovar: Double
  private let maxIter: Int
  private let nInit: Int
  private let start: Start
  private let randomState: Int?

  /// What the first step is given.
  private struct Start {
    let weights: Tensor?
    let means: Tensor?
    let precisions: Tensor?
  }

  private var fitted: NormalComponents?

  /// The components' weights, (components), scikit-learn's `weights_`.
  public var weights: Tensor { requireFit("weights").weights }
  /// The means, (components, features), scikit-learn's `means_`.
  public var means: Tensor { requireFit("means").means }
  /// The covariances, scikit-learn's `covariances_`: (components, features, features) where they
  /// are "full", (components, features) "diag", (components) "spherical".
  public var covariances: Tensor { requireFit("covariances").covariances }
  /// Whether the last step changed the bound by less than `tol`, scikit-learn's `converged_`.
  public private(set) var converged = false
  /// How many steps the best start took, scikit-learn's `n_iter_`.
  public private(set) var nIter = 0
  /// The mean log-likelihood of the samples before the last M step, scikit-learn's `lower_bound_`.
  public private(set) var lowerBound = -Double.infinity
  /// The same after each step of the best start.
  public private(set) var lowerBounds: [Double] = []

  /// A mixture to be fitted.
  ///
  /// - Parameters:
  ///   - nComponents: how many components.
  ///   - covarianceType: "full", "diag" or "spherical".
  ///   - tol: stop when a step changes the mean log-likelihood by less.
  ///   - regCovar: what is added to the variances, so that none vanishes.
  ///   - maxIter: after how many steps to stop at the latest, with a warning.
  ///   - nInit: how many starts to try; the one with the highest bound is kept.
  ///   - weightsInit: the weights to start from, where they are not those of k-means.
  ///   - meansInit: the means to start from, likewise.
  ///   - precisionsInit: the inverse covariances to start from, of the shape of ``covariances``.
  ///   - randomState: the seed of k-means and of `sample`; the shared generator without one.
  public init(
    nComponents: Int = 1, covarianceType: String = "full", tol: Double = 1e-3,
    regCovar: Double = 1e-6, maxIter: Int = 100, nInit: Int = 1, weightsInit: Tensor? = nil,
    meansInit: Tensor? = nil, precisionsInit: Tensor? = nil, randomState: Int? = nil
  ) {
    (self.nComponents, self.tol, self.regCovar) = (nComponents, tol, regCovar)
    (self.maxIter, self.nInit, self.randomState) = (maxIter, nInit, randomState)
    start = Start(weights: weightsInit, means: meansInit, precisions: precisionsInit)
    self.covarianceType = orRaise { () throws(ValueError) in
      guard nComponents > 0, maxIter > 0, nInit > 0 else {
        throw ValueError("GaussianMixture: nComponents, maxIter and nInit must be positive")
      }
      guard let type = CovarianceType(rawValue: covarianceType) else {
        throw ValueError(
          "GaussianMixture: covarianceType \"\(covarianceType)\" is unknown; "
            + "known are full, diag, spherical"
        )
      }
      return type
    }
  }

  // MARK: Fitting

  /// Fits the mixture to samples (n, features).
  @discardableResult
  public func fit(_ x: some ArrayConvertible) -> GaussianMixture {
    let x = samples(x.asArray, "GaussianMixture.fit").astype(.float64)
    orRaise { () throws(ValueError) in
      guard x.shape[0] >= nComponents else {
        throw ValueError(
          "GaussianMixture: \(nComponents) components of \(x.shape[0]) samples are not possible")
      }
    }
    (lowerBound, lowerBounds) = (-.infinity, [])
    for run in 0..<nInit {
      let found = climbed(from: begin(x, run), x)
      guard run == 0 || found.bounds[found.bounds.count - 1] > lowerBound else { continue }
      (fitted, lowerBounds, converged) = (found.components, found.bounds, found.converged)
      lowerBound = found.bounds[found.bounds.count - 1]
      nIter = found.bounds.count
    }
    if !converged {
      FileHandle.standardError.write(
        Data(
          ("ConvergenceWarning: GaussianMixture stopped after \(maxIter) steps; "
            + "raise maxIter or tol\n")
            .utf8))
    }
    return self
  }

  /// E and M steps until the bound hardly changes.
  private func climbed(from start: NormalComponents, _ x: Tensor) -> (
    components: NormalComponents, bounds: [Double], converged: Bool
  ) {
    var components = start
    var bounds: [Double] = []
    for _ in 0..<maxIter {
      checkInterruption()
      let joint = components.logJoint(x)  // (n, components)
      let total = joint.logsumexp(axis: 1, keepdims: true)
      bounds.append(total.mean().item())
      components = estimate(x, (joint - total).exp())
      let count = bounds.count
      if count > 1, abs(bounds[count - 1] - bounds[count - 2]) < tol {
        return (components, bounds, true)
      }
    }
    return (components, bounds, false)
  }

  /// The M step: weights, means and covariances of samples with these responsibilities.
  private func estimate(_ x: Tensor, _ responsibilities: Tensor) -> NormalComponents {
    let sizes = responsibilities.sum(axis: 0) + 10 * Double.ulpOfOne
    let means = responsibilities.T.matmul(x) / sizes.expandDims(1)
    return NormalComponents(
      weights: sizes / sizes.sum(), means: means,
      covariances: covarianceType.covariances(
        x, responsibilities, sizes, means, regularization: regCovar),
      type: covarianceType)
  }

  /// The components before the first step.
  private func begin(_ x: Tensor, _ run: Int) -> NormalComponents {
    let features = x.shape[1]
    checkStart(start.weights, [nComponents], "weightsInit")
    checkStart(start.means, [nComponents, features], "meansInit")
    checkStart(
      start.precisions, covarianceType.shape(nComponents, features), "precisionsInit")
    if let weights = start.weights, let means = start.means, let precisions = start.precisions {
      return NormalComponents(
        weights: weights.astype(.float64), means: means.astype(.float64),
        covariances: covarianceType.inverted(precisions.astype(.float64)), type: covarianceType)
    }
    let groups = KMeans(nClusters: nComponents, randomState: randomState.map { $0 + run }).fit(x)
    let guessed = estimate(x, groups.labels.astype(.int64).oneHot(nComponents, dtype: .float64))
    return NormalComponents(
      weights: start.weights?.astype(.float64) ?? guessed.weights,
      means: start.means?.astype(.float64) ?? guessed.means,
      covariances: start.precisions.map { covarianceType.inverted($0.astype(.float64)) }
        ?? guessed.covariances, type: covarianceType)
  }

  private func checkStart(_ given: Tensor?, _ shape: Shape, _ name: String) {
    orRaise { () throws(ShapeError) in
      guard let given, given.shape != shape else { return }
      throw ShapeError("GaussianMixture: \(name) must have the shape \(shape), not \(given.shape)")
    }
  }

  // MARK: A fitted mixture

  private func requireFit(_ use: String) -> NormalComponents {
    orRaise { () throws(ValueError) in
      guard let fitted else { throw ValueError("GaussianMixture.\(use): call `fit` first") }
      return fitted
    }
  }

  private func logJoint(_ x: some ArrayConvertible, _ use: String) -> Tensor {
    let components = requireFit(use)
    let x = featuresChecked(x.asArray, components.means.shape[1], "GaussianMixture.\(use)")
    return components.logJoint(x.astype(.float64))
  }

  /// log p(x) of each sample, (n).
  public func scoreSamples(_ x: some ArrayConvertible) -> Tensor {
    logJoint(x, "scoreSamples").logsumexp(axis: 1)
  }

  /// The mean of log p(x) over samples.
  public func score(_ x: some ArrayConvertible) -> Double { scoreSamples(x).mean().item() }

  /// p(k|x): how much each component is responsible for each sample, (n, components).
  public func predictProba(_ x: some ArrayConvertible) -> Tensor {
    let joint = logJoint(x, "predictProba")
    return (joint - joint.logsumexp(axis: 1, keepdims: true)).exp()
  }

  /// The most probable component of each sample, (n).
  public func predict(_ x: some ArrayConvertible) -> Tensor {
    logJoint(x, "predict").argmax(axis: 1)
  }

  /// `fit`, and the components of the same samples.
  public func fitPredict(_ x: some ArrayConvertible) -> Tensor { fit(x).predict(x) }

  /// Draws from the mixture, component after component: samples (n, features) and the component of
  /// each (n).
  public func sample(_ nSamples: Int = 1) -> (x: Tensor, components: Tensor) {
    let components = requireFit("sample")
    let generator =
      randomState.map { RandomGenerator(seed: UInt64(bitPattern: Int64($0))) } ?? .shared
    return components.sample(nSamples, generator)
  }
}
