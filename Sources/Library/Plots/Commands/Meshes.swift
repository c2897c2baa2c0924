import Raster
import UserErrors

extension Plotting {
  /// Rectangles coloured by numbers.
  ///
  /// - Parameters:
  ///   - data: C of shape (rows, columns), or X, Y and C; X and Y are the borders (one more than C
  ///     has) or the middles of columns and rows, as arrays of one axis or as `np.meshgrid` makes
  ///     them.
  ///   - shading: "auto", "flat" where X and Y are borders, "nearest" where they are middles.
  @discardableResult
  public func pcolormesh(
    _ data: any ArrayConvertible..., cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil,
    vmin: Double? = nil, vmax: Double? = nil, alpha: Double = 1, shading: String = "auto",
    edgecolors: (any ColorArgument)? = nil, linewidth: Double = 1, label: String? = nil,
    zorder: Double = 1,
    linewidths: Double? = nil
  ) -> QuadMesh {
    mesh(
      data, cmap, norm, vmin, vmax, alpha, shading, edgecolors, linewidths ?? linewidth, label,
      zorder)
  }

  /// Rectangles coloured by numbers; draws as `pcolormesh`.
  @discardableResult
  public func pcolor(
    _ data: any ArrayConvertible..., cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil,
    vmin: Double? = nil, vmax: Double? = nil, alpha: Double = 1, shading: String = "auto",
    edgecolors: (any ColorArgument)? = nil, linewidth: Double = 1, label: String? = nil,
    zorder: Double = 1,
    linewidths: Double? = nil
  ) -> QuadMesh {
    mesh(
      data, cmap, norm, vmin, vmax, alpha, shading, edgecolors, linewidths ?? linewidth, label,
      zorder)
  }

  private func mesh(
    _ data: [any ArrayConvertible], _ cmap: (any ColormapArgument)?, _ norm: (any NormArgument)?,
    _ vmin: Double?, _ vmax: Double?, _ alpha: Double, _ shading: String,
    _ edgecolors: (any ColorArgument)?, _ linewidth: Double, _ label: String?, _ zorder: Double
  ) -> QuadMesh {
    guard ["auto", "flat", "nearest"].contains(shading) else {
      raise(
        ValueError("pcolormesh: shading '\(shading)' is not there: use \"auto\", \"flat\" or \"nearest\""))
    }
    let (xs, ys, values) = orRaiseAny { try Axes.mesh(data) }
    return plottedAxes.addMesh(
      xs, ys, values, cmap, norm?.normalize(values) ?? Normalize(values, vmin: vmin, vmax: vmax), alpha,
      (edgecolors as? String) == "none" || (edgecolors as? String) == "face"
        ? nil : edgecolors.map { $0.single("edgecolors") },
      linewidth, label, zorder)
  }
}

extension Axes {
  /// Borders and numbers of a mesh.
  fileprivate static func mesh(_ data: [any ArrayConvertible]) throws -> ([Double], [Double], [Double]) {
    guard data.count == 1 || data.count == 3, let c = data.last else {
      throw ValueError("pcolormesh takes C, or X, Y and C; it got \(data.count) arrays")
    }
    let shape = c.arrayShape
    guard shape.count == 2, shape[0] > 0, shape[1] > 0 else {
      throw ShapeError("pcolormesh: C must have the shape (rows, columns), not \(DataChecks.shape(c))")
    }
    guard data.count == 3 else {
      return ((0...shape[1]).map(Double.init), (0...shape[0]).map(Double.init), c.arrayValues)
    }
    let xs = try GridData.axis(data[0], alongRows: true, in: "pcolormesh")
    let ys = try GridData.axis(data[1], alongRows: false, in: "pcolormesh")
    return (try borders(xs, shape[1], "X"), try borders(ys, shape[0], "Y"), c.arrayValues)
  }

  /// Borders as they are given, or half way between middles.
  private static func borders(_ at: [Double], _ count: Int, _ name: String) throws -> [Double] {
    if at.count == count + 1 { return at }
    guard at.count == count else {
      throw ShapeError(
        "pcolormesh: \(name) has \(at.count) values for \(count) cells; there must be as many, or one more")
    }
    guard count > 1 else { return [at[0] - 0.5, at[0] + 0.5] }
    let inner = zip(at, at.dropFirst()).map { ($0 + $1) / 2 }
    return [at[0] - (inner[0] - at[0])] + inner + [at[count - 1] + (at[count - 1] - inner[count - 2])]
  }

  func addMesh(
    _ xs: [Double], _ ys: [Double], _ values: [Double], _ cmap: (any ColormapArgument)?, _ norm: Normalize,
    _ alpha: Double, _ edgecolor: Color?, _ linewidth: Double, _ label: String?, _ zorder: Double
  ) -> QuadMesh {
    let mesh = QuadMesh(
      xs: xs, ys: ys, values: values, cmap: (cmap ?? theme.cmap).colormap, norm: norm, alpha: alpha,
      edgecolor: edgecolor, linewidth: linewidth, label: label, zorder: zorder)
    currentMappable = mesh
    return add(mesh)
  }
}
