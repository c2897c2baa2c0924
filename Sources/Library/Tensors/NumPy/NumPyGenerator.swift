import UserErrors

extension NumPy.random {
  /// A generator of its own, as NumPy's `default_rng`: the same numbers for the same seed, whatever
  /// else draws. They are not NumPy's numbers. Without a seed it starts from the system's entropy.
  ///
  ///     let rng = np.random.defaultRng(42)
  ///     let noise = rng.normal(size: (3, 4))
  public static func defaultRng(_ seed: Int? = nil) -> Generator { Generator(seed: seed) }
  /// A generator of its own, its seed by name.
  public static func defaultRng(seed: Int?) -> Generator { Generator(seed: seed) }

  /// Random numbers from a stream of one's own: what ``defaultRng(_:)`` gives. `size:` is a length,
  /// a list, lengths in brackets, or a tensor's `shape`; without it one number comes. Numbers are
  /// float32; seeds give other numbers than NumPy's.
  public final class Generator: Sendable {
    private let stream: RandomGenerator

    fileprivate init(seed: Int?) {
      let bits = seed.map { UInt64(bitPattern: Int64($0)) } ?? UInt64.random(in: .min ... .max)
      stream = RandomGenerator(seed: bits)
    }

    /// Draws with NumPy.random's functions from this stream instead of the shared one.
    private func draw<Result>(_ work: () -> Result) -> Result { stream.drawing(work) }
  }
}

// MARK: - Uniform

extension NumPy.random.Generator {
  /// A number uniform in [0, 1).
  public func random() -> Tensor { draw { NumPy.random.uniform() } }
  /// Numbers uniform in [0, 1).
  public func random<each Length: ShapeConvertible>(size: (repeat each Length)) -> Tensor {
    uniform(size: (repeat each size))
  }
  /// Numbers uniform in [0, 1): `rng.random(5)`, `rng.random((2, 3))`.
  public func random<each Length: ShapeConvertible>(_ size: (repeat each Length)) -> Tensor {
    uniform(size: (repeat each size))
  }

  /// A number uniform in [low, high).
  public func uniform(_ low: Double = 0, _ high: Double = 1) -> Tensor {
    draw { NumPy.random.uniform(low, high) }
  }
  /// A number uniform in [low, high).
  public func uniform(low: Double, high: Double) -> Tensor { uniform(low, high) }
  /// Numbers uniform in [low, high).
  public func uniform<each Length: ShapeConvertible>(
    _ low: Double = 0, _ high: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return draw { NumPy.random.uniform(low, high, size: shape) }
  }
  /// Numbers uniform in [low, high).
  public func uniform<each Length: ShapeConvertible>(
    low: Double, high: Double, size: (repeat each Length)
  ) -> Tensor {
    uniform(low, high, size: (repeat each size))
  }
  /// Numbers uniform in [low, high): `rng.uniform(-1, 1, 1000)`, `rng.uniform(-1, 1, (3, 4))`.
  public func uniform<each Length: ShapeConvertible>(
    _ low: Double, _ high: Double, _ size: (repeat each Length)
  ) -> Tensor {
    uniform(low, high, size: (repeat each size))
  }
  /// Numbers uniform between bounds that are tensors, which broadcast to `size`.
  @_disfavoredOverload
  public func uniform<each Length: ShapeConvertible>(
    _ low: Tensor, _ high: Tensor, size: (repeat each Length)
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return draw { NumPy.random.uniform(low, high, size: shape) }
  }
}

// MARK: - Normal

extension NumPy.random.Generator {
  /// A normal number of mean 0 and standard deviation 1.
  public func standardNormal() -> Tensor { normal() }
  /// Normal numbers of mean 0 and standard deviation 1.
  public func standardNormal<each Length: ShapeConvertible>(size: (repeat each Length)) -> Tensor {
    normal(size: (repeat each size))
  }
  /// Normal numbers of mean 0 and standard deviation 1: `rng.standardNormal((3, 4))`.
  public func standardNormal<each Length: ShapeConvertible>(_ size: (repeat each Length)) -> Tensor {
    normal(size: (repeat each size))
  }

  /// A normal number.
  public func normal(_ mean: Double = 0, _ standardDeviation: Double = 1) -> Tensor {
    draw { NumPy.random.normal(mean, standardDeviation) }
  }
  /// A normal number by the arguments' names in NumPy.
  public func normal(loc: Double, scale: Double = 1) -> Tensor { normal(loc, scale) }
  /// Normal numbers.
  public func normal<each Length: ShapeConvertible>(
    _ mean: Double = 0, _ standardDeviation: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return draw { NumPy.random.normal(mean, standardDeviation, size: shape) }
  }
  /// Normal numbers by the arguments' names in NumPy.
  public func normal<each Length: ShapeConvertible>(
    loc: Double, scale: Double = 1, size: (repeat each Length)
  ) -> Tensor {
    normal(loc, scale, size: (repeat each size))
  }
  /// Normal numbers of mean 0 by the arguments' names in NumPy.
  public func normal<each Length: ShapeConvertible>(scale: Double, size: (repeat each Length)) -> Tensor {
    normal(0, scale, size: (repeat each size))
  }
  /// Normal numbers: `rng.normal(0, 1, 1000)`, `rng.normal(0, 1, (3, 4))`.
  public func normal<each Length: ShapeConvertible>(
    _ mean: Double, _ standardDeviation: Double, _ size: (repeat each Length)
  ) -> Tensor {
    normal(mean, standardDeviation, size: (repeat each size))
  }
  /// Normal numbers whose means and standard deviations are tensors, which broadcast to `size`.
  @_disfavoredOverload
  public func normal<each Length: ShapeConvertible>(
    _ mean: Tensor, _ standardDeviation: Tensor, size: (repeat each Length)
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return draw { NumPy.random.normal(mean, standardDeviation, size: shape) }
  }
}

// MARK: - Whole numbers

extension NumPy.random.Generator {
  /// A whole number below `high`, or up to it if it is the `endpoint`.
  public func integers(_ high: Int, endpoint: Bool = false) -> Int {
    integers(0, high, endpoint: endpoint)
  }
  /// A whole number from `low` to `high` (excluded, unless it is the `endpoint`).
  public func integers(_ low: Int, _ high: Int, endpoint: Bool = false) -> Int {
    Int(integers(low, high, size: Shape(), endpoint: endpoint))
  }
  /// Whole numbers below `high`: `rng.integers(10, size: 3)`.
  public func integers<each Length: ShapeConvertible>(
    _ high: Int, size: (repeat each Length), endpoint: Bool = false
  ) -> Tensor {
    integers(0, high, size: (repeat each size), endpoint: endpoint)
  }
  /// Whole numbers from `low` to `high` (excluded, unless it is the `endpoint`).
  public func integers<each Length: ShapeConvertible>(
    _ low: Int, _ high: Int, size: (repeat each Length), endpoint: Bool = false
  ) -> Tensor {
    let last = endpoint ? high + 1 : high
    orRaise { () throws(ValueError) in
      guard low < last else {
        throw ValueError("integers: low must be less than high, got \(low) and \(high)")
      }
    }
    return stream.integers(Shape(joining: (repeat each size)), low: low, high: last)
  }
  /// Whole numbers by the arguments' names in NumPy.
  public func integers<each Length: ShapeConvertible>(
    low: Int, high: Int, size: (repeat each Length), endpoint: Bool = false
  ) -> Tensor {
    integers(low, high, size: (repeat each size), endpoint: endpoint)
  }
  /// Whole numbers from `low` to `high` (excluded): `rng.integers(0, 10, 5)`.
  public func integers<each Length: ShapeConvertible>(
    _ low: Int, _ high: Int, _ size: (repeat each Length)
  ) -> Tensor {
    integers(low, high, size: (repeat each size))
  }
  /// How often of `n` trials one succeeds whose probability is `p`.
  public func binomial<each Length: ShapeConvertible>(
    _ n: Int, _ p: Double, size: (repeat each Length)
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return draw { NumPy.random.binomial(n, p, size: shape) }
  }
}

// MARK: - Choices and orders

extension NumPy.random.Generator {
  /// One of the numbers below `count`, with the probabilities `p`.
  public func choice(_ count: Int, p: (any ArrayConvertible)? = nil) -> Int {
    draw { NumPy.random.choice(count, p: p) }
  }
  /// `size` of the numbers 0..<count, with the probabilities `p`; each at most once if `replace` is
  /// false.
  public func choice<each Length: ShapeConvertible>(
    _ count: Int, size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    let shape = Shape(joining: (repeat each size))
    return draw { NumPy.random.choice(count, size: shape, replace: replace, p: p) }
  }
  /// `size` of the numbers 0..<count: `rng.choice(100, 5, replace: false)`.
  public func choice<each Length: ShapeConvertible>(
    _ count: Int, _ size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    choice(count, size: (repeat each size), replace: replace, p: p)
  }
  /// Some rows of a tensor, with the probabilities `p`.
  public func choice<each Length: ShapeConvertible>(
    _ x: Tensor, size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    x.take(choice(x.shape[0], size: (repeat each size), replace: replace, p: p))
  }
  /// Some rows of a tensor: `rng.choice(x, 5, replace: false)`.
  public func choice<each Length: ShapeConvertible>(
    _ x: Tensor, _ size: (repeat each Length), replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> Tensor {
    choice(x, size: (repeat each size), replace: replace, p: p)
  }
  /// One element of an array: `rng.choice(["a", "b"], p: [0.9, 0.1])`.
  public func choice<Element>(_ elements: [Element], p: (any ArrayConvertible)? = nil) -> Element {
    draw { NumPy.random.choice(elements, p: p) }
  }
  /// Some elements of an array: `rng.choice([1, 2, 3], size: 2)`.
  public func choice<Element>(
    _ elements: [Element], size: Int, replace: Bool = true, p: (any ArrayConvertible)? = nil
  ) -> [Element] {
    draw { NumPy.random.choice(elements, size: size, replace: replace, p: p) }
  }

  /// 0..<count in random order.
  public func permutation(_ count: Int) -> Tensor { Tensor(stream.permutation(count)) }
  /// The rows in random order.
  public func permutation(_ x: some ArrayConvertible) -> Tensor {
    x.asTensor.take(stream.permutation(x.asTensor.shape[0]))
  }
  /// Brings the rows into random order, in place: `rng.shuffle(&x)`.
  public func shuffle(_ x: inout Tensor) { x = permutation(x) }
  /// Brings the elements into random order, in place: `rng.shuffle(&names)`.
  public func shuffle<Element>(_ elements: inout [Element]) {
    elements = stream.permutation(elements.count).map { elements[$0] }
  }
}
