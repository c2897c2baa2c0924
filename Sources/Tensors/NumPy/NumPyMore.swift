import Foundation
import UserErrors

extension NumPy {
  /// Single precision.
  public static let float32 = DType.float32
  /// Double precision.
  public static let float64 = DType.float64
  /// Whole numbers of 32 bits.
  public static let int32 = DType.int32
  /// Whole numbers of 64 bits.
  public static let int64 = DType.int64
  /// Whole numbers 0 to 255.
  public static let uint8 = DType.uint8
  /// Truth values.
  public static let bool = DType.bool

  /// The sum.
  public static func add(_ a: Tensor, _ b: Tensor) -> Tensor { a + b }
  /// The difference.
  public static func subtract(_ a: Tensor, _ b: Tensor) -> Tensor { a - b }
  /// The product.
  public static func multiply(_ a: Tensor, _ b: Tensor) -> Tensor { a * b }
  /// The quotient.
  public static func divide(_ a: Tensor, _ b: Tensor) -> Tensor { a / b }
  /// The hyperbolic sine.
  public static func sinh(_ x: Tensor) -> Tensor { (x.exp() - (-x).exp()) / 2 }
  /// The hyperbolic cosine.
  public static func cosh(_ x: Tensor) -> Tensor { (x.exp() + (-x).exp()) / 2 }
  /// exp(x) - 1.
  public static func expm1(_ x: Tensor) -> Tensor { x.expm1() }
  /// Where the elements are close: |a - b| <= atol + rtol |b|.
  public static func isclose(_ a: Tensor, _ b: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8) -> Tensor {
    let (x, y) = (a.astype(.float64), b.astype(.float64))
    // Equal infinities are close although their difference is no number.
    return ((x - y).abs() .<= y.abs() * rtol + atol) .& y.isFinite() .| (x .== y)
  }
  /// Whether shapes and all elements are equal.
  public static func arrayEqual(_ a: Tensor, _ b: Tensor) -> Bool {
    a.shape == b.shape && (a .== b).all().bools[0]
  }
  /// `num` numbers from base^start to base^stop, evenly spread on a logarithmic scale.
  public static func logspace(_ start: Double, _ stop: Double, _ num: Int = 50, base: Double = 10) -> Tensor {
    let step = num > 1 ? (stop - start) / Double(num - 1) : 0
    return Tensor((0..<num).map { pow(base, start + Double($0) * step) })
  }
  /// `num` numbers from start to stop, each the same number of times the one before.
  public static func geomspace(_ start: Double, _ stop: Double, _ num: Int = 50) -> Tensor {
    logspace(Foundation.log10(start), Foundation.log10(stop), num)
  }

  /// Sums of products by the names of axes: `np.einsum("ij,jk->ik", a, b)`. Without `->` the result has the names that occur once, in
  /// alphabetical order.
  public static func einsum(_ subscripts: String, _ operands: Tensor...) -> Tensor {
    let sides = subscripts.replacingOccurrences(of: " ", with: "").components(separatedBy: "->")
    let inputs = sides[0].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    orRaise { () throws(ValueError) in
      guard !operands.isEmpty, inputs.count == operands.count,
        zip(inputs, operands).allSatisfy({ $0.count == $1.rank })
      else {
        throw ValueError(
          "einsum: \"\(subscripts)\" does not fit operands of the shapes \(operands.map(\.shape))")
      }
      guard inputs.allSatisfy({ Set($0).count == $0.count }) else {
        throw ValueError("einsum: an axis named twice in one operand (\"\(subscripts)\") is not there yet")
      }
    }
    let all = inputs.flatMap { $0 }
    let output =
      sides.count > 1 ? Array(sides[1]) : Set(all).filter { n in all.filter { $0 == n }.count == 1 }.sorted()
    let names = output + Set(all).subtracting(output).sorted()
    let factors = zip(inputs, operands).map { aligned($1, named: $0, to: names) }
    let product = factors.dropFirst().reduce(factors[0]) { $0 * $1 }
    let summed = Array(output.count..<names.count)
    return summed.isEmpty ? product : product.sum(axes: summed)
  }

  /// `x` with its axes in the order of `all`, and axes of length 1 for names that it has not.
  private static func aligned(_ x: Tensor, named own: [Character], to all: [Character]) -> Tensor {
    let order = all.compactMap { own.firstIndex(of: $0) }
    let transposed = x.rank > 1 ? x.transpose(order) : x
    return transposed.reshaped(
      to: Shape(all.map { name in own.firstIndex(of: name).map { x.shape[$0] } ?? 1 }))
  }
}

extension NumPy.linalg {
  /// The Moore-Penrose pseudo-inverse, by singular values larger than `rcond` times the largest.
  public static func pinv(_ a: Tensor, rcond: Double = 1e-15) -> Tensor {
    let (u, s, vh) = svd(a)
    let limit = rcond * (s.count > 0 ? s.max().item() : 0)
    let inverse = Tensor(s.doubles.map { $0 > limit ? 1 / $0 : 0 }, dtype: s.dtype)
    let count = s.count
    return (vh[0..<count].T * inverse).matmul(u[.all, .slice(0, count)].T)
  }

  /// The number of singular values that are not zero to rounding.
  public static func matrixRank(_ a: Tensor) -> Int {
    let (_, s, _) = svd(a)
    let precision = a.dtype == .float32 ? 1.1920929e-7 : 2.220446049250313e-16
    let limit = (s.count > 0 ? s.max().item() : 0) * Double(Swift.max(a.shape[0], a.shape[1])) * precision
    return s.doubles.filter { $0 > limit }.count
  }
}
