import Tensors
import UserErrors

/// Groups samples around `nClusters` centres so that the sum of squared distances to them is small, by
/// Lloyd's algorithm: as scikit-learn's `KMeans`. The start is k-means++ (greedy, with several trials
/// for each centre), or centres of one's own.
///
///     let kmeans = KMeans(nClusters: 10, randomState: 0).fit(codes)
///     plt.scatter(codes[.all, 0], codes[.all, 1], c: kmeans.labels)
///
/// A seed gives the same groups each time, not scikit-learn's.
public final class KMeans {
  private let nClusters: Int
  private let start: Tensor?
  private let nInit: Int
  private let maxIter: Int
  private let tol: Double
  private let randomState: Int?

  /// The centres (clusters, features), scikit-learn's `cluster_centers_`.
  public private(set) var clusterCenters = Tensor(zeros: [0, 0])
  /// The cluster of each sample it was fitted to, scikit-learn's `labels_`.
  public private(set) var labels = Tensor(zeros: [0], dtype: .int32)
  /// The sum of the samples' squared distances to their centres, scikit-learn's `inertia_`.
  public private(set) var inertia = 0.0
  /// How many times the centres were moved, scikit-learn's `n_iter_`.
  public private(set) var nIter = 0

  /// Groups to be found.
  ///
  /// - Parameters:
  ///   - nClusters: How many.
  ///   - init: The centres to start from; k-means++ if nil.
  ///   - nInit: How many starts to try; the one with the least inertia is kept.
  ///   - maxIter: After how many moves to stop at the latest.
  ///   - tol: Stop when the centres move by less, as a part of the features' mean variance.
  ///   - randomState: The seed; without one the shared generator is used.
  public init(
    nClusters: Int = 8, init start: Tensor? = nil, nInit: Int = 1, maxIter: Int = 300, tol: Double = 1e-4,
    randomState: Int? = nil
  ) {
    (self.nClusters, self.start, self.nInit) = (nClusters, start, nInit)
    (self.maxIter, self.tol, self.randomState) = (maxIter, tol, randomState)
  }

  /// Finds the centres of samples (n, features).
  @discardableResult
  public func fit(_ x: some ArrayConvertible) -> KMeans {
    let given = samples(x.asArray, "KMeans.fit")
    orRaise { () throws(ValueError) in
      guard nClusters > 0, nClusters <= given.shape[0] else {
        throw ValueError("KMeans: \(nClusters) clusters of \(given.shape[0]) samples are not possible")
      }
      if let start, start.shape != [nClusters, given.shape[1]] {
        throw ValueError(
          "KMeans: init must have the shape (\(nClusters), \(given.shape[1])), not \(start.shape)")
      }
    }
    let mean = given.astype(.float64).mean(axis: 0)
    let centred = given.astype(.float64) - mean
    let limit = tol * centred.var(axis: 0).mean().item()
    let generator = randomState.map { RandomGenerator(seed: UInt64(bitPattern: Int64($0))) } ?? .shared
    var best: Lloyd?
    for _ in 0..<(start == nil ? max(nInit, 1) : 1) {
      let centres = start.map { $0.astype(.float64) - mean } ?? plusPlus(centred, nClusters, generator)
      var run = Lloyd(centred, centres)
      run.converge(maxIter: maxIter, limit: limit)
      if best.map({ run.inertia < $0.inertia }) ?? true { best = run }
    }
    if let best {
      clusterCenters = (best.centres + mean).astype(given.floatingType)
      labels = Tensor(best.labels).astype(.int32)
      (inertia, nIter) = (best.inertia, best.moves)
    }
    return self
  }

  /// The nearest centre's number for each sample.
  public func predict(_ x: some ArrayConvertible) -> Tensor {
    transform(x).argmin(axis: 1).astype(.int32)
  }

  /// `fit`, and the clusters of the same samples.
  public func fitPredict(_ x: some ArrayConvertible) -> Tensor { fit(x).labels }

  /// The distance of each sample to each centre: (samples, clusters).
  public func transform(_ x: some ArrayConvertible) -> Tensor {
    let x = featuresChecked(x.asArray, clusterCenters.shape[1], "KMeans.transform")
    return squaredDistances(x.astype(.float64), clusterCenters.astype(.float64)).sqrt().astype(x.floatingType)
  }
}

/// Lloyd's algorithm: samples to their nearest centres, centres to the means of their samples, until
/// nothing changes.
private struct Lloyd {
  let x: Tensor
  var centres: Tensor
  var labels: [Int] = []
  var moves = 0
  var inertia = 0.0

  init(_ x: Tensor, _ centres: Tensor) { (self.x, self.centres) = (x, centres) }

  mutating func converge(maxIter: Int, limit: Double) {
    var isSettled = false
    while moves < maxIter, !isSettled {
      checkInterruption()
      let before = labels
      assign()
      let moved = means()
      moves += 1
      let shift = (moved - centres).square().sum().item()
      centres = moved
      isSettled = labels == before
      if shift <= limit { break }
    }
    if !isSettled { assign() }
    inertia = (x - centres.take(labels)).square().sum().item()
  }

  private mutating func assign() { labels = squaredDistances(x, centres).argmin(axis: 1).ints }

  /// The means of the clusters; an empty one moves to the sample that is furthest from its centre.
  private mutating func means() -> Tensor {
    let (count, width) = (centres.shape[0], centres.shape[1])
    var sums = [Double](repeating: 0, count: count * width)
    var sizes = [Double](repeating: 0, count: count)
    let values = x.doubles
    for (sample, cluster) in labels.enumerated() {
      sizes[cluster] += 1
      for feature in 0..<width { sums[cluster * width + feature] += values[sample * width + feature] }
    }
    let empty = sizes.indices.filter { sizes[$0] == 0 }
    if !empty.isEmpty {
      let far = (-(x - centres.take(labels)).square().sum(axis: 1)).argsort().ints
      for (cluster, sample) in zip(empty, far) {
        let from = labels[sample]
        for feature in 0..<width {
          sums[cluster * width + feature] = values[sample * width + feature]
          sums[from * width + feature] -= values[sample * width + feature]
        }
        sizes[cluster] = 1
        sizes[from] -= 1
      }
    }
    let divisor = Tensor(shape: [count, 1], sizes.map { max($0, 1) })
    return Tensor(shape: [count, width], sums) / divisor
  }
}

/// Centres by k-means++ (Arthur and Vassilvitskii, 2007): each next one is a sample drawn with a
/// probability in proportion to its squared distance to the nearest centre so far, the best of 2 +
/// log(k) draws.
private func plusPlus(_ x: Tensor, _ count: Int, _ generator: RandomGenerator) -> Tensor {
  let trials = 2 + Int(np.log(Double(count)))
  let first = generator.integers([1], high: x.shape[0]).ints[0]
  var chosen = [first]
  var nearest = squaredDistances(x, x[first..<first + 1]).flatten()
  while chosen.count < count {
    let sums = nearest.cumsum()
    let draws = generator.uniform([trials], dtype: .float64) * sums[-1]
    let candidates = np.minimum(np.searchsorted(sums, draws), x.shape[0] - 1).ints
    let distances = np.minimum(squaredDistances(x, x.take(candidates)), nearest.expandDims(1))
    let best = Int(distances.sum(axis: 0).argmin())
    chosen.append(candidates[best])
    nearest = distances[.all, best]
  }
  return x.take(chosen)
}
