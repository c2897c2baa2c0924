import Tensors
import UserErrors

/// Samples by features, or an error that says what came instead.
func samples(_ x: Tensor, _ operation: String) -> Tensor {
  orRaise { () throws(ShapeError) in
    guard x.rank == 2, x.shape[0] > 0 else {
      throw ShapeError(
        "\(operation): needs samples of the shape (samples, features), got \(x.shape); "
          + (x.rank == 1
            ? "`x.reshape(-1, 1)` makes them of one feature" : "`x.reshape(len(x), -1)` makes rows"))
    }
  }
  return x
}

/// The same, of as many features as were fitted.
func featuresChecked(_ x: Tensor, _ count: Int, _ operation: String) -> Tensor {
  let x = samples(x, operation)
  orRaise { () throws(ValueError) in
    guard count > 0 else { throw ValueError("\(operation): call `fit` first") }
    guard x.shape[1] == count else {
      throw ValueError("\(operation): was fitted to \(count) features, got \(x.shape[1])")
    }
  }
  return x
}

/// Labels as numbers, one for each sample.
func labels(_ y: Tensor, _ count: Int, _ operation: String) -> [Double] {
  orRaise { () throws(ShapeError) in
    guard y.count == count else {
      throw ShapeError("\(operation): \(count) samples need as many labels, got shape \(y.shape)")
    }
  }
  return y.doubles
}

extension Tensor {
  /// The element type of results that keep the samples' precision.
  var floatingType: DType { dtype == .float64 ? .float64 : .float32 }
}

/// The squared distances of rows: (rows of a, rows of b), never negative.
func squaredDistances(_ a: Tensor, _ b: Tensor) -> Tensor {
  let products = a.matmul(b.T) * -2
  let squares = (a * a).sum(axis: 1, keepdims: true) + (b * b).sum(axis: 1)
  return np.maximum(products + squares, 0.0)
}
