import Tensors

/// Checks that a number is what it should be, to within a tolerance.
///
///     check(codes.mean().item(), equals: 0.5, within: 0.01, name: "mean of the codes")
///
/// The outcome stands in a table under the cell; a failed check makes the cell an error once all
/// of its checks have run.
///
/// - Parameters:
///   - value: what was computed.
///   - expected: what it should be.
///   - tolerance: the largest difference allowed; by default 1e-6, and none of whole numbers.
///   - name: the check's name in the table; by default its number in the cell.
///   - hint: what to think of, shown where the check fails.
public func check<Number: Numeric & Comparable>(
  _ value: Number, equals expected: Number, within tolerance: Number? = nil, name: String? = nil,
  hint: String? = nil
) {
  let margin = tolerance.map { " ± \($0)" } ?? ""
  Checks.shared.note(
    isClose(value, expected, within: tolerance), name: name, hint: hint,
    expected: "\(expected)\(margin)", got: "\(value)")
}

/// Checks that a value is what it should be: `check(model.countParams(), equals: 28_353)`.
@_disfavoredOverload
public func check<Value: Equatable>(
  _ value: Value, equals expected: Value, name: String? = nil, hint: String? = nil
) {
  Checks.shared.note(
    value == expected, name: name, hint: hint, expected: description(expected), got: description(value))
}

/// Checks every number of a tensor, and its shape: `check(codes, equals: expected, within: 1e-4)`.
///
/// A number may stand for a tensor of one number: `check(loss, equals: 0.69, within: 0.01)`.
///
/// - Parameters:
///   - value: what was computed.
///   - expected: what it should be, of the same shape.
///   - tolerance: the largest difference allowed of any number.
///   - name: the check's name in the table; by default its number in the cell.
///   - hint: what to think of, shown where the check fails.
@_disfavoredOverload
public func check(
  _ value: Tensor, equals expected: Tensor, within tolerance: Double = 1e-6, name: String? = nil,
  hint: String? = nil
) {
  let comparison = TensorComparison(value, expected, tolerance: tolerance)
  Checks.shared.note(
    comparison.passed, name: name, hint: hint, expected: comparison.expected, got: comparison.got)
}

/// Checks the shape of a tensor: `check(shape: (100, 2), of: codes)`.
///
/// - Parameters:
///   - shape: the sizes, as a tuple or a list.
///   - value: the tensor.
///   - name: the check's name in the table; by default its number in the cell.
///   - hint: what to think of, shown where the check fails.
public func check<each Length: ShapeConvertible>(
  shape: (repeat each Length), of value: Tensor, name: String? = nil, hint: String? = nil
) {
  let expected = Shape(joining: (repeat each shape))
  Checks.shared.note(
    value.shape == expected, name: name, hint: hint, expected: "\(Texts.current.shape) \(expected)",
    got: "\(Texts.current.shape) \(value.shape)")
}

/// Checks a condition: `check("the loss falls") { losses.last! < losses.first! }`.
///
/// A condition that throws fails, and the error is what was got.
///
/// - Parameters:
///   - name: what is claimed.
///   - hint: what to think of, shown where the check fails.
///   - condition: whether it holds.
public func check(_ name: String, hint: String? = nil, _ condition: () throws -> Bool) {
  do {
    let holds = try condition()
    Checks.shared.note(holds, name: name, hint: hint, expected: "true", got: "\(holds)")
  } catch {
    Checks.shared.note(false, name: name, hint: hint, expected: "true", got: "\(error)")
  }
}

/// Whether two numbers differ by no more than the tolerance; what is no number differs.
private func isClose<Number: Numeric & Comparable>(_ a: Number, _ b: Number, within tolerance: Number?)
  -> Bool
{
  if a == b { return true }
  let distance = a > b ? a - b : b - a
  if let tolerance { return distance <= tolerance }
  guard let distance = distance as? any BinaryFloatingPoint else { return false }
  return Double(distance) <= 1e-6
}

/// Text in quotes, other values as they print.
private func description<Value>(_ value: Value) -> String {
  value is String ? "\"\(value)\"" : "\(value)"
}
