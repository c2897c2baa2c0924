@_exported import Tensors
import UserErrors

/// Divides samples into a part for training and one for testing, as scikit-learn's `train_test_split`:
/// the same samples for the same `randomState`.
///
///     let (xTrain, xTest, yTrain, yTest) = trainTestSplit(x, y, testSize: 0.2, randomState: 42)
///
/// - Parameters:
///   - x: The samples along the first axis.
///   - y: What belongs to them, of the same first axis.
///   - testSize: The part of the samples to test on, from 0 to 1, rounded up; from 1 on, their number.
///   - trainSize: The part to train on; what is left if nil.
///   - randomState: The seed; without one the shared generator is used.
///   - shuffle: Whether to bring the samples into random order first; else the last ones are for
///     testing.
///   - stratify: Classes of the samples, each of which is divided by the same parts.
@_disfavoredOverload
public func trainTestSplit(
  _ x: some ArrayConvertible, _ y: some ArrayConvertible, testSize: Double? = nil, trainSize: Double? = nil,
  randomState: Int? = nil, shuffle: Bool = true, stratify: (any ArrayConvertible)? = nil
) -> (xTrain: Tensor, xTest: Tensor, yTrain: Tensor, yTest: Tensor) {
  let parts = split(
    [x.asTensor, y.asTensor], SplitSizes(testSize, trainSize), randomState, shuffle, stratify?.asArray)
  return (parts[0].0, parts[0].1, parts[1].0, parts[1].1)
}

/// Divides samples into a part for training and one for testing: `let (train, test) =
/// trainTestSplit(x)`.
@_disfavoredOverload
public func trainTestSplit(
  _ x: some ArrayConvertible, testSize: Double? = nil, trainSize: Double? = nil, randomState: Int? = nil,
  shuffle: Bool = true, stratify: (any ArrayConvertible)? = nil
) -> (train: Tensor, test: Tensor) {
  let parts = split([x.asTensor], SplitSizes(testSize, trainSize), randomState, shuffle, stratify?.asArray)
  return (parts[0].0, parts[0].1)
}

/// Divides three tensors that belong together:
/// `let (xTrain, xTest, yTrain, yTest, wTrain, wTest) = trainTestSplit(x, y, w)`.
@_disfavoredOverload
public func trainTestSplit(
  _ x: some ArrayConvertible, _ y: some ArrayConvertible, _ z: some ArrayConvertible, testSize: Double? = nil,
  trainSize: Double? = nil, randomState: Int? = nil, shuffle: Bool = true,
  stratify: (any ArrayConvertible)? = nil
) -> (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) {
  let parts = split(
    [x.asTensor, y.asTensor, z.asTensor], SplitSizes(testSize, trainSize), randomState, shuffle,
    stratify?.asArray)
  return (parts[0].0, parts[0].1, parts[1].0, parts[1].1, parts[2].0, parts[2].1)
}

private func split(
  _ tensors: [Tensor], _ sizes: SplitSizes, _ randomState: Int?, _ shuffle: Bool, _ classes: Tensor?
) -> [(Tensor, Tensor)] {
  let count = tensors[0].shape.first ?? 0
  let (train, test) = orRaise { () throws(ValueError) in
    guard tensors.allSatisfy({ $0.shape.first == count }), classes.map({ $0.count == count }) ?? true else {
      throw ValueError(
        "trainTestSplit: all must have as many samples; their shapes are "
          + (tensors + (classes.map { [$0] } ?? [])).map { "\($0.shape)" }.joined(separator: ", "))
    }
    return try sizes.counts(of: count)
  }
  var shuffling = Shuffling(randomState: randomState)
  let places: (train: [Int], test: [Int])
  if let classes {
    places = orRaise { () throws(ValueError) in
      guard shuffle else { throw ValueError("trainTestSplit: stratify needs shuffle: true") }
      return try stratified(classes.doubles, train, test, &shuffling)
    }
  } else if shuffle {
    let order = shuffling.permutation(Array(0..<count))
    places = (Array(order[test..<test + train]), Array(order[..<test]))
  } else {
    places = (Array(0..<train), Array(train..<train + test))
  }
  return tensors.map { ($0.take(places.train), $0.take(places.test)) }
}

/// The parts that were asked for.
private struct SplitSizes {
  let test: Double?
  let train: Double?

  init(_ test: Double?, _ train: Double?) { (self.test, self.train) = (test, train) }

  /// How many samples each part gets of `count`.
  func counts(of count: Int) throws(ValueError) -> (train: Int, test: Int) {
    for (name, part) in [("testSize", test), ("trainSize", train)] {
      if let part, !(part > 0 && part < 1 || part >= 1 && part == part.rounded() && part < Double(count)) {
        throw ValueError(
          "trainTestSplit: \(name) is a part between 0 and 1, or a number of the \(count) samples, not \(part)"
        )
      }
    }
    let number = { (part: Double, rule: FloatingPointRoundingRule) in
      part >= 1 ? Int(part) : Int((part * Double(count)).rounded(rule))
    }
    let trained = train.map { number($0, .down) }
    let tested =
      test.map { number($0, .up) } ?? trained.map { count - $0 }
      ?? Int((0.25 * Double(count)).rounded(.up))
    let rest = trained ?? count - tested
    guard rest > 0, tested > 0, rest + tested <= count else {
      throw ValueError(
        "trainTestSplit: \(count) samples cannot be divided into \(rest) for training and \(tested) for testing"
      )
    }
    return (rest, tested)
  }
}

/// The positions of both parts with each class divided by the same parts, in scikit-learn's order of
/// draws.
private func stratified(
  _ classes: [Double], _ train: Int, _ test: Int, _ shuffling: inout Shuffling
) throws(ValueError) -> (train: [Int], test: [Int]) {
  let names = Set(classes).sorted()
  let members = names.map { name in classes.indices.filter { classes[$0] == name } }
  let counts = members.map(\.count)
  guard counts.allSatisfy({ $0 > 1 }), train >= names.count, test >= names.count else {
    throw ValueError(
      "trainTestSplit: each of the \(names.count) classes needs two samples, and a place in both parts")
  }
  let trained = mostLikely(counts, train, &shuffling)
  let tested = mostLikely(zip(counts, trained).map { $0 - $1 }, test, &shuffling)
  var parts: (train: [Int], test: [Int]) = ([], [])
  for index in names.indices {
    let order = shuffling.permutation(Array(0..<counts[index])).map { members[index][$0] }
    parts.train += order[..<trained[index]]
    parts.test += order[trained[index]..<trained[index] + tested[index]]
  }
  return (shuffling.permutation(parts.train), shuffling.permutation(parts.test))
}

/// How many of each class are most likely among `draws`: the classes' parts rounded down, then up for
/// those with the largest rest, equal ones by lot.
private func mostLikely(_ counts: [Int], _ draws: Int, _ shuffling: inout Shuffling) -> [Int] {
  let total = Double(counts.reduce(0, +))
  let exact = counts.map { Double($0) / total * Double(draws) }
  var result = exact.map { Int($0.rounded(.down)) }
  var missing = draws - result.reduce(0, +)
  let rests = exact.map { $0 - $0.rounded(.down) }
  for rest in Set(rests).sorted(by: >) where missing > 0 {
    let places = rests.indices.filter { rests[$0] == rest }
    let added = min(places.count, missing)
    for chosen in shuffling.permutation(Array(0..<places.count)).prefix(added) { result[places[chosen]] += 1 }
    missing -= added
  }
  return result
}
