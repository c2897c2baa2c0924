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
  var alpha: Double
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
    drawEdges(
      x.map { [Point($0, top), Point($0, bottom)] } + y.map { [Point(left, $0), Point(right, $0)] },
      edgecolor, on: renderer, clip: clip(view))
  }

  /// Edges of meshes are of whole pixels: matplotlib draws them without anti-aliasing.
  private func drawEdges(_ lines: [[Point]], _ color: Color, on renderer: any Renderer, clip: Rect?) {
    let width = max((linewidth * renderer.point).rounded(), 1)
    for line in lines {
      let path = Path(points: line.map { Snapping.point($0, width: width) })
      renderer.stroke(path, color: color, style: StrokeStyle(width: width), clip: clip)
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
