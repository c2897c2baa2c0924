import Foundation
import Raster
import UserErrors

/// Contour lines, or the areas between them: what `contour` and `contourf` draw.
public final class ContourSet: Artist, ScalarMappable {
  let grid: GridData
  /// The numbers of the lines, or the borders of the areas.
  public let levels: [Double]
  let isFilled: Bool
  public var cmap: Colormap
  public var norm: Normalize
  /// Given colours instead of the map's.
  let colors: [Color]?
  var alpha: Double
  let linewidths: [Double]
  /// Dashes in multiples of the width for each line.
  let dashes: [[Double]]
  /// The lines of each level, or the loops around all above each border.
  let paths: [[[Point]]]
  /// Numbers written on the lines, with the pieces of lines that make room for them.
  var labels: [ContourLabel] = []

  /// Which areas beyond the levels are filled.
  enum Reach: String { case neither, both, min, max }
  private let reach: Reach
  /// The loops around all of the grid, for areas below the levels.
  private var ground: [[Point]] = []
  var isExtended: Bool { reach != .neither }

  public var mappableAlpha: Double { alpha }
  public var colorBoundaries: [Double]? { isFilled ? levels : nil }
  public var colorBands: [Color]? {
    guard isFilled, let colors else { return nil }
    return levels.indices.dropLast().map { colors[$0 % colors.count] }
  }

  init(
    grid: GridData, levels: [Double], isFilled: Bool, cmap: Colormap, norm: Normalize, colors: [Color]?,
    alpha: Double, linewidths: [Double], dashes: [[Double]], zorder: Double,
    reach: Reach = .neither
  ) {
    self.reach = reach
    self.grid = grid
    self.levels = levels
    self.isFilled = isFilled
    self.cmap = cmap
    self.norm = norm
    self.colors = colors
    self.alpha = alpha
    self.linewidths = linewidths
    self.dashes = dashes
    let squares = MarchingSquares(grid: grid)
    // The last border belongs to the area below it.
    let lastUp = levels.last?.nextUp ?? 0
    paths = levels.enumerated().map { i, level in
      isFilled
        ? squares.areas(atLeast: i == levels.count - 1 ? lastUp : level) : squares.lines(at: level)
    }
    if reach != .neither { ground = squares.areas(atLeast: -.greatestFiniteMagnitude) }
    super.init(zorder: zorder)
  }

  override var dataLimits: DataLimits {
    DataLimits(
      xs: [grid.xs.min() ?? 0, grid.xs.max() ?? 0], ys: [grid.ys.min() ?? 0, grid.ys.max() ?? 0])
  }
  override var stickyX: [Double] { [grid.xs.min() ?? 0, grid.xs.max() ?? 0] }
  override var stickyY: [Double] { [grid.ys.min() ?? 0, grid.ys.max() ?? 0] }

  /// The colour of a line, or of the area above a border.
  func color(_ i: Int) -> Color {
    if let colors { return colors[i % colors.count].withAlpha(colors[i % colors.count].alpha * alpha) }
    let value = isFilled ? (levels[i] + levels[i + 1]) / 2 : levels[i]
    let color = cmap(norm(norm.isLogarithmic && isFilled ? (levels[i] * levels[i + 1]).squareRoot() : value))
    return color.withAlpha(color.alpha * alpha)
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    if isFilled { drawAreas(on: renderer, in: view) } else { drawLines(on: renderer, in: view) }
  }

  private func drawAreas(on renderer: any Renderer, in view: AxesView) {
    drawBeyond(on: renderer, in: view)
    let turned = { (loop: [Point]) in Path(points: loop.map { view.point($0.x, $0.y) }, closed: true) }
    for i in levels.indices.dropLast() {
      // All above the lower border, less all above the upper one, whose loops run the other way.
      var path = Path()
      for loop in paths[i] { path.append(turned(loop)) }
      for loop in paths[i + 1] { path.append(turned(loop.reversed())) }
      if !path.elements.isEmpty { renderer.fill(path, color: color(i), clip: clip(view)) }
    }
  }

  /// The areas below the first border and above the last one.
  private func drawBeyond(on renderer: any Renderer, in view: AxesView) {
    let fill = { (outer: [[Point]], inner: [[Point]], color: Color) in
      var path = Path()
      for loop in outer + inner.map({ Array($0.reversed()) }) {
        path.append(Path(points: loop.map { view.point($0.x, $0.y) }, closed: true))
      }
      let shade = color.withAlpha(color.alpha * self.alpha)
      if !path.elements.isEmpty { renderer.fill(path, color: shade, clip: self.clip(view)) }
    }
    if reach == .both || reach == .min { fill(ground, paths[0], cmap(0.0)) }
    if reach == .both || reach == .max { fill(paths[paths.count - 1], [], cmap(1.0)) }
  }

  private func drawLines(on renderer: any Renderer, in view: AxesView) {
    for i in levels.indices {
      let width = linewidths[i % linewidths.count] * renderer.point
      let style = StrokeStyle(
        width: width, join: .round, dashes: dashes[i % dashes.count].map { $0 * width })
      let drawn = labels.filter { $0.level == i }.map { $0.placed(paths[i], in: view, unit: renderer.point) }
      for (place, line) in paths[i].enumerated() {
        let points = line.map { view.point($0.x, $0.y) }
        let gaps = drawn.compactMap { $0 }.filter { $0.line == place }
        for piece in ContourLabel.cut(points, gaps: gaps) {
          renderer.stroke(Path(points: piece), color: color(i), style: style, clip: clip(view))
        }
      }
      for label in drawn.compactMap({ $0 }) {
        renderer.text(label.block, color: label.color, transform: label.transform, clip: clip(view))
      }
    }
  }
}

/// A number written on a contour line.
struct ContourLabel {
  let level: Int
  let text: String
  /// In points.
  let fontsize: Double
  let color: Color
  let inline: Bool

  /// A label on the canvas.
  struct Placed {
    let line: Int
    /// Where along the line's length the gap begins and ends.
    let gap: (Double, Double)
    let block: TextBlock
    let transform: Affine
    let color: Color
  }

  /// The label where the longest of the level's lines is straightest, along the line; nil where it
  /// has no room.
  func placed(_ lines: [[Point]], in view: AxesView, unit: Double) -> Placed? {
    let block = TextBlock(text, size: fontsize * unit)
    let all = lines.map { line in line.map { view.point($0.x, $0.y) } }
    let lengths = all.map(Self.length)
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else { return nil }
    let width = block.bounds.width
    guard lengths[longest] > 1.2 * width + 10 * unit else { return nil }
    let line = all[longest]
    // The straightest stretch of the label's width: the one whose ends are farthest apart.
    var best = (distance: -1.0, at: 0.0)
    let step = max(width / 2, 2 * unit)
    for at in stride(from: width, to: lengths[longest] - width, by: step) {
      let (a, b) = (Self.point(line, at - width / 2), Self.point(line, at + width / 2))
      guard view.box.expanded(by: -width / 2).contains(Self.point(line, at)) else { continue }
      let distance = (b - a).length
      if distance > best.distance + 1e-6 { best = (distance, at) }
    }
    guard best.distance > 0 else { return nil }
    let center = Self.point(line, best.at)
    var along = Self.point(line, best.at + width / 2) - Self.point(line, best.at - width / 2)
    if along.x < 0 { along = along * -1 }
    let angle = atan2(along.y, along.x)
    let box = block.bounds
    let transform = Affine.translation(-box.center.x, -(box.minY + box.maxY) / 2)
      .then(.rotation(angle)).then(.translation(center.x, center.y))
    let half = inline ? width / 2 + 5 * unit : 0
    return Placed(
      line: longest, gap: (best.at - half, best.at + half), block: block, transform: transform, color: color)
  }

  private static func length(_ line: [Point]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
  }

  private static func point(_ line: [Point], _ distance: Double) -> Point {
    var rest = distance
    for (a, b) in zip(line, line.dropFirst()) {
      let step = (b - a).length
      if step > 0, rest <= step { return a + (b - a) * (max(rest, 0) / step) }
      rest -= step
    }
    return line[line.count - 1]
  }

  /// The parts of a line outside of gaps.
  static func cut(_ line: [Point], gaps: [Placed]) -> [[Point]] {
    guard let gap = gaps.first?.gap, gap.1 > gap.0 else { return [line] }
    let total = length(line)
    var (before, after): ([Point], [Point]) = ([], [point(line, min(gap.1, total))])
    var at = 0.0
    for (i, p) in line.enumerated() {
      if i > 0 { at += (p - line[i - 1]).length }
      if at < gap.0 { before.append(p) } else if at > gap.1 { after.append(p) }
    }
    before.append(point(line, max(gap.0, 0)))
    return [before, after].filter { $0.count > 1 }
  }
}
