import UserErrors

/// Numbers on a rectangular grid: what `contour` and `pcolormesh` draw.
struct GridData {
  let xs: [Double]
  let ys: [Double]
  /// Row by row; a row for each y.
  let values: [Double]

  subscript(row: Int, column: Int) -> Double { values[row * xs.count + column] }

  /// - Parameters:
  ///   - data: Z alone, or X, Y and Z; X and Y are the coordinates of columns and rows, or arrays of the shape of Z whose
  ///     rows (columns) are all the same, as `np.meshgrid` makes them.
  /// - Throws: `ShapeError` where they do not fit.
  init(_ data: [any ArrayConvertible], in name: String) throws {
    guard data.count == 1 || data.count == 3, let z = data.last else {
      throw ValueError("\(name) takes Z, or X, Y and Z; it got \(data.count) arrays")
    }
    let shape = z.arrayShape
    guard shape.count == 2, shape[0] > 0, shape[1] > 0 else {
      throw ShapeError("\(name): Z must have the shape (rows, columns), not \(DataChecks.shape(z))")
    }
    values = z.arrayValues
    guard data.count == 3 else {
      (xs, ys) = ((0..<shape[1]).map(Double.init), (0..<shape[0]).map(Double.init))
      return
    }
    xs = try Self.axis(data[0], alongRows: true, in: name)
    ys = try Self.axis(data[1], alongRows: false, in: name)
    guard xs.count == shape[1], ys.count == shape[0] else {
      throw ShapeError(
        "\(name): Z has the shape \(DataChecks.shape(z)), but X has \(xs.count) columns and Y \(ys.count) rows"
      )
    }
  }

  /// The coordinates of columns (or rows): an array of one axis, or the first row (column) of a mesh.
  static func axis(_ array: any ArrayConvertible, alongRows: Bool, in name: String) throws -> [Double] {
    let shape = array.arrayShape
    let values = array.arrayValues
    if shape.count == 1 { return values }
    guard shape.count == 2, !values.isEmpty else {
      throw ShapeError("\(name): X and Y have one axis or two, not the shape \(DataChecks.shape(array))")
    }
    let (rows, columns) = (shape[0], shape[1])
    for row in 0..<rows {
      for column in 0..<columns {
        let first = alongRows ? values[column] : values[row * columns]
        guard abs(values[row * columns + column] - first) <= 1e-9 * max(1, abs(first)) else {
          throw ValueError(
            "\(name) draws rectangular grids, as np.meshgrid(x, y) makes them; this \(alongRows ? "X" : "Y") is bent"
          )
        }
      }
    }
    return alongRows ? Array(values[..<columns]) : (0..<rows).map { values[$0 * columns] }
  }
}
