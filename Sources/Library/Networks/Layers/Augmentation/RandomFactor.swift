import OrderedJSON
import UserErrors

/// The range that a random layer draws from: one number, `0.2` for -0.2 to 0.2, or a list of the
/// two ends, `[-0.1, 0.3]`.
public protocol RandomFactor {
  /// The numbers that were given.
  var factorNumbers: [Double] { get }
}

extension Double: RandomFactor {
  /// The number.
  public var factorNumbers: [Double] { [self] }
}

extension Int: RandomFactor {
  /// The number.
  public var factorNumbers: [Double] { [Double(self)] }
}

extension [Double]: RandomFactor {
  /// The two ends.
  public var factorNumbers: [Double] { self }
}

extension RandomFactor {
  /// The two ends of the range.
  func range(of argument: String) -> (Double, Double) {
    let numbers = factorNumbers
    return orRaise { () throws(ValueError) in
      guard (1...2).contains(numbers.count), numbers.allSatisfy({ abs($0) <= 1 }) else {
        throw ValueError("\(argument) is a number from -1 to 1, or a list of two, not \(numbers)")
      }
      return numbers.count == 1
        ? (-abs(numbers[0]), abs(numbers[0])) : (min(numbers[0], numbers[1]), max(numbers[0], numbers[1]))
    }
  }

  /// As a saved model describes it.
  var described: JSON {
    factorNumbers.count == 1 ? JSON(factorNumbers[0]) : .array(factorNumbers.map { JSON($0) })
  }
}

extension LayerConfig {
  /// A range as a saved model describes it.
  func factor(_ key: String) throws -> any RandomFactor {
    let numbers =
      json[key]?.arrayValue?.compactMap(\.doubleValue) ?? json[key]?.doubleValue.map { [$0] } ?? []
    guard (1...2).contains(numbers.count), numbers.allSatisfy({ abs($0) <= 1 }) else {
      throw ValueError("the layer '\(name ?? "?")' cannot have \(key) = \((json[key] ?? nil).text())")
    }
    return numbers.count == 1 ? numbers[0] : numbers
  }
}
