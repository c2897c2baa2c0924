/// How each element of a tensor is written so that columns line up.
enum ElementFormat {
  /// A function from an element's position to its text, with widths for the elements that are shown.
  static func make(for tensor: Tensor, shown: [Int]) -> (Int) -> String {
    switch tensor.dtype {
    case .bool:
      let values = tensor.bools
      return { values[$0] ? " True" : "False" }
    case .uint8, .int32, .int64:
      let values = tensor.array(of: Int64.self)
      let width = shown.map { String(values[$0]).count }.max() ?? 0
      return { String(values[$0]).paddedLeft(to: width) }
    case .float32:
      let values = tensor.floats
      let format = FloatingFormat(shown.map { FloatText(values[$0]) })
      return { format.text(FloatText(values[$0])) }
    case .float64:
      let values = tensor.doubles
      let format = FloatingFormat(shown.map { FloatText(values[$0]) })
      return { format.text(FloatText(values[$0])) }
    }
  }
}

/// The common form of a set of numbers (numpy's FloatingFormat with floatmode "maxprec").
private struct FloatingFormat {
  var exponential = false
  var padLeft = 0
  var padRight = 0
  var exponentDigits = 0
  let options = PrintOptions.current

  init(_ numbers: [FloatText]) {
    let finite = numbers.filter(\.isFinite)
    let sizes = finite.map(\.magnitude).filter { $0 != 0 }
    if let largest = sizes.max(), let smallest = sizes.min() {
      // Limits and ratio are taken in the elements' own precision, where they may be just passed or just
      // not.
      let isWide =
        numbers[0].isSingle
        ? Float(smallest) < 0.0001 || Float(largest) / Float(smallest) > 1000
        : smallest < 0.0001 || largest / smallest > 1000
      exponential = largest >= (numbers[0].isSingle ? 1e6 : 1e8) || isWide && !options.suppress
    }
    if exponential {
      let parts = finite.map { $0.scientific(precision: options.precision) }
      padLeft = parts.map(\.whole.count).max() ?? 0
      padRight = parts.map(\.fraction.count).max() ?? 0
      exponentDigits = parts.map(\.exponent.count).max() ?? 2
    } else {
      let parts = finite.map { $0.positional(precision: options.precision) }
      padLeft = parts.map(\.whole.count).max() ?? 0
      padRight = parts.map(\.fraction.count).max() ?? 0
    }
    makeRoomForNonFinite(numbers)
  }

  private mutating func makeRoomForNonFinite(_ numbers: [FloatText]) {
    guard numbers.contains(where: { !$0.isFinite }) else { return }
    let hasNegativeInfinity = numbers.contains { $0.isInfinite && $0.isNegative }
    let offset = rightWidth + 1
    padLeft = Swift.max(padLeft, 3 - offset, 3 + (hasNegativeInfinity ? 1 : 0) - offset)
  }

  /// The characters after the point, the exponent's "e+00" included.
  private var rightWidth: Int { exponential ? padRight + exponentDigits + 2 : padRight }

  func text(_ number: FloatText) -> String {
    guard number.isFinite else {
      return number.nonFinite.paddedLeft(to: padLeft + rightWidth + 1)
    }
    if exponential {
      // All numbers get as many digits as the longest: digits of the exact value where the shortest form
      // has fewer.
      let parts = number.exactScientific(digits: padRight)
      return parts.whole.paddedLeft(to: padLeft) + "." + parts.fraction + "e" + parts.exponentSign
        + parts.exponent.zerosLeft(to: exponentDigits)
    }
    let parts = number.positional(precision: options.precision)
    return parts.whole.paddedLeft(to: padLeft) + "." + parts.fraction.spacesRight(to: padRight)
  }
}

extension String {
  func paddedLeft(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }
  func spacesRight(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
  func zerosLeft(to width: Int) -> String {
    String(repeating: "0", count: Swift.max(0, width - count)) + self
  }
}
