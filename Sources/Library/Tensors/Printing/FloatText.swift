import Foundation

/// The digits of one number: the shortest that give it back in its own precision, or fewer where a precision cuts
/// them off (rounded from the exact value, halves to even), as NumPy's Dragon4 gives them.
struct FloatText {
  let value: Double
  let isSingle: Bool
  /// The shortest decimal form `description` gives: digits and exponent, 0.d1d2d3... * 10^exponent.
  private let digits: [UInt8]
  private let exponent: Int

  init(_ value: Float) {
    self.init(Double(value), isSingle: true, value.isFinite ? "\(value.magnitude)" : "0.0")
  }
  init(_ value: Double) { self.init(value, isSingle: false, value.isFinite ? "\(value.magnitude)" : "0.0") }

  private init(_ value: Double, isSingle: Bool, _ shortest: String) {
    self.value = value
    self.isSingle = isSingle
    (digits, exponent) = FloatText.parse(shortest)
  }

  var isFinite: Bool { value.isFinite }
  var isInfinite: Bool { value.isInfinite }
  var isNegative: Bool { value.sign == .minus }
  var magnitude: Double { value.magnitude }
  var nonFinite: String { value.isNaN ? "nan" : isNegative ? "-inf" : "inf" }

  private static func parse(_ text: String) -> (digits: [UInt8], exponent: Int) {
    let halves = text.split(separator: "e")
    let shift = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0], fraction = parts.count > 1 ? parts[1] : ""
    var digits = (whole + fraction).utf8.map { $0 - 48 }
    var exponent = whole.count + shift
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    return (digits, digits.isEmpty ? 0 : exponent)
  }

  /// The number without an exponent: whole part (with its sign) and fraction without trailing zeros.
  func positional(precision: Int?) -> (whole: String, fraction: String) {
    if let precision, digits.count - exponent > precision {
      let parts = String(format: "%.\(precision)f", value).split(separator: ".")
      return (String(parts[0]), parts.count > 1 ? FloatText.trimmed(parts[1]) : "")
    }
    let sign = isNegative ? "-" : ""
    if digits.isEmpty { return (sign + "0", "") }
    if exponent <= 0 {
      return (sign + "0", String(repeating: "0", count: -exponent) + text(digits[...]))
    }
    if digits.count <= exponent {
      // A float32 above 2^24 prints its exact digits only as far as they are significant, then zeros.
      return (sign + text(digits[...]) + String(repeating: "0", count: exponent - digits.count), "")
    }
    return (sign + text(digits[..<exponent]), text(digits[exponent...]))
  }

  /// A number with an exponent: whole part with its sign, digits after the point, the exponent's sign and digits.
  typealias Scientific = (whole: String, fraction: String, exponentSign: String, exponent: String)

  /// The number with an exponent of at least two digits: the shortest digits, at most `precision` after the point.
  func scientific(precision: Int?) -> Scientific {
    if let precision, digits.count - 1 > precision {
      let parts = exactScientific(digits: precision)
      return (parts.whole, FloatText.trimmed(parts.fraction[...]), parts.exponentSign, parts.exponent)
    }
    let sign = isNegative ? "-" : ""
    if digits.isEmpty { return (sign + "0", "", "+", "00") }
    let power = exponent - 1
    return (
      sign + text(digits[..<1]), text(digits[1...]), power < 0 ? "-" : "+",
      "\(Swift.abs(power))".zerosLeft(to: 2)
    )
  }

  /// The number with an exponent and this many digits after the point.
  func exactScientific(digits: Int) -> Scientific {
    let halves = String(format: "%.\(digits)e", value).split(separator: "e")
    let parts = halves[0].split(separator: ".")
    return (
      String(parts[0]), parts.count > 1 ? String(parts[1]) : "", String(halves[1].prefix(1)),
      String(halves[1].dropFirst())
    )
  }

  private func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }

  private static func trimmed(_ fraction: Substring) -> String {
    var text = fraction
    while text.last == "0" { text.removeLast() }
    return String(text)
  }
}

/// Single numbers, as NumPy's scalars print themselves.
enum ScalarText {
  static func text(of tensor: Tensor) -> String {
    switch tensor.dtype {
    case .bool: return tensor.bools[0] ? "True" : "False"
    case .uint8, .int32, .int64: return "\(tensor.array(of: Int64.self)[0])"
    case .float32: return text(FloatText(tensor.floats[0]))
    case .float64: return text(FloatText(tensor.doubles[0]))
    }
  }

  private static func text(_ number: FloatText) -> String {
    guard number.isFinite else { return number.nonFinite }
    let largest = number.isSingle ? 1e6 : 1e16
    if number.magnitude != 0, number.magnitude >= largest || number.magnitude < 1e-4 {
      let parts = number.scientific(precision: nil)
      let point = parts.fraction.isEmpty ? "" : "."
      return parts.whole + point + parts.fraction + "e" + parts.exponentSign + parts.exponent
    }
    let parts = number.positional(precision: nil)
    return parts.whole + "." + (parts.fraction.isEmpty ? "0" : parts.fraction)
  }
}
