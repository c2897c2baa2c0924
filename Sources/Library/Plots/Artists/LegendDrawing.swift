import Foundation
import Raster

/// A legend, laid out and drawn.
struct Legend {
  /// Where the box stands in the axes, for each place's name: 0 left or top, 1 right or bottom.
  static let places: [String: (Double, Double)] = [
    "upper right": (1, 0), "upper left": (0, 0), "lower left": (0, 1), "lower right": (1, 1),
    "right": (1, 0.5),
    "center left": (0, 0.5), "center right": (1, 0.5), "lower center": (0.5, 1), "upper center": (0.5, 0),
    "center": (0.5, 0.5),
  ]

  private let axes: Axes
  private let options: LegendOptions
  private let entries: [(handle: any LegendHandle, label: String)]

  init(_ axes: Axes, options: LegendOptions) {
    self.axes = axes
    self.options = options
    entries =
      options.entries
      ?? axes.legendHandles().compactMap { handle, label in
        label.flatMap { $0.isEmpty || $0.hasPrefix("_") ? nil : (handle, $0) }
      }
  }

  func draw(on renderer: any Renderer, in view: AxesView) {
    guard !entries.isEmpty else { return }
    let em = options.fontsize * renderer.point
    let blocks = entries.map { renderer.block($0.label, size: em, style: options.style) }
    let title = options.title.map { renderer.block($0, size: options.titleFontsize * renderer.point) }
    let perColumn = (entries.count + options.columns - 1) / options.columns
    let columns = stride(from: 0, to: entries.count, by: perColumn).map {
      Array($0..<min($0 + perColumn, entries.count))
    }
    let gap = options.labelSpacing * em
    let handleWidth = options.handleLength * em
    let indent = handleWidth + options.handleTextPad * em
    let spacing = options.columnSpacing * em
    let widths = columns.map { column in (column.map { blocks[$0].bounds.width }.max() ?? 0) + indent }
    // A row is at least as high as the letters l and p.
    let ascent = { (block: TextBlock) in max(-block.bounds.minY, (0.76 * em).rounded()) }
    let rowHeight = { (block: TextBlock) in ascent(block) + block.bounds.maxY + gap }
    let heights = columns.map { column in column.reduce(0) { $0 + rowHeight(blocks[$1]) } - gap }
    let titleHeight = title.map(rowHeight) ?? 0
    let pad = 0.4 * em
    let width =
      max(widths.reduce(0, +) + spacing * Double(columns.count - 1), title?.bounds.width ?? 0) + 2 * pad
    let size = (width, (heights.max() ?? 0) + titleHeight + 2 * pad)
    let frame = place(size, in: view, border: options.borderPad * em)
    drawFrame(frame, radius: 0.2 * em, on: renderer)
    if let title {
      let at = Point(frame.center.x, frame.minY + pad)
      let transform = title.placed(at: at, anchor: TextAnchor(horizontal: 0.5, vertical: .top))
      renderer.text(title, color: options.textColor, transform: transform, clip: nil)
    }
    var x = frame.minX + pad
    for (column, columnWidth) in zip(columns, widths) {
      var y = frame.minY + pad + titleHeight
      for i in column {
        let baseline = y + ascent(blocks[i])
        let handle = Rect(x: x, y: baseline - 0.7 * em, width: handleWidth, height: 0.7 * em)
        entries[i].handle.drawHandle(on: renderer, in: handle, dpi: renderer.dpi)
        renderer.text(
          blocks[i], color: options.textColor, transform: .translation(x + indent, baseline), clip: nil)
        y += rowHeight(blocks[i])
      }
      x += columnWidth + spacing
    }
  }

  private func drawFrame(_ frame: Rect, radius: Double, on renderer: any Renderer) {
    guard options.frame else { return }
    let frame = Snapping.rect(frame, width: renderer.point)
    let path = options.isRound ? Path(roundedRect: frame, radius: radius) : Path(rect: frame)
    if options.hasShadow { drawShadow(of: path, on: renderer) }
    let alpha = options.frameAlpha
    renderer.fill(path, color: (options.facecolor ?? .white).withAlpha(alpha), clip: nil)
    renderer.stroke(
      path, color: options.edgecolor.withAlpha(alpha), style: StrokeStyle(width: renderer.point), clip: nil)
  }

  /// Two points to the right and down, in a dark shade of the box's colour (matplotlib's `Shadow`).
  private func drawShadow(of box: Path, on renderer: any Renderer) {
    let face = options.facecolor ?? .white
    let shade = Color(red: 0.3 * face.red, green: 0.3 * face.green, blue: 0.3 * face.blue, alpha: 0.5)
    let path = box.transformed(by: .translation(2 * renderer.point, 2 * renderer.point))
    renderer.fill(path, color: shade, clip: nil)
    renderer.stroke(path, color: shade, style: StrokeStyle(width: renderer.point), clip: nil)
  }

  private func place(_ size: (Double, Double), in view: AxesView, border: Double) -> Rect {
    var room = view.box
    if let anchor = options.anchor, anchor.count >= 2 {
      let corner = view.point(anchor[0], anchor[1], in: .axes)
      room = Rect(x: corner.x, y: corner.y, width: 0, height: 0)
    }
    room = Rect(
      minX: room.minX + border, minY: room.minY + border, maxX: room.maxX - border, maxY: room.maxY - border)
    let rect = { (at: (Double, Double)) in
      Rect(
        x: room.minX + at.0 * (room.width - size.0), y: room.minY + at.1 * (room.height - size.1),
        width: size.0, height: size.1)
    }
    if let at = Self.places[options.loc] { return rect(at) }
    return LegendCrowd(axes, view).leastCovered(Self.order.compactMap { Self.places[$0].map(rect) })
  }

  /// The order in which "best" tries the places.
  private static let order = [
    "upper right", "upper left", "lower left", "lower right", "right", "center left", "center right",
    "lower center", "upper center", "center",
  ]
}

/// What a legend should not cover: matplotlib's `Legend._auto_legend_data`.
struct LegendCrowd {
  private var lines: [[Point]] = []
  private var boxes: [Rect] = []
  private var points: [Point] = []

  init(_ axes: Axes, _ view: AxesView) {
    for artist in axes.artists where artist.visible {
      switch artist {
      case let line as Line2D:
        lines.append(
          zip(line.xs, line.ys).map { x, y in
            Point(view.point(x, 0, in: line.xSystem).x, view.point(0, y, in: line.ySystem).y)
          })
      case let collection as PathCollection:
        points += zip(collection.xs, collection.ys).map { view.point($0, $1) }
      case let bar as Rectangle: boxes.append(bar.path(in: view).controlBounds)
      case is FilledAreas: break
      case let patch as Patch:
        for line in patch.path(in: view).flattened(tolerance: 1) {
          lines.append(line.isClosed ? line.points + line.points.prefix(1) : line.points)
        }
      default: break
      }
    }
  }

  /// The first of the boxes with the fewest vertices, points, bars and crossing lines in it.
  func leastCovered(_ candidates: [Rect]) -> Rect {
    var best = (count: Int.max, box: candidates[0])
    for box in candidates {
      var count = points.reduce(0) { $0 + (box.contains($1) ? 1 : 0) }
      count += boxes.reduce(0) { $0 + (Self.overlap($1, box) ? 1 : 0) }
      for line in lines {
        count += line.reduce(0) { $0 + (box.contains($1) ? 1 : 0) }
        if zip(line, line.dropFirst()).contains(where: { Self.crosses($0, $1, box) }) { count += 1 }
      }
      if count < best.count { best = (count, box) }
      if count == 0 { break }
    }
    return best.box
  }

  private static func overlap(_ a: Rect, _ b: Rect) -> Bool {
    a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY
  }

  /// Whether a straight line meets a box (L. Liang and B. Barsky's clipping).
  private static func crosses(_ a: Point, _ b: Point, _ box: Rect) -> Bool {
    guard a.isFinite, b.isFinite else { return false }
    var (from, to) = (0.0, 1.0)
    let d = b - a
    for (p, q) in [
      (-d.x, a.x - box.minX), (d.x, box.maxX - a.x), (-d.y, a.y - box.minY), (d.y, box.maxY - a.y),
    ] {
      if p == 0 {
        if q < 0 { return false }
      } else if p < 0 {
        from = max(from, q / p)
      } else {
        to = min(to, q / p)
      }
    }
    return from <= to
  }
}
