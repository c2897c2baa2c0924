/// What plotting functions take as data: numbers (``ArrayConvertible``), or an array of names for
/// an axis of categories.
public protocol PlotData {}

/// Text: the format of a line among the arguments of `plot`.
extension String: PlotData {}
/// Arrays of names; arrays of numbers are ``ArrayConvertible``.
extension Array: PlotData {}

/// What plots take as numbers: a number, arrays of them, arrays of arrays, ranges, tensors.
public protocol ArrayConvertible: PlotData {
  /// The size along each axis; empty for a number.
  var arrayShape: [Int] { get }
  /// The values, the last axis running fastest.
  var arrayValues: [Double] { get }
  /// Whether the elements are whole numbers: then colours run from 0 to 255 and not from 0 to 1.
  var hasIntegerElements: Bool { get }
  /// The elements of a nested array, which may differ in length; nil where there is one array of
  /// numbers.
  var arrayRows: [any ArrayConvertible]? { get }
  /// Whether the elements are true and false.
  var hasBooleanElements: Bool { get }
}

/// A single number as data.
public protocol NumberConvertible: ArrayConvertible {
  /// The number.
  var doubleValue: Double { get }
}

extension NumberConvertible {
  public var arrayShape: [Int] { [] }
  public var arrayValues: [Double] { [doubleValue] }
  public var hasIntegerElements: Bool { false }
  public var hasBooleanElements: Bool { false }
  public var arrayRows: [any ArrayConvertible]? { nil }
}

extension Double: NumberConvertible { public var doubleValue: Double { self } }
extension Float: NumberConvertible { public var doubleValue: Double { Double(self) } }

extension NumberConvertible where Self: BinaryInteger {
  public var doubleValue: Double { Double(self) }
  public var hasIntegerElements: Bool { true }
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
extension Bool: NumberConvertible {
  public var doubleValue: Double { self ? 1 : 0 }
  public var hasBooleanElements: Bool { true }
}

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

  /// What the elements say.
  public var hasIntegerElements: Bool { first?.hasIntegerElements ?? false }
  public var hasBooleanElements: Bool { first?.hasBooleanElements ?? false }

  /// The elements, where they are arrays themselves.
  public var arrayRows: [any ArrayConvertible]? {
    guard let first, !first.arrayShape.isEmpty else { return nil }
    return map { $0 }
  }
}

extension Array: ArrayConvertible where Element: ArrayConvertible {}
extension ArraySlice: PlotData, ArrayConvertible where Element: ArrayConvertible {}
extension ContiguousArray: PlotData, ArrayConvertible where Element: ArrayConvertible {}
extension Range: PlotData, ArrayConvertible
where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}
extension ClosedRange: PlotData, ArrayConvertible
where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}

extension StrideTo: PlotData, ArrayConvertible where Element: NumberConvertible {
  public var arrayShape: [Int] { [Array(self).count] }
  public var arrayValues: [Double] { map(\.doubleValue) }
  public var hasIntegerElements: Bool { Element.self is any BinaryInteger.Type }
  public var hasBooleanElements: Bool { false }
  public var arrayRows: [any ArrayConvertible]? { nil }
}

extension StrideThrough: PlotData, ArrayConvertible where Element: NumberConvertible {
  public var arrayShape: [Int] { [Array(self).count] }
  public var arrayValues: [Double] { map(\.doubleValue) }
  public var hasIntegerElements: Bool { Element.self is any BinaryInteger.Type }
  public var hasBooleanElements: Bool { false }
  public var arrayRows: [any ArrayConvertible]? { nil }
}
