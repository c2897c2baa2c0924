import Tensors
import UserErrors

// Sizes are written as in Python: a number, a pair in brackets, a list. A Swift tuple conforms to
// no protocol, but a parameter pack in brackets, `(repeat each Part)`, takes `3`, `(3, 3)` and
// `[3, 3]` alike, and names which part is no size where one is not.

/// A part of a size or shape: a number, or a list of several (`nil` for one that is open).
public protocol SizePart {
  /// The numbers that were given.
  var sizeNumbers: [Int?] { get }
}

/// A number in a list of sizes; nil is one that is open.
public protocol SizeNumber {
  /// The number, or nil.
  var sizeNumber: Int? { get }
}

extension Int: SizePart, SizeNumber {
  /// The number.
  public var sizeNumber: Int? { self }
  /// The number.
  public var sizeNumbers: [Int?] { [self] }
}

extension Optional: SizeNumber where Wrapped == Int {
  /// The number, or nil.
  public var sizeNumber: Int? { self }
}

extension Array: SizePart where Element: SizeNumber {
  /// The numbers.
  public var sizeNumbers: [Int?] { map(\.sizeNumber) }
}

extension Shape: SizePart {
  /// The axes' lengths.
  public var sizeNumbers: [Int?] { Array(self) }
}

extension SymbolicShape: SizePart {
  /// The axes' lengths, nil for those that are not known.
  public var sizeNumbers: [Int?] { dimensions }
}

/// The numbers of a size or shape as it was written; none where it was left out.
enum Sizes {
  /// All numbers, part after part.
  static func numbers<each Part: SizePart>(_ parts: repeat each Part) -> [Int?] {
    var result: [Int?] = []
    for part in repeat each parts { result += part.sizeNumbers }
    return result
  }

  /// Numbers for so many axes: one number counts for all; `standard` where there is none.
  static func lengths(
    _ numbers: [Int?], axes: Int = 2, of argument: String, standard: [Int]
  ) -> [Int] {
    orRaise { () throws(ValueError) in
      if numbers.isEmpty { return standard }
      let known = numbers.compactMap { $0 }
      if known.count == numbers.count {
        if known.count == 1 { return [Int](repeating: known[0], count: axes) }
        if known.count == axes { return known }
      }
      let given = SymbolicShape(numbers)
      throw ValueError(
        axes == 1
          ? "\(argument) is one number, not \(given)"
          : "\(argument) is a number or a pair of numbers, (3, 3), not \(given)")
    }
  }

  /// Height and width; `standard` where there are none.
  static func pair(_ numbers: [Int?], of argument: String, standard: (Int, Int)) -> (Int, Int) {
    let lengths = lengths(numbers, of: argument, standard: [standard.0, standard.1])
    return (lengths[0], lengths[1])
  }

  /// The shape of a sample; nil where none was given.
  static func shape(_ numbers: [Int?]) -> SymbolicShape? {
    numbers.isEmpty ? nil : SymbolicShape(numbers)
  }
}
