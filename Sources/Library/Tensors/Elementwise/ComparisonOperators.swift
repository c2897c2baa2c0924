// Comparisons written as in Python. They give a tensor of truth values, as `.==` and `.<` do: `x[x >
// 0]`, `np.mean(predicted == y)`. Where a single truth value is asked for, as in `if loss < best`, a
// tensor of one element stands for its own; several elements are an error there, as in NumPy. `==` and
// `!=` of two tensors answer for the whole there, so that tensors are Equatable.

import UserErrors

extension Tensor {
  /// Where the elements of both are equal.
  public static func == (a: Tensor, b: Tensor) -> Tensor { a .== b }
  /// Where the elements of both are equal.
  public static func == <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a .== b }
  /// Where the elements of both are equal.
  public static func == <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { a .== b }
  /// Where the elements of both differ.
  public static func != (a: Tensor, b: Tensor) -> Tensor { a .!= b }
  /// Where the elements of both differ.
  public static func != <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a .!= b }
  /// Where the elements of both differ.
  public static func != <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { a .!= b }
  /// Where the first is less than the second.
  public static func < (a: Tensor, b: Tensor) -> Tensor { a .< b }
  /// Where the first is less than the second.
  public static func < <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a .< b }
  /// Where the first is less than the second.
  public static func < <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { a .< b }
  /// Where the first is greater than the second.
  public static func > (a: Tensor, b: Tensor) -> Tensor { a .> b }
  /// Where the first is greater than the second.
  public static func > <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a .> b }
  /// Where the first is greater than the second.
  public static func > <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { a .> b }
  /// Where the first is at most the second.
  public static func <= (a: Tensor, b: Tensor) -> Tensor { a .<= b }
  /// Where the first is at most the second.
  public static func <= <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a .<= b }
  /// Where the first is at most the second.
  public static func <= <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { a .<= b }
  /// Where the first is at least the second.
  public static func >= (a: Tensor, b: Tensor) -> Tensor { a .>= b }
  /// Where the first is at least the second.
  public static func >= <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor { a .>= b }
  /// Where the first is at least the second.
  public static func >= <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor { a .>= b }
}

// MARK: - As a condition

extension Tensor {
  /// Whether the only element is equal to the number; both must have one element.
  @_disfavoredOverload
  public static func == <Number: TensorScalar>(a: Tensor, b: Number) -> Bool { (a .== b).truth("==") }
  /// Whether the only element is equal to the number; both must have one element.
  @_disfavoredOverload
  public static func == <Number: TensorScalar>(a: Number, b: Tensor) -> Bool { (a .== b).truth("==") }
  /// Whether the only element differs from the number; both must have one element.
  @_disfavoredOverload
  public static func != <Number: TensorScalar>(a: Tensor, b: Number) -> Bool { (a .!= b).truth("!=") }
  /// Whether the only element differs from the number; both must have one element.
  @_disfavoredOverload
  public static func != <Number: TensorScalar>(a: Number, b: Tensor) -> Bool { (a .!= b).truth("!=") }
  /// Whether the first is less than the second; both must have one element.
  @_disfavoredOverload
  public static func < (a: Tensor, b: Tensor) -> Bool { (a .< b).truth("<") }
  /// Whether the first is less than the second; both must have one element.
  @_disfavoredOverload
  public static func < <Number: TensorScalar>(a: Tensor, b: Number) -> Bool { (a .< b).truth("<") }
  /// Whether the first is less than the second; both must have one element.
  @_disfavoredOverload
  public static func < <Number: TensorScalar>(a: Number, b: Tensor) -> Bool { (a .< b).truth("<") }
  /// Whether the first is greater than the second; both must have one element.
  @_disfavoredOverload
  public static func > (a: Tensor, b: Tensor) -> Bool { (a .> b).truth(">") }
  /// Whether the first is greater than the second; both must have one element.
  @_disfavoredOverload
  public static func > <Number: TensorScalar>(a: Tensor, b: Number) -> Bool { (a .> b).truth(">") }
  /// Whether the first is greater than the second; both must have one element.
  @_disfavoredOverload
  public static func > <Number: TensorScalar>(a: Number, b: Tensor) -> Bool { (a .> b).truth(">") }
  /// Whether the first is at most the second; both must have one element.
  @_disfavoredOverload
  public static func <= (a: Tensor, b: Tensor) -> Bool { (a .<= b).truth("<=") }
  /// Whether the first is at most the second; both must have one element.
  @_disfavoredOverload
  public static func <= <Number: TensorScalar>(a: Tensor, b: Number) -> Bool { (a .<= b).truth("<=") }
  /// Whether the first is at most the second; both must have one element.
  @_disfavoredOverload
  public static func <= <Number: TensorScalar>(a: Number, b: Tensor) -> Bool { (a .<= b).truth("<=") }
  /// Whether the first is at least the second; both must have one element.
  @_disfavoredOverload
  public static func >= (a: Tensor, b: Tensor) -> Bool { (a .>= b).truth(">=") }
  /// Whether the first is at least the second; both must have one element.
  @_disfavoredOverload
  public static func >= <Number: TensorScalar>(a: Tensor, b: Number) -> Bool { (a .>= b).truth(">=") }
  /// Whether the first is at least the second; both must have one element.
  @_disfavoredOverload
  public static func >= <Number: TensorScalar>(a: Number, b: Tensor) -> Bool { (a .>= b).truth(">=") }

  /// The only element as a truth value.
  func truth(_ operation: String) -> Bool {
    orRaise { () throws(ValueError) in
      guard count == 1 else {
        throw ValueError(
          "the truth value of `\(operation)` for \(count) elements (shape \(shape)) is ambiguous: "
            + "use `.all()` or `.any()` of it, or `.bools`")
      }
    }
    return bools[0]
  }
}

extension Bool {
  /// The only element of `tensor` as a truth value, as Python's `bool(tensor)`: `if Bool((x >
  /// 0).all())`.
  public init(_ tensor: Tensor) { self = tensor.item() != 0 }
}
