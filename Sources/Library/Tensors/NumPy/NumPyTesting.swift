import Foundation
import UserErrors

extension NumPy {
  /// NumPy's `np.testing`: claims about arrays. One that does not hold ends the cell with an
  /// `AssertionError`, which says how many elements differ, where the first do, and how far the
  /// largest differences go.
  public enum testing {}
}

extension NumPy.testing {
  /// Claims that |actual - desired| <= atol + rtol |desired| for all elements. Infinities are close
  /// to themselves; NaN is close to NaN unless `equalNan` is false.
  public static func assertAllclose(
    _ actual: some TensorConvertible, _ desired: some TensorConvertible, rtol: Double = 1e-7,
    atol: Double = 0, equalNan: Bool = true, errMsg: String = ""
  ) {
    let claim = ArrayClaim(actual.asArray, desired.asArray, equalNan: equalNan, note: errMsg)
    claim.check(
      "Not equal to tolerance rtol=\(shortest(rtol)), atol=\(shortest(atol))", rtol: rtol, atol: atol)
  }

  /// Claims that shapes and all elements are equal; NaN equals NaN.
  public static func assertArrayEqual(
    _ actual: some TensorConvertible, _ desired: some TensorConvertible, errMsg: String = ""
  ) {
    let claim = ArrayClaim(actual.asArray, desired.asArray, equalNan: true, note: errMsg)
    claim.check("Arrays are not equal", rtol: 0, atol: 0)
  }

  /// Claims that arrays or numbers are equal; NaN equals NaN.
  public static func assertEqual(
    _ actual: some TensorConvertible, _ desired: some TensorConvertible, errMsg: String = ""
  ) {
    assertArrayEqual(actual, desired, errMsg: errMsg)
  }

  /// Claims that two values, such as texts, shapes or dictionaries, are equal.
  @_disfavoredOverload
  public static func assertEqual<Value: Equatable>(
    _ actual: Value, _ desired: Value, errMsg: String = ""
  ) {
    guard actual != desired else { return }
    let note = errMsg.isEmpty ? "" : errMsg + "\n"
    raise(
      AssertionError("Items are not equal:\n\(note) ACTUAL: \(actual)\n DESIRED: \(desired)"))
  }

  /// A number without a needless fraction: 0, 1e-07.
  static func shortest(_ value: Double) -> String {
    value == value.rounded() && Swift.abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

/// A claim that two arrays are the same, nearly.
package struct ArrayClaim {
  private let actual: Tensor
  private let desired: Tensor
  private let equalNan: Bool
  private let note: String

  package init(_ actual: Tensor, _ desired: Tensor, equalNan: Bool, note: String) {
    // A number that stands alone is as precise as Swift holds it.
    (self.actual, self.desired) = (actual.detached.astype(.float64), desired.detached.astype(.float64))
    (self.equalNan, self.note) = (equalNan, note)
  }

  func check(_ heading: String, rtol: Double, atol: Double) {
    if let message = failure(heading, rtol: rtol, atol: atol) { raise(AssertionError(message)) }
  }

  /// What is wrong, or nil where the claim holds. A single number stands for all elements.
  package func failure(_ heading: String, rtol: Double, atol: Double) -> String? {
    guard actual.shape == desired.shape || actual.rank == 0 || desired.rank == 0 else {
      return report(heading, ["(shapes \(actual.shape), \(desired.shape) mismatch)"])
    }
    let shape = actual.rank == 0 ? desired.shape : actual.shape
    let (ours, theirs) = (actual.broadcast(to: shape).doubles, desired.broadcast(to: shape).doubles)
    let violations = ours.indices.filter { !isClose(ours[$0], theirs[$0], rtol, atol) }
    if violations.isEmpty { return nil }
    let places = violations.prefix(5).map { index in
      " \(Self.place(index, in: shape)): \(ours[index]) (ACTUAL), \(theirs[index]) (DESIRED)"
    }
    let part = String(ours.isEmpty ? 0 : Double(violations.count) / Double(ours.count) * 100, digits: 3)
    var lines = ["Mismatched elements: \(violations.count) / \(ours.count) (\(part)%)"]
    lines.append(
      violations.count > 5
        ? "First 5 mismatches are at indices:"
        : violations.count == 1 ? "Mismatch at index:" : "Mismatch at indices:")
    lines += places
    lines += largest(violations, ours, theirs, shape)
    return report(heading, lines)
  }

  private func isClose(_ a: Double, _ b: Double, _ rtol: Double, _ atol: Double) -> Bool {
    if a == b || equalNan && a.isNaN && b.isNaN { return true }
    return b.isFinite && Swift.abs(a - b) <= atol + rtol * Swift.abs(b)
  }

  /// The largest differences and where they are.
  private func largest(
    _ violations: [Int], _ ours: [Double], _ theirs: [Double], _ shape: Shape
  ) -> [String] {
    let known = violations.filter { (ours[$0] - theirs[$0]).isFinite }
    let absolute = { (index: Int) in Swift.abs(ours[index] - theirs[index]) }
    guard let far = known.max(by: { absolute($0) < absolute($1) }) else { return [] }
    var lines = [
      "Max absolute difference among violations: \(String(absolute(far), digits: 8)) at "
        + Self.place(far, in: shape)
    ]
    let relative = { (index: Int) in absolute(index) / Swift.abs(theirs[index]) }
    if let far = known.max(by: { relative($0) < relative($1) }) {
      lines.append(
        "Max relative difference among violations: \(String(relative(far), digits: 8)) at "
          + Self.place(far, in: shape))
    }
    return lines
  }

  private func report(_ heading: String, _ lines: [String]) -> String {
    let head = note.isEmpty ? [heading] : [heading, note]
    return (head + lines + [" ACTUAL: \(actual)", " DESIRED: \(desired)"]).joined(separator: "\n")
  }

  private static func place(_ index: Int, in shape: Shape) -> String {
    var (rest, place): (Int, [Int]) = (index, [])
    for length in shape.dimensions.reversed() {
      place.insert(rest % length, at: 0)
      rest /= length
    }
    return "[" + place.map(String.init).joined(separator: ", ") + "]"
  }
}

extension String {
  /// A number in so many significant digits at most.
  fileprivate init(_ value: Double, digits: Int) {
    self = String(format: "%.\(digits)g", value)
  }
}
