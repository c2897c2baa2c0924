import UserErrors

/// Data for a plot, checked.
package enum DataChecks {
  /// x and y as numbers of the same count.
  ///
  /// - Throws: `ShapeError` where the counts differ.
  package static func pair(_ x: any ArrayConvertible, _ y: any ArrayConvertible, in name: String) throws -> (
    [Double], [Double]
  ) {
    let (xs, ys) = (x.arrayValues, y.arrayValues)
    guard xs.count == ys.count else {
      throw ShapeError(
        "\(name): x has \(xs.count) values (shape \(shape(x))) and y has \(ys.count) (shape \(shape(y))), but there "
          + "must be as many of each")
    }
    return (xs, ys)
  }

  /// One number for all, or one for each of `count`.
  ///
  /// - Throws: `ShapeError` where there are neither one nor `count`.
  static func each(_ values: [Double], count: Int, _ what: String, in name: String) throws -> [Double] {
    guard values.count == 1 || values.count == count else {
      throw ShapeError(
        "\(name): \(what) has \(values.count) values for \(count) points; give one, or one for each")
    }
    return values
  }

  /// A shape as NumPy writes it.
  static func shape(_ array: any ArrayConvertible) -> String {
    let sizes = array.arrayShape.map(String.init)
    return sizes.count == 1 ? "(\(sizes[0]),)" : "(\(sizes.joined(separator: ", ")))"
  }
}
