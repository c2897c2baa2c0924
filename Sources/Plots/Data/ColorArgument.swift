import Raster
import UserErrors

/// What colours the points of a scatter plot: a colour for all, one for each, or numbers for a colour map.
public protocol ColorArgument {
  /// The numbers, where they are such.
  var colorValues: [Double]? { get }
  /// The names of colours, where they are such.
  var colorNames: [String]? { get }
}

extension String: ColorArgument {
  public var colorValues: [Double]? { nil }
  public var colorNames: [String]? { [self] }
}

extension Array: ColorArgument {
  public var colorValues: [Double]? { (self as? any ArrayConvertible)?.arrayValues }
  public var colorNames: [String]? { self as? [String] }
}

/// Arrays of numbers.
extension ColorArgument where Self: ArrayConvertible {
  public var colorValues: [Double]? { arrayValues }
  public var colorNames: [String]? { nil }
}

extension Range: ColorArgument where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}
