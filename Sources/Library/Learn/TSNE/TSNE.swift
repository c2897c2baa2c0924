import Tensors
import UserErrors

/// Samples in a plane in which neighbours stay neighbours (t-distributed stochastic neighbour
/// embedding), to look at codes of many dimensions. As scikit-learn's `TSNE`.
///
///     let plane = TSNE(randomState: 42).fitTransform(codes)     // (n, 2)
///
/// The places in the plane minimise KL(P || Q), P the likelihood that samples are neighbours by
/// normal distributions around them, Q the same of places by Student's t-distribution,
/// q_ij ~ (1 + |y_i - y_j|^2)^-1. All pairs are looked at (scikit-learn's `method="exact"`), so that
/// the time goes with the square of the number of samples: some thousand are enough for a picture.
/// Distances between clusters, and their sizes, mean little.
///
/// - Source: van der Maaten and Hinton (2008), "Visualizing data using t-SNE", sections 2 and 3;
///   scikit-learn, `sklearn/manifold/_t_sne.py`.
public final class TSNE {
  private let nComponents: Int
  private let perplexity: Double
  private let earlyExaggeration: Double
  private let learningRate: Double?
  private let maxIter: Int
  private let start: Start
  private let randomState: Int?

  private enum Start {
    case pca, random
    case places(Tensor)
  }

  /// The places of the samples (n, nComponents), scikit-learn's `embedding_`.
  public private(set) var embedding = Tensor(zeros: [0, 0])
  /// KL(P || Q) at the end, scikit-learn's `kl_divergence_`.
  public private(set) var klDivergence = Double.nan
  /// How many steps were made, scikit-learn's `n_iter_`.
  public private(set) var nIter = 0

  /// - Parameters:
  ///   - nComponents: The number of dimensions, 2 for a picture.
  ///   - perplexity: About how many neighbours each sample has; fewer than there are samples.
  ///   - earlyExaggeration: What P is multiplied with for the first 250 steps, so that clusters come
  ///     apart.
  ///   - learningRate: The size of steps: a number, or `"auto"`,
  ///     max(n / earlyExaggeration / 4, 50).
  ///   - maxIter: The number of steps, at least 250.
  ///   - init: The first places: `"pca"`, `"random"`, or a tensor of them.
  ///   - randomState: The seed of random first places.
  /// - Throws: Raises a ``UserErrors/ValueError`` for values that cannot be.
  public init(
    nComponents: Int = 2, perplexity: Double = 30, earlyExaggeration: Double = 12,
    learningRate: any StepSize = "auto", maxIter: Int = 1000, `init`: any FirstPlaces = "pca",
    randomState: Int? = nil
  ) {
    (self.nComponents, self.perplexity) = (nComponents, perplexity)
    (self.earlyExaggeration, self.maxIter, self.randomState) = (earlyExaggeration, maxIter, randomState)
    let size = learningRate.stepSize
    self.learningRate = size
    switch `init`.firstPlaces {
    case .name("pca"): start = .pca
    case .name("random"): start = .random
    case .name(let name):
      raise(ValueError("TSNE: init is \"pca\", \"random\" or a tensor of places, not \"\(name)\""))
    case .tensor(let places): start = .places(places)
    }
    orRaise { () throws(ValueError) in
      guard nComponents > 0, perplexity > 0, earlyExaggeration >= 1, maxIter >= 250, size ?? 1 > 0 else {
        throw ValueError(
          "TSNE: nComponents, perplexity and learningRate are above 0, earlyExaggeration is at least 1, "
            + "maxIter at least 250")
      }
    }
  }

  /// Finds the places of samples (n, features); see ``embedding``.
  @discardableResult
  public func fit(_ x: some ArrayConvertible) -> TSNE {
    let x = samples(x.asArray, "TSNE.fit").astype(.float64)
    let count = x.shape[0]
    if perplexity >= Double(count) {
      raise(ValueError("TSNE: perplexity \(perplexity) must be less than the \(count) samples"))
    }
    let likelihoods = NeighbourLikelihoods(of: x, perplexity: perplexity)
    var descent = EmbeddingDescent(
      places: firstPlaces(of: x), dimensions: nComponents, likelihoods: likelihoods.joint,
      learningRate: learningRate ?? Swift.max(Double(count) / earlyExaggeration / 4, 50))
    descent.run(to: 250, momentum: 0.5, exaggeration: earlyExaggeration, patience: 250)
    if descent.step < 250 || maxIter > 250 {
      descent.startOver()
      descent.run(to: maxIter, momentum: 0.8, exaggeration: 1, patience: 300)
    }
    embedding = Tensor(shape: [count, nComponents], descent.places).astype(.float32)
    (klDivergence, nIter) = (descent.divergence, descent.step)
    return self
  }

  /// The places of samples (n, features) in the plane: (n, nComponents).
  public func fitTransform(_ x: some ArrayConvertible) -> Tensor { fit(x).embedding }

  private func firstPlaces(of x: Tensor) -> [Double] {
    let count = x.shape[0]
    switch start {
    case .random:
      let generator = randomState.map { RandomGenerator(seed: UInt64(bitPattern: Int64($0))) }
      return ((generator ?? .shared).normal([count, nComponents], dtype: .float64) * 1e-4).doubles
    case .places(let places):
      if places.shape != [count, nComponents] {
        raise(
          ShapeError("TSNE: the first places have the shape (\(count), \(nComponents)), not \(places.shape)"))
      }
      return places.doubles
    case .pca:
      if x.shape[1] < nComponents {
        raise(ValueError("TSNE: init \"pca\" needs at least \(nComponents) features; take init \"random\""))
      }
      let centred = x - x.mean(axis: 0)
      let (_, directions) = np.linalg.eigh(centred.T.matmul(centred))
      let scores = centred.matmul(np.flip(directions, axis: 1)[.all, ..<nComponents])
      let deviation = Swift.max(scores[.all, 0].std().item(), .leastNormalMagnitude)
      return (scores / deviation * 1e-4).doubles
    }
  }
}

/// A size of steps: a number, or `"auto"`.
public protocol StepSize {
  /// nil for one that the number of samples gives.
  var stepSize: Double? { get }
}

extension Double: StepSize {
  /// The number.
  public var stepSize: Double? { self }
}

extension Int: StepSize {
  /// The number.
  public var stepSize: Double? { Double(self) }
}

extension String: StepSize {
  /// nil for "auto".
  public var stepSize: Double? {
    if self != "auto" { raise(ValueError("learningRate is a number or \"auto\", not \"\(self)\"")) }
    return nil
  }
}

/// Where samples begin: the name of a way, or their places.
public protocol FirstPlaces {
  /// The name or the places.
  var firstPlaces: NameOrPlaces { get }
}

/// The name of a way to place samples, or their places.
public enum NameOrPlaces {
  /// A name.
  case name(String)
  /// The places (n, dimensions).
  case tensor(Tensor)
}

extension String: FirstPlaces {
  /// The name.
  public var firstPlaces: NameOrPlaces { .name(self) }
}

extension Tensor: FirstPlaces {
  /// The places.
  public var firstPlaces: NameOrPlaces { .tensor(self) }
}
