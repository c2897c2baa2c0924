import Tensors
import UserErrors

/// The numbers as they are, or an error where some are NaN or infinite: NaN is neither smaller nor
/// larger than any number, nor equal to itself, so that ranks, nearest ones and fits have no meaning.
///
/// See scikit-learn, `sklearn/utils/validation.py`, assert_all_finite.
@discardableResult
package func finite(_ x: Tensor, _ operation: String) -> Tensor {
  orRaise { () throws(ValueError) in
    guard x.dtype.isFloating, np.isfinite(x).all().item() != 1 else { return }
    let first = x.doubles.firstIndex { !$0.isFinite } ?? 0
    let row = x.rank > 0 ? first / max(x.count / max(x.shape[0], 1), 1) : 0
    throw ValueError(
      "\(operation): the input holds numbers that are not finite, the first in row \(row). "
        + "Find them by np.isfinite(x), and look for where they come from: a loss that became nan "
        + "gives nan for every sample")
  }
  return x
}

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
  return finite(x, operation)
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
  return finite(y, operation).doubles
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
