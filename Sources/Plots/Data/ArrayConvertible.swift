/// What plots take as data: numbers, arrays of them, arrays of arrays, ranges, tensors.
public protocol ArrayConvertible {
  /// The size along each axis; empty for a number.
  var arrayShape: [Int] { get }
  /// The values, the last axis running fastest.
  var arrayValues: [Double] { get }
}

/// A single number as data.
public protocol NumberConvertible: ArrayConvertible {
  /// The number.
  var doubleValue: Double { get }
}

extension NumberConvertible {
  public var arrayShape: [Int] { [] }
  public var arrayValues: [Double] { [doubleValue] }
}

extension Double: NumberConvertible { public var doubleValue: Double { self } }
extension Float: NumberConvertible { public var doubleValue: Double { Double(self) } }

extension NumberConvertible where Self: BinaryInteger {
  public var doubleValue: Double { Double(self) }
}

extension Int: NumberConvertible {}
extension Int8: NumberConvertible {}
extension Int16: NumberConvertible {}
extension Int32: NumberConvertible {}
extension Int64: NumberConvertible {}
extension UInt: NumberConvertible {}
extension UInt8: NumberConvertible {}
extension UInt16: NumberConvertible {}
extension UInt32: NumberConvertible {}
extension UInt64: NumberConvertible {}
extension Bool: NumberConvertible { public var doubleValue: Double { self ? 1 : 0 } }

extension Sequence where Self: Collection, Element: ArrayConvertible {
  /// The count, then the shape of the elements.
  public var arrayShape: [Int] { [count] + (first?.arrayShape ?? []) }

  /// The elements' values, one after another.
  public var arrayValues: [Double] {
    if let doubles = self as? [Double] { return doubles }
    if let floats = self as? [Float] { return floats.map { Double($0) } }
    if let integers = self as? [Int] { return integers.map { Double($0) } }
    return flatMap(\.arrayValues)
  }
}

extension Array: ArrayConvertible where Element: ArrayConvertible {}
extension ArraySlice: ArrayConvertible where Element: ArrayConvertible {}
extension ContiguousArray: ArrayConvertible where Element: ArrayConvertible {}
extension Range: ArrayConvertible where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}
extension ClosedRange: ArrayConvertible
where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}

extension StrideTo: ArrayConvertible where Element: NumberConvertible {
  public var arrayShape: [Int] { [Array(self).count] }
  public var arrayValues: [Double] { map(\.doubleValue) }
}

extension StrideThrough: ArrayConvertible where Element: NumberConvertible {
  public var arrayShape: [Int] { [Array(self).count] }
  public var arrayValues: [Double] { map(\.doubleValue) }
}
