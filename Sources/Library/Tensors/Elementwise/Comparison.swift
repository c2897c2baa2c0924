// Comparisons element by element; the results are tensors of truth values.

import UserErrors

/// The comparisons that are done element by element on operands of one type.
enum ComparisonOperation: String {
  case less, lessOrEqual = "less_equal", equal

  func apply(_ a: Tensor, _ b: Tensor) -> Tensor {
    let (x, y) = Tensor.promoted(a, b)
    return ComparisonTask(a: x, b: y, operation: self).run(for: x.dtype)
  }
}

private struct ComparisonTask: ElementTask {
  let a: Tensor
  let b: Tensor
  let operation: ComparisonOperation

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    switch operation {
    case .less:
      return combined(a, b, operation.rawValue) { (x: Element, y: Element) in Element.isLess(x, y) }
    case .lessOrEqual:
      return combined(a, b, operation.rawValue) { (x: Element, y: Element) in Element.isLess(x, y) || x == y }
    case .equal:
      return combined(a, b, operation.rawValue) { (x: Element, y: Element) in x == y }
    }
  }
}

extension Tensor {
  /// Where the first is less than the second.
  public static func .< (a: Tensor, b: Tensor) -> Tensor { ComparisonOperation.less.apply(a, b) }
  /// Where the elements are less than a number.
  public static func .< <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a .< Tensor(weak: b, beside: a)
  }
  /// Where a number is less than the elements.
  public static func .< <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) .< b
  }

  /// Where the first is greater than the second.
  public static func .> (a: Tensor, b: Tensor) -> Tensor { ComparisonOperation.less.apply(b, a) }
  /// Where the elements are greater than a number.
  public static func .> <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a .> Tensor(weak: b, beside: a)
  }
  /// Where a number is greater than the elements.
  public static func .> <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) .> b
  }

  /// Where the first is at most the second.
  public static func .<= (a: Tensor, b: Tensor) -> Tensor { ComparisonOperation.lessOrEqual.apply(a, b) }
  /// Where the elements are at most a number.
  public static func .<= <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a .<= Tensor(weak: b, beside: a)
  }
  /// Where a number is at most the elements.
  public static func .<= <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) .<= b
  }

  /// Where the first is at least the second.
  public static func .>= (a: Tensor, b: Tensor) -> Tensor { ComparisonOperation.lessOrEqual.apply(b, a) }
  /// Where the elements are at least a number.
  public static func .>= <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a .>= Tensor(weak: b, beside: a)
  }
  /// Where a number is at least the elements.
  public static func .>= <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) .>= b
  }

  /// Where the first is equal to the second.
  public static func .== (a: Tensor, b: Tensor) -> Tensor { ComparisonOperation.equal.apply(a, b) }
  /// Where the elements are equal to a number.
  public static func .== <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a .== Tensor(weak: b, beside: a)
  }
  /// Where a number is equal to the elements.
  public static func .== <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) .== b
  }

  /// Where the first is different from the second.
  public static func .!= (a: Tensor, b: Tensor) -> Tensor { .!ComparisonOperation.equal.apply(a, b) }
  /// Where the elements are different from a number.
  public static func .!= <Number: TensorScalar>(a: Tensor, b: Number) -> Tensor {
    a .!= Tensor(weak: b, beside: a)
  }
  /// Where a number is different from the elements.
  public static func .!= <Number: TensorScalar>(a: Number, b: Tensor) -> Tensor {
    Tensor(weak: a, beside: b) .!= b
  }

  /// Where not.
  public static prefix func .! (x: Tensor) -> Tensor { mapped(x.astype(.bool)) { (value: Bool) in !value } }
  /// Where both are true.
  public static func .& (a: Tensor, b: Tensor) -> Tensor {
    combined(a.astype(.bool), b.astype(.bool), "logical_and") { (x: Bool, y: Bool) in x && y }
  }
  /// Where at least one is true.
  public static func .| (a: Tensor, b: Tensor) -> Tensor {
    combined(a.astype(.bool), b.astype(.bool), "logical_or") { (x: Bool, y: Bool) in x || y }
  }
  /// Where exactly one is true.
  public static func .^ (a: Tensor, b: Tensor) -> Tensor {
    combined(a.astype(.bool), b.astype(.bool), "logical_xor") { (x: Bool, y: Bool) in x != y }
  }

  /// `first` where `condition` is true, else `second`.
  public static func `where`(_ condition: Tensor, _ first: Tensor, _ second: Tensor) -> Tensor {
    let (x, y) = promoted(first, second)
    let joint = orRaise { () throws(ShapeError) in
      try Shape.broadcast(
        Shape.broadcast(x.shape, y.shape, operation: "where"), condition.shape, operation: "where")
    }
    let mask = condition.astype(.bool).broadcast(to: joint)
    return SelectTask(
      mask: mask, first: x.detached.broadcast(to: joint), second: y.detached.broadcast(to: joint)
    )
    .run(for: x.dtype)
    .recorded("where", from: [x, y]) { gradient, needed in
      let zero = Tensor(full: [], 0, dtype: gradient.dtype)
      return [
        needed[0] ? Tensor.where(mask, gradient, zero).summed(to: x.shape) : nil,
        needed[1] ? Tensor.where(mask, zero, gradient).summed(to: y.shape) : nil,
      ]
    }
  }
}

private struct SelectTask: ElementTask {
  let mask: Tensor
  let first: Tensor
  let second: Tensor

  func run<Element: TensorElement>(_: Element.Type) -> Tensor {
    mask.withElements(Bool.self) { mask in
      first.withElements(Element.self) { x in
        second.withElements(Element.self) { y in
          Tensor.make(first.shape, Element.self) { z in
            for index in 0..<first.count { z[index] = mask[index] ? x[index] : y[index] }
          }
        }
      }
    }
  }
}
