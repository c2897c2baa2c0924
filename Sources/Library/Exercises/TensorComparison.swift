import Tensors

/// How two tensors compare, number by number.
struct TensorComparison {
  let passed: Bool
  let expected: String
  let got: String

  init(_ value: Tensor, _ wanted: Tensor, tolerance: Double) {
    let isOneNumber = value.count == 1 && wanted.rank == 0
    guard value.shape == wanted.shape || isOneNumber else {
      passed = false
      expected = "\(Texts.current.shape) \(wanted.shape)"
      got = "\(Texts.current.shape) \(value.shape)"
      return
    }
    let (values, others) = (value.astype(.float64).doubles, wanted.astype(.float64).doubles)
    // What is no number is farthest of all.
    let distances = zip(values, others).map { value, other in
      value == other || (value.isNaN && other.isNaN) ? 0 : (value - other).magnitude
    }
    let worst = distances.indices.max { Self.order(distances[$0]) < Self.order(distances[$1]) }
    guard let worst, !(distances[worst] <= tolerance) else {
      passed = true
      expected = "\(Texts.current.shape) \(wanted.shape), ± \(tolerance)"
      got = expected
      return
    }
    passed = false
    let place = Self.place(worst, in: value.shape)
    expected = "\(others[worst]) ± \(tolerance)\(place)"
    got = "\(values[worst])\(place)"
  }

  private static func order(_ distance: Double) -> Double { distance.isNaN ? .infinity : distance }

  /// ` [1, 0]`, the indices of the number at this position in row-major order.
  private static func place(_ position: Int, in shape: Shape) -> String {
    var (left, indices) = (position, [Int]())
    for size in shape.dimensions.reversed() {
      indices.insert(left % size, at: 0)
      left /= size
    }
    return indices.isEmpty ? "" : " \(indices)"
  }
}
