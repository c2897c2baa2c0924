import Tensors
import UserErrors

/// Finds the samples that lie nearest: as scikit-learn's `NearestNeighbors`, by comparing with all.
///
///     let neighbors = NearestNeighbors(nNeighbors: 5).fit(codes)
///     let (distances, indices) = neighbors.kneighbors(query)
public final class NearestNeighbors {
  private let nNeighbors: Int
  private let metric: String
  private var fitted = Tensor(zeros: [0, 0])

  /// A search for `nNeighbors` neighbours by the Euclidean distance, "manhattan" or "cosine" (1 - cos of
  /// the angle).
  public init(nNeighbors: Int = 5, metric: String = "euclidean") {
    orRaise { () throws(ValueError) in
      guard ["euclidean", "minkowski", "l2", "manhattan", "l1", "cosine"].contains(metric) else {
        throw ValueError(
          "NearestNeighbors: metric \"\(metric)\" is unknown; known are euclidean, manhattan, cosine")
      }
    }
    (self.nNeighbors, self.metric) = (nNeighbors, metric)
  }

  /// The samples (n, features) among which to search.
  @discardableResult
  public func fit(_ x: some ArrayConvertible) -> NearestNeighbors {
    fitted = samples(x.asArray, "NearestNeighbors.fit")
    return self
  }

  /// The distances to the nearest samples, rising, and their numbers: both (queries, neighbours). Equal
  /// distances come by number.
  public func kneighbors(_ x: some ArrayConvertible, nNeighbors: Int? = nil) -> (
    distances: Tensor, indices: Tensor
  ) {
    let x = featuresChecked(x.asArray, fitted.shape[1], "NearestNeighbors.kneighbors")
    return nearest(x, nNeighbors ?? self.nNeighbors, excludingSelf: false)
  }

  /// The nearest others of the samples themselves.
  public func kneighbors(nNeighbors: Int? = nil) -> (distances: Tensor, indices: Tensor) {
    nearest(fitted, nNeighbors ?? self.nNeighbors, excludingSelf: true)
  }

  private func nearest(_ x: Tensor, _ count: Int, excludingSelf: Bool) -> (distances: Tensor, indices: Tensor)
  {
    let available = fitted.shape[0] - (excludingSelf ? 1 : 0)
    orRaise { () throws(ValueError) in
      guard count > 0, count <= available else {
        throw ValueError("NearestNeighbors: \(count) neighbours of \(available) samples are not possible")
      }
    }
    let (queries, known) = (prepared(x), prepared(fitted))
    var found: [Neighbor] = []
    // Blocks of queries, so that the table of all distances need not fit into memory.
    let block = max(1, 4_000_000 / known.shape[0])
    for start in stride(from: 0, to: queries.shape[0], by: block) {
      checkInterruption()
      let part = queries[start..<min(start + block, queries.shape[0])]
      let table = approximateDistances(part, known).doubles
      for row in 0..<part.shape[0] {
        let keys = table[row * known.shape[0]..<(row + 1) * known.shape[0]]
        let others = excludingSelf ? start + row : nil
        let nearest = smallest(Array(keys), count, without: others)
        found += exact(part[row], known, nearest)
      }
    }
    let shape: Shape = [x.shape[0], count]
    return (
      Tensor(shape: shape, found.map(\.distance)).astype(x.floatingType),
      Tensor(shape: shape, found.map { Int64($0.index) })
    )
  }

  private struct Neighbor {
    let distance: Double
    let index: Int
  }

  private func prepared(_ x: Tensor) -> Tensor {
    let x = x.astype(.float64)
    guard metric == "cosine" else { return x }
    let lengths = np.linalg.norm(x, axis: 1, keepdims: true)
    return x / np.where(lengths .== 0, 1.0, lengths)
  }

  /// What grows with the distance, for all pairs. Good enough to find the nearest, not to tell how near
  /// they are: the difference of large squares has lost digits.
  private func approximateDistances(_ a: Tensor, _ b: Tensor) -> Tensor {
    guard metric == "manhattan" || metric == "l1" else { return squaredDistances(a, b) }
    return Tensor.stack((0..<a.shape[0]).map { (b - a[$0]).abs().sum(axis: 1) })
  }

  /// The positions of the `count` smallest keys, in any order.
  private func smallest(_ keys: [Double], _ count: Int, without excluded: Int?) -> [Int] {
    var kept: [Int] = []
    for index in keys.indices where index != excluded {
      if kept.count == count, keys[index] >= keys[kept[count - 1]] { continue }
      let place = kept.firstIndex { keys[index] < keys[$0] } ?? kept.count
      kept.insert(index, at: place)
      if kept.count > count { kept.removeLast() }
    }
    return kept
  }

  /// The distances to the nearest, by their definition and in rising order.
  private func exact(_ query: Tensor, _ known: Tensor, _ nearest: [Int]) -> [Neighbor] {
    let differences = known.take(nearest) - query
    let distances: Tensor
    switch metric {
    case "manhattan", "l1": distances = differences.abs().sum(axis: 1)
    // Of vectors of length one, |a - b|^2 = 2 (1 - cos).
    case "cosine": distances = differences.square().sum(axis: 1) / 2
    default: distances = differences.square().sum(axis: 1).sqrt()
    }
    return zip(distances.doubles, nearest).map { Neighbor(distance: $0, index: $1) }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
  }
}
