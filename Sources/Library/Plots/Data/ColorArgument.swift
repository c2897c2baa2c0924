import Raster
import UserErrors

/// What gives colours: a name, a ``Raster/Color``, an array of them (one for each point or bar), red, green and blue from 0 to 1,
/// or, for `scatter`, numbers for a colour map.
public protocol ColorArgument {
  /// The numbers, where they are such.
  var colorValues: [Double]? { get }
  /// The colours, where they are such. It throws `ValueError` where a name is none of a colour.
  func colorList() throws -> [Color]?
}

extension String: ColorArgument {
  public var colorValues: [Double]? { nil }
  public func colorList() throws -> [Color]? { [try Color(named: self)] }
}

extension Color: ColorArgument {
  public var colorValues: [Double]? { nil }
  public func colorList() -> [Color]? { [self] }
}

extension Array: ColorArgument {
  public var colorValues: [Double]? {
    guard let numbers = self as? any ArrayConvertible, numbers.arrayShape.count == 1 else { return nil }
    return numbers.arrayValues
  }

  public func colorList() throws -> [Color]? {
    if let names = self as? [String] { return try names.map { try Color(named: $0) } }
    if let colors = self as? [Color] { return colors }
    let tuples = compactMap { Color(tuple: $0) }
    if !tuples.isEmpty, tuples.count == count { return tuples }
    return (self as? any ArrayConvertible).flatMap { Color.rows(of: $0) }
  }
}

/// Arrays of numbers.
extension ColorArgument where Self: ArrayConvertible {
  public var colorValues: [Double]? { arrayShape.count == 1 ? arrayValues : nil }
  public func colorList() -> [Color]? { Color.rows(of: self) }
}

extension Range: ColorArgument where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}
extension ClosedRange: ColorArgument
where Bound: NumberConvertible & Strideable, Bound.Stride: SignedInteger {}

extension ColorArgument {
  /// One colour: a name, a colour, or three or four numbers; else the end of the cell.
  func single(_ what: String) -> Color {
    if let values = colorValues, values.count == 3 || values.count == 4 {
      return Color(
        red: values[0], green: values[1], blue: values[2], alpha: values.count == 4 ? values[3] : 1)
    }
    guard let colors = orRaiseAny({ try colorList() }), colors.count == 1 else {
      raise(ValueError("\(what) expects one colour: a name, a Color, or [red, green, blue] from 0 to 1"))
    }
    return colors[0]
  }

  /// A colour for all, or one for each of `count`; else the end of the cell.
  func each(_ count: Int, _ what: String) -> [Color] {
    if let colors = orRaiseAny({ try colorList() }) {
      guard colors.count == 1 || colors.count >= count else {
        raise(
          ShapeError("\(what): there are \(colors.count) colours for \(count); give one, or one for each"))
      }
      return colors
    }
    return [single(what)]
  }
}

extension Color {
  /// A colour as Python writes it: `(0.2, 0.4, 0.6)`, with opacity `(1, 0, 0, 0.5)`; nil for what is
  /// no tuple of three or four numbers.
  init?(tuple: Any) {
    let parts = Mirror(reflecting: tuple)
    guard parts.displayStyle == .tuple else { return nil }
    let values = parts.children.compactMap { ($0.value as? any NumberConvertible)?.doubleValue }
    guard values.count == parts.children.count, values.count == 3 || values.count == 4 else { return nil }
    self.init(
      red: values[0], green: values[1], blue: values[2], alpha: values.count == 4 ? values[3] : 1)
  }

  /// The rows of an array of shape (n, 3) or (n, 4) as colours; nil for other arrays.
  static func rows(of array: any ArrayConvertible) -> [Color]? {
    let shape = array.arrayShape
    guard shape.count == 2, shape[1] == 3 || shape[1] == 4 else { return nil }
    let values = array.arrayValues
    return (0..<shape[0]).map { i in
      let c = Array(values[i * shape[1]..<(i + 1) * shape[1]])
      return Color(red: c[0], green: c[1], blue: c[2], alpha: c.count == 4 ? c[3] : 1)
    }
  }
}
