import Foundation
import UserErrors

extension NumPy {
  /// Sums of products by the names of axes: `np.einsum("ij,jk->ik", a, b)`. Without `->` the result has
  /// the names that occur once, in alphabetical order.
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
