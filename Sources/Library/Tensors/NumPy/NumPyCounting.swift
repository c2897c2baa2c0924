import UserErrors

// Which values there are, how often, and in which part of the line they lie.
extension NumPy {
  /// How many elements lie in each of `bins` equal parts of [min, max] (or `range`), and the parts'
  /// edges. With `weights` their sums; with `density` divided so that the area is 1.
  public static func histogram(
    _ x: some ArrayConvertible, bins: Int = 10, range: (Double, Double)? = nil, density: Bool = false,
    weights: (any ArrayConvertible)? = nil
  ) -> (hist: Tensor, binEdges: Tensor) {
    let x = x.asArray
    let edges = Bins(equal: bins, of: x, in: range, operation: "histogram")
    return counted(x, edges, density, weights?.asArray)
  }
  /// How many elements lie between each two neighbours of `bins`, the parts' edges in rising order; the
  /// last part holds its right edge.
  public static func histogram(
    _ x: some ArrayConvertible, bins: some ArrayConvertible, density: Bool = false,
    weights: (any ArrayConvertible)? = nil
  ) -> (hist: Tensor, binEdges: Tensor) {
    counted(x.asArray, Bins(edges: bins.asArray.doubles), density, weights?.asArray)
  }

  private static func requireShape(_ weights: Tensor?, of x: Tensor, _ operation: String) {
    guard let weights, weights.shape != x.shape else { return }
    raise(ShapeError("\(operation): weights of shape \(weights.shape) for values of shape \(x.shape)"))
  }

  private static func counted(_ x: Tensor, _ bins: Bins, _ density: Bool, _ weights: Tensor?) -> (
    Tensor, Tensor
  ) {
    requireShape(weights, of: x, "histogram")
    var sums = [Double](repeating: 0, count: bins.count)
    let factors = weights?.doubles
    for (index, value) in x.doubles.enumerated() {
      if let part = bins.part(of: value) { sums[part] += factors?[index] ?? 1 }
    }
    let type = x.floating.dtype
    let total = sums.reduce(0, +)
    if density { for part in sums.indices { sums[part] /= total * bins.width(of: part) } }
    let hist = Tensor(shape: [bins.count], sums).astype(density ? type : weights?.dtype ?? .int64)
    return (hist, Tensor(shape: [bins.edges.count], bins.edges).astype(type))
  }

  /// How many points (x, y) lie in each cell of a grid of `bins` times `bins` equal cells over the range
  /// of the points: the counts, (x's parts, y's parts), and the edges along both. With `density` divided
  /// so that the volume is 1.
  public static func histogram2d(
    _ x: some ArrayConvertible, _ y: some ArrayConvertible, bins: Int = 10,
    range: ((Double, Double), (Double, Double))? = nil, density: Bool = false
  ) -> (hist: Tensor, xEdges: Tensor, yEdges: Tensor) {
    histogram2d(x, y, bins: (bins, bins), range: range, density: density)
  }
  /// How many points (x, y) lie in each cell of a grid of `bins.0` times `bins.1` cells.
  public static func histogram2d(
    _ x: some ArrayConvertible, _ y: some ArrayConvertible, bins: (Int, Int),
    range: ((Double, Double), (Double, Double))? = nil, density: Bool = false
  ) -> (hist: Tensor, xEdges: Tensor, yEdges: Tensor) {
    let (x, y) = (x.asArray, y.asArray)
    return grid(
      x, y, Bins(equal: bins.0, of: x, in: range?.0, operation: "histogram2d"),
      Bins(equal: bins.1, of: y, in: range?.1, operation: "histogram2d"), density)
  }
  /// How many points (x, y) lie in each cell of a grid with these edges along both axes.
  public static func histogram2d(
    _ x: some ArrayConvertible, _ y: some ArrayConvertible, bins: [Tensor], density: Bool = false
  ) -> (hist: Tensor, xEdges: Tensor, yEdges: Tensor) {
    orRaise { () throws(ValueError) in
      guard bins.count == 2 else { throw ValueError("histogram2d: bins must be two lists of edges: [x, y]") }
    }
    return grid(x.asArray, y.asArray, Bins(edges: bins[0].doubles), Bins(edges: bins[1].doubles), density)
  }

  private static func grid(_ x: Tensor, _ y: Tensor, _ across: Bins, _ along: Bins, _ density: Bool) -> (
    Tensor, Tensor, Tensor
  ) {
    orRaise { () throws(ShapeError) in
      guard x.count == y.count else {
        throw ShapeError("histogram2d: x has \(x.count) numbers and y \(y.count)")
      }
    }
    var counts = [Double](repeating: 0, count: across.count * along.count)
    for (a, b) in zip(x.doubles, y.doubles) {
      if let row = across.part(of: a), let column = along.part(of: b) {
        counts[row * along.count + column] += 1
      }
    }
    let total = counts.reduce(0, +)
    if density {
      for cell in counts.indices {
        counts[cell] /= total * across.width(of: cell / along.count) * along.width(of: cell % along.count)
      }
    }
    let type = x.floating.dtype
    return (
      Tensor(shape: [across.count, along.count], counts).astype(type),
      Tensor(shape: [across.edges.count], across.edges).astype(type),
      Tensor(shape: [along.edges.count], along.edges).astype(type)
    )
  }

  /// How often each whole number from 0 on occurs, or with `weights` their sums; at least `minlength`
  /// numbers.
  public static func bincount(
    _ x: some ArrayConvertible, weights: (any ArrayConvertible)? = nil, minlength: Int = 0
  ) -> Tensor {
    let numbers = x.asArray.requiring(rank: 1, "bincount").ints
    requireShape(weights?.asArray, of: x.asArray, "bincount")
    orRaise { () throws(ValueError) in
      guard numbers.allSatisfy({ $0 >= 0 }) else {
        throw ValueError("bincount: numbers must not be negative")
      }
    }
    let length = Swift.max((numbers.max() ?? -1) + 1, nonNegative(minlength, "bincount: minlength"))
    guard let weights = weights?.asArray else {
      var counts = [Int](repeating: 0, count: length)
      for number in numbers { counts[number] += 1 }
      return Tensor(counts)
    }
    var sums = [Double](repeating: 0, count: length)
    for (number, weight) in zip(numbers, weights.doubles) { sums[number] += weight }
    return Tensor(shape: [length], sums).astype(weights.floating.dtype)
  }

  /// Where each value would have to be put into `sorted`, which rises, to keep its order: before equal
  /// elements, or after them with `side: "right"`.
  public static func searchsorted(
    _ sorted: some ArrayConvertible, _ values: some ArrayConvertible, side: String = "left"
  ) -> Tensor {
    let places = SortedNumbers(sorted.asArray.requiring(rank: 1, "searchsorted").doubles)
    let values = values.asArray
    let right = isRight(side)
    return Tensor(
      shape: values.shape, values.doubles.map { Int64(right ? places.after($0) : places.before($0)) })
  }
  /// Where a number would have to be put into `sorted` to keep its order.
  public static func searchsorted(
    _ sorted: some ArrayConvertible, _ value: some TensorScalar, side: String = "left"
  ) -> Int {
    let places = SortedNumbers(sorted.asArray.requiring(rank: 1, "searchsorted").doubles)
    return isRight(side) ? places.after(value.asScalar) : places.before(value.asScalar)
  }
  private static func isRight(_ side: String) -> Bool {
    orRaise { () throws(ValueError) in
      guard side == "left" || side == "right" else {
        throw ValueError("searchsorted: side must be \"left\" or \"right\", not \"\(side)\"")
      }
    }
    return side == "right"
  }

  /// In which part each element lies: the number of edges at or below it (below it, with `right`).
  /// Falling edges count from the other side.
  public static func digitize(
    _ x: some ArrayConvertible, _ bins: some ArrayConvertible, right: Bool = false
  ) -> Tensor {
    let edges = bins.asArray.requiring(rank: 1, "digitize").doubles
    let steps = zip(edges, edges.dropFirst())
    guard steps.allSatisfy(<=) || steps.allSatisfy(>=) else {
      raise(ValueError("digitize: bins must rise or fall throughout"))
    }
    let side = right ? "left" : "right"
    if let first = edges.first, let last = edges.last, first > last {
      let places = searchsorted(Tensor(shape: [edges.count], Array(edges.reversed())), x.asArray, side: side)
      return edges.count - places
    }
    return searchsorted(bins, x, side: side)
  }
}
