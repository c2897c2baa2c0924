import UserErrors

// Elements drawn at random, with equal probabilities or those of `p`.
extension NumPy.random {
  /// One of the numbers below `count`, with the probabilities `p`.
  public static func choice(_ count: Int, p: (any ArrayConvertible)? = nil) -> Int {
    Draw(count, p?.asArray).positions(1, replace: true)[0]
  }
  /// `size` of the numbers 0..<count, with the probabilities `p`; each at most once if `replace` is
  /// false.
  public static func choice<each Length: ShapeConvertible>(
    _ count: Int, size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return Tensor(Draw(count, p?.asArray).positions(shape.elementCount, replace: replace)).reshaped(to: shape)
  }
  /// `size` of the numbers 0..<count: `np.random.choice(100, 5, replace: false)`.
  public static func choice<each Length: ShapeConvertible>(
    _ count: Int, _ size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    choice(count, size: (repeat each size), replace: replace, p: p)
  }
  /// Some rows of a tensor, with the probabilities `p`.
  public static func choice<each Length: ShapeConvertible>(
    _ x: Tensor, size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    x.take(choice(x.shape[0], size: (repeat each size), replace: replace, p: p))
  }
  /// Some rows of a tensor: `np.random.choice(x, 5, replace: false)`.
  public static func choice<each Length: ShapeConvertible>(
    _ x: Tensor, _ size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    choice(x, size: (repeat each size), replace: replace, p: p)
  }
  /// One element of an array: `np.random.choice(["a", "b"], p: [0.9, 0.1])`.
  public static func choice<Element>(_ elements: [Element], p: (any ArrayConvertible)? = nil) -> Element {
    elements[choice(elements.count, p: p)]
  }
  /// Numbers of an array in any shape: `np.random.choice([1, 2, 3], size: (5, 1))`.
  @_disfavoredOverload
  public static func choice<Number: NestedNumbers, each Length: ShapeConvertible>(
    _ numbers: [Number], size: (repeat each Length), replace: Bool = true,
    p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    choice(Tensor(numbers), size: (repeat each size), replace: replace, p: p)
  }
  /// Some elements of an array: `np.random.choice([1, 2, 3], size: 2)`.
  public static func choice<Element>(
    _ elements: [Element], size: Int, replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> [Element] {
    Draw(elements.count, p?.asArray).positions(size, replace: replace).map { elements[$0] }
  }
}

/// Positions drawn with given probabilities.
private struct Draw {
  let count: Int
  let probabilities: [Double]?

  init(_ count: Int, _ p: Tensor?) {
    (self.count, probabilities) = (count, p?.doubles)
    orRaise { () throws(ValueError) in
      guard count > 0 else { throw ValueError("choice: there is nothing to choose from") }
      guard let p = probabilities else { return }
      guard p.count == count else {
        throw ValueError("choice: \(count) things to choose from, but \(p.count) probabilities")
      }
      let sum = p.reduce(0, +)
      guard p.allSatisfy({ $0 >= 0 }), Swift.abs(sum - 1) < 1e-5 else {
        throw ValueError("choice: probabilities must not be negative and sum to 1, not \(sum)")
      }
    }
  }

  func positions(_ size: Int, replace: Bool) -> [Int] {
    let size = nonNegative(size, "choice: size")
    let possible = probabilities?.filter { $0 > 0 }.count ?? count
    orRaise { () throws(ValueError) in
      guard replace || size <= possible else {
        throw ValueError("choice: \(size) different ones of \(possible) are not possible; use replace: true")
      }
    }
    guard let probabilities else {
      return replace
        ? RandomGenerator.shared.integers([size], high: count).ints
        : Array(RandomGenerator.shared.permutation(count).prefix(size))
    }
    let draws = RandomGenerator.shared.uniform([replace ? size : count], dtype: .float64).doubles
    if replace {
      let sums = SortedNumbers(Tensor(probabilities, dtype: .float64).cumsum().doubles)
      let last = probabilities.lastIndex { $0 > 0 } ?? 0
      return draws.map { Swift.min(sums.after($0 * sums.numbers[count - 1]), last) }
    }
    // Without replacement: the smallest of exponential waiting times -log(u) / p come first (Efraimidis
    // and Spirakis, 2006).
    let times = zip(draws, probabilities).map { $1 > 0 ? -Double.log(1 - $0) / $1 : .infinity }
    return Array(times.indices.sorted { times[$0] < times[$1] }.prefix(size))
  }
}
