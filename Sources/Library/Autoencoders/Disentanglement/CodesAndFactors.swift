import Learn
import Tensors
import UserErrors

/// Codes (samples, units) and factors (samples, factors), or an error that says what came instead.
func checkedCodes(_ codes: Tensor, _ factors: Tensor, _ function: String) -> (
  codes: Tensor, factors: Tensor
) {
  let factors = factors.rank == 1 ? factors.reshape(-1, 1) : factors
  orRaise { () throws(ShapeError) in
    guard codes.rank == 2, factors.rank == 2, codes.shape[0] == factors.shape[0], codes.count > 0,
      factors.count > 0
    else {
      throw ShapeError(
        "\(function): needs codes (samples, units) and factors (samples, factors) of as many "
          + "samples, got \(codes.shape) and \(factors.shape)")
    }
  }
  return (finite(codes, function), factors)
}
