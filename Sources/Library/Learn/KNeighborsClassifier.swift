import Tensors
import UserErrors

/// Classes of samples by the vote of the nearest ones that are known: as scikit-learn's
/// `KNeighborsClassifier`, by comparing with all. Among equal votes the smallest label wins.
///
///     let knn = KNeighborsClassifier(nNeighbors: 5).fit(codes, labels)
///     knn.score(testCodes, testLabels)
public final class KNeighborsClassifier {
  private let weights: String
  private let search: NearestNeighbors
  private var features = 0
  /// The place in `classes` of each known sample.
  private var positions: [Int] = []

  /// The classes' labels in rising order, scikit-learn's `classes_`.
  public private(set) var classes = Tensor(zeros: [0], dtype: .int64)

  /// A classifier.
  ///
  /// - Parameters:
  ///   - nNeighbors: How many neighbours vote.
  ///   - weights: "uniform" for one vote each, "distance" for votes of 1 / distance.
  ///   - metric: "euclidean", "manhattan" or "cosine".
  public init(nNeighbors: Int = 5, weights: String = "uniform", metric: String = "euclidean") {
    orRaise { () throws(ValueError) in
      guard ["uniform", "distance"].contains(weights) else {
        throw ValueError(
          "KNeighborsClassifier: weights are \"uniform\" or \"distance\", not \"\(weights)\"")
      }
    }
    self.weights = weights
    search = NearestNeighbors(nNeighbors: nNeighbors, metric: metric)
  }

  /// Remembers samples (n, features) and their labels (n).
  @discardableResult
  public func fit(_ x: some ArrayConvertible, _ y: some ArrayConvertible) -> KNeighborsClassifier {
    let x = samples(x.asArray, "KNeighborsClassifier.fit")
    _ = labels(y.asArray, x.shape[0], "KNeighborsClassifier.fit")
    let (names, places) = np.unique(y.asArray.flatten(), returnInverse: true)
    (classes, positions, features) = (names, places.ints, x.shape[1])
    search.fit(x)
    return self
  }

  /// The distances to the nearest samples, rising, and their numbers: both (queries, neighbours).
  public func kneighbors(_ x: some ArrayConvertible, nNeighbors: Int? = nil) -> (
    distances: Tensor, indices: Tensor
  ) {
    let x = featuresChecked(x.asArray, features, "KNeighborsClassifier.kneighbors")
    return search.kneighbors(x, nNeighbors: nNeighbors)
  }

  /// The part of the votes that each class gets: (n, classes).
  public func predictProba(_ x: some ArrayConvertible) -> Tensor {
    let x = featuresChecked(x.asArray, features, "KNeighborsClassifier.predict")
    let (distances, indices) = search.kneighbors(x.astype(.float64))
    let (count, width) = (classes.count, indices.shape[1])
    let (far, near) = (distances.doubles, indices.ints)
    var votes = [Double](repeating: 0, count: x.shape[0] * count)
    for row in 0..<x.shape[0] {
      let places = row * width..<(row + 1) * width
      for (place, weight) in zip(places, Self.votes(Array(far[places]), weights)) {
        votes[row * count + positions[near[place]]] += weight
      }
    }
    let table = Tensor(shape: [x.shape[0], count], votes)
    return table / table.sum(axis: 1, keepdims: true)
  }

  /// A sample that is known itself, at the distance 0, decides alone.
  private static func votes(_ distances: [Double], _ weights: String) -> [Double] {
    if weights == "uniform" { return distances.map { _ in 1 } }
    if distances.contains(0) { return distances.map { $0 == 0 ? 1 : 0 } }
    return distances.map { 1 / $0 }
  }

  /// The class with the most votes, for each sample.
  public func predict(_ x: some ArrayConvertible) -> Tensor {
    classes.take(predictProba(x).argmax(axis: 1))
  }

  /// The part of the samples that are put into the right class.
  public func score(_ x: some ArrayConvertible, _ y: some ArrayConvertible) -> Double {
    accuracyScore(y, predict(x))
  }
}
