import Foundation
import Raster
import UserErrors

/// Rectangles coloured by numbers: what `pcolormesh` and `hist2d` draw.
public final class QuadMesh: Artist, ScalarMappable {
  /// The borders of columns and rows, one more than there are of each.
  let xs: [Double]
  let ys: [Double]
  /// Row by row.
  private(set) var values: [Double]
  public var cmap: Colormap
  public var norm: Normalize
  let alpha: Double
  let edgecolor: Color?
  let linewidth: Double

  public var mappableAlpha: Double { alpha }

  init(
    xs: [Double], ys: [Double], values: [Double], cmap: Colormap, norm: Normalize, alpha: Double,
    edgecolor: Color?, linewidth: Double, label: String?, zorder: Double
  ) {
    self.xs = xs
    self.ys = ys
    self.values = values
    self.cmap = cmap
    self.norm = norm
    self.alpha = alpha
    self.edgecolor = edgecolor
    self.linewidth = linewidth
    super.init(zorder: zorder, label: label)
  }

  override var dataLimits: DataLimits { DataLimits(xs: xs, ys: ys) }
  override var stickyX: [Double] { [xs.min() ?? 0, xs.max() ?? 0] }
  override var stickyY: [Double] { [ys.min() ?? 0, ys.max() ?? 0] }

  /// Other numbers for the same rectangles.
  public func setArray(_ values: any ArrayConvertible) {
    let numbers = values.arrayValues
    guard numbers.count == self.values.count else {
      raise(ShapeError("setArray: there are \(numbers.count) numbers for \(self.values.count) rectangles"))
    }
    self.values = numbers
    axes?.figure?.isShown = false
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let (x, y) = (xs.map { view.x($0) }, ys.map { view.y($0) })
    guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max() else { return }
    let rect = Rect(minX: left, minY: top, maxX: right, maxY: bottom).intersection(view.box)
    guard !rect.isNull else { return }
    renderer.image(MeshPixels(mesh: self, x: x, y: y), in: rect, clip: clip(view))
    guard let edgecolor, edgecolor.alpha > 0 else { return }
    let style = StrokeStyle(width: linewidth * renderer.point)
    for at in x {
      renderer.stroke(
        Path(points: [Point(at, top), Point(at, bottom)]), color: edgecolor, style: style, clip: clip(view))
    }
    for at in y {
      renderer.stroke(
        Path(points: [Point(left, at), Point(right, at)]), color: edgecolor, style: style, clip: clip(view))
    }
  }
}

/// A pixel has the colour of the rectangle that its middle lies in.
private struct MeshPixels: PixelSource {
  let mesh: QuadMesh
  let x: [Double]
  let y: [Double]

  func pixels(of rect: Rect, part: Rect, scale: Double) -> Pixmap {
    let colors = mesh.cmap.pixels(of: mesh.values, by: mesh.norm, alpha: mesh.alpha)
    let columns = Self.cells(x.map { $0 * scale }, from: part.minX, count: Int(part.width))
    let rows = Self.cells(y.map { $0 * scale }, from: part.minY, count: Int(part.height))
    let width = x.count - 1
    var pixels: [UInt32] = []
    pixels.reserveCapacity(columns.count * rows.count)
    for row in rows {
      for column in columns { pixels.append(row < 0 || column < 0 ? 0 : colors[row * width + column]) }
    }
    return Pixmap(width: columns.count, height: rows.count, pixels: pixels)
  }

  /// For each pixel the cell between rising or falling borders that its middle is in, or -1.
  private static func cells(_ borders: [Double], from start: Double, count: Int) -> [Int] {
    let rises = (borders.last ?? 0) >= (borders.first ?? 0)
    let sorted = rises ? borders : borders.reversed()
    var cell = 0
    return (0..<count).map { i in
      let at = start + Double(i) + 0.5
      while cell < sorted.count - 1, sorted[cell + 1] <= at { cell += 1 }
      guard cell < sorted.count - 1, sorted[cell] <= at else { return -1 }
      return rises ? cell : sorted.count - 2 - cell
    }
  }
}

/// Counts in a grid of rectangles: what `hist2d` returns.
public struct Histogram2D {
  /// Counts by columns: `counts[i][j]` for the i-th interval of x and the j-th of y.
  public let counts: [[Double]]
  /// The borders along x.
  public let xedges: [Double]
  /// The borders along y.
  public let yedges: [Double]
  /// The rectangles, which a colour bar can explain.
  public let image: QuadMesh
}

extension Plotting {
  /// Rectangles coloured by numbers.
  ///
  /// - Parameters:
  ///   - data: C of shape (rows, columns), or X, Y and C; X and Y are the borders (one more than C has) or the middles of columns
  ///     and rows, as arrays of one axis or as `np.meshgrid` makes them.
  ///   - shading: "auto", "flat" where X and Y are borders, "nearest" where they are middles.
  @discardableResult
  public func pcolormesh(
    _ data: any ArrayConvertible..., cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil,
    vmin: Double? = nil, vmax: Double? = nil, alpha: Double = 1, shading: String = "auto",
    edgecolors: (any ColorArgument)? = nil, linewidth: Double = 1, label: String? = nil, zorder: Double = 1
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

  /// How many points lie in each rectangle of a grid, as colours.
  ///
  /// - Parameters:
  ///   - bins: how many intervals along each axis: a number for both, two numbers, or the borders for both.
  ///   - range: the outer borders ((xmin, xmax), (ymin, ymax)); those of the data by default.
  ///   - density: whether the sum over areas is 1.
  ///   - cmin: rectangles with fewer points are left empty.
  @discardableResult
  public func hist2d(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ bins: any ArrayConvertible = 10,
    bins namedBins: (any ArrayConvertible)? = nil, range: ((Double, Double), (Double, Double))? = nil,
    density: Bool = false, cmin: Double? = nil, cmap: (any ColormapArgument)? = nil,
    norm: (any NormArgument)? = nil, vmin: Double? = nil, vmax: Double? = nil, alpha: Double = 1
  ) -> Histogram2D {
    let (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "hist2d") }
    let given = namedBins ?? bins
    let numbers = given.arrayValues
    let counts: (Int, Int) =
      given.arrayShape.isEmpty
      ? (Int(numbers[0]), Int(numbers[0]))
      : numbers.count == 2 ? (Int(numbers[0]), Int(numbers[1])) : (0, 0)
    let isBorders = numbers.count > 2
    guard isBorders || (counts.0 > 0 && counts.1 > 0) else {
      raise(ValueError("hist2d: bins must be positive"))
    }
    let edges = { (values: [Double], range: (Double, Double)?, count: Int) -> [Double] in
      if isBorders { return numbers }
      let finite = values.filter(\.isFinite)
      var (low, high) = range ?? (finite.min() ?? 0, finite.max() ?? 1)
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      return (0...count).map { low + (high - low) * Double($0) / Double(count) }
    }
    let (xedges, yedges) = (edges(xs, range?.0, counts.0), edges(ys, range?.1, counts.1))
    var table = [[Double]](
      repeating: [Double](repeating: 0, count: yedges.count - 1), count: xedges.count - 1)
    for (a, b) in zip(xs, ys) {
      if let i = Axes.bin(a, xedges), let j = Axes.bin(b, yedges) { table[i][j] += 1 }
    }
    if density {
      let total = max(table.joined().reduce(0, +), 1)
      for i in table.indices {
        for j in table[i].indices {
          table[i][j] /= total * (xedges[i + 1] - xedges[i]) * (yedges[j + 1] - yedges[j])
        }
      }
    }
    let values = yedges.indices.dropLast().flatMap { j in
      table.map { column in cmin.map { column[j] < $0 ? .nan : column[j] } ?? column[j] }
    }
    let image = plottedAxes.addMesh(
      xedges, yedges, values, cmap, norm?.normalize(values) ?? Normalize(values, vmin: vmin, vmax: vmax),
      alpha,
      nil, 1, nil, 1)
    return Histogram2D(counts: table, xedges: xedges, yedges: yedges, image: image)
  }
}

extension Axes {
  fileprivate static func bin(_ value: Double, _ edges: [Double]) -> Int? {
    guard value >= edges[0], value <= edges[edges.count - 1] else { return nil }
    var (low, high) = (0, edges.count - 1)
    while low < high - 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

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

  fileprivate func addMesh(
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
