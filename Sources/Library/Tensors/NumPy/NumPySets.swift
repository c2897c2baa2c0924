// Different values, and tensors as sets.
extension NumPy {
  /// The different values in rising order.
  public static func unique(_ x: some ArrayConvertible) -> Tensor { Distinct(x.asArray).values }
  /// The different values in rising order, and how often each occurs.
  public static func unique(_ x: some ArrayConvertible, returnCounts: Bool) -> (Tensor, Tensor) {
    let distinct = Distinct(x.asArray)
    return (distinct.values, Tensor(distinct.counts))
  }
  /// The different values in rising order, and for each element which of them it is.
  public static func unique(_ x: some ArrayConvertible, returnInverse: Bool) -> (Tensor, Tensor) {
    let x = x.asArray
    let distinct = Distinct(x)
    return (distinct.values, Tensor(distinct.inverse).reshaped(to: x.shape))
  }
  /// The different values in rising order, and where each occurs first.
  public static func unique(_ x: some ArrayConvertible, returnIndex: Bool) -> (Tensor, Tensor) {
    let distinct = Distinct(x.asArray)
    return (distinct.values, Tensor(distinct.first))
  }

  /// Where the elements are among `testElements`, or with `invert` where they are not.
  public static func isin(
    _ x: some ArrayConvertible, _ testElements: some ArrayConvertible, invert: Bool = false
  ) -> Tensor {
    let (x, wanted) = (x.asArray, Set(testElements.asArray.doubles))
    return Tensor(shape: x.shape, x.doubles.map { wanted.contains($0) != invert })
  }
  /// The values that both have, in rising order.
  public static func intersect1d(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    let (a, b) = Tensor.promoted(a.asArray, b.asArray)
    let values = unique(a)
    return values[isin(values, b)]
  }
  /// The values that one or the other has, in rising order.
  public static func union1d(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    unique(Tensor.concatenate([a.asArray.flatten(), b.asArray.flatten()]))
  }
  /// The values of `a` that `b` has not, in rising order.
  public static func setdiff1d(_ a: some ArrayConvertible, _ b: some ArrayConvertible) -> Tensor {
    let values = unique(a)
    return values[isin(values, b, invert: true)]
  }
}

/// The different values of a tensor, from its sorted elements. All NaN count as one value.
private struct Distinct {
  let values: Tensor
  let counts: [Int]
  /// Where each value occurs first.
  let first: [Int]
  /// For each element the position of its value.
  let inverse: [Int]

  init(_ x: Tensor) {
    let flat = x.flatten()
    let order = flat.argsort().ints
    let numbers = flat.doubles
    var (first, counts) = ([Int](), [Int]())
    var inverse = [Int](repeating: 0, count: order.count)
    for (place, element) in order.enumerated() {
      let number = numbers[element]
      let isNew = place == 0 || number != numbers[order[place - 1]]
      if isNew, !(number.isNaN && place > 0 && numbers[order[place - 1]].isNaN) {
        first.append(element)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      inverse[element] = first.count - 1
    }
    values = flat.take(first)
    (self.first, self.counts, self.inverse) = (first, counts, inverse)
  }
}
