import UserErrors

/// `count`, which the user has given; an error that says what it is for if it is negative.
func nonNegative(_ count: Int, _ meaning: String) -> Int {
  if count < 0 { raise(ValueError("\(meaning) is \(count): it cannot be negative")) }
  return count
}

extension Tensor {
  /// The tensor, which has to be a vector (one axis) or a matrix (two).
  func requiring(rank wanted: Int, _ operation: String) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard rank == wanted else {
        throw ShapeError(
          "\(operation): needs a \(wanted == 1 ? "vector" : "matrix"), got a tensor of shape \(shape)")
      }
    }
    return self
  }
}
