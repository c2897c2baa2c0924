import Foundation
import Raster
import UserErrors

/// What a user wants of a legend.
struct LegendOptions {
  var loc = "best"
  var fontsize = 10.0
  var title: String?
  var columns = 1
  var frame = true
  /// Given names and artists instead of the axes' own.
  var entries: [(artist: Artist, label: String)]?
}

extension Axes {
  /// A box that explains the artists with labels.
  ///
  /// - Parameters:
  ///   - labels: names for the artists in their order; by default their own labels.
  ///   - loc: "best", "upper right", "upper left", "lower left", "lower right", "center left", "center right", "upper
  ///     center", "lower center" or "center".
  ///   - ncol: the number of columns.
  public func legend(
    _ labels: [String]? = nil, loc: String = "best", fontsize: Double = 10, title: String? = nil,
    ncol: Int = 1,
    frameon: Bool = true
  ) {
    guard loc == "best" || Legend.places[loc] != nil else {
      raise(
        ValueError(
          "legend: there is no loc '\(loc)'. There are: best, \(Legend.places.keys.sorted().joined(separator: ", "))"
        ))
    }
    var options = LegendOptions(
      loc: loc, fontsize: fontsize, title: title, columns: max(ncol, 1), frame: frameon)
    options.entries = labels.map { labels in zip(artists, labels).map { ($0, $1) } }
    legendOptions = options
  }
}

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
  private let entries: [(artist: Artist, label: String)]

  init(_ axes: Axes, options: LegendOptions) {
    self.axes = axes
    self.options = options
    entries =
      options.entries
      ?? axes.artists.compactMap { artist in artist.label.flatMap { $0.hasPrefix("_") ? nil : (artist, $0) } }
  }

  func draw(on renderer: any Renderer, in view: AxesView) {
    guard !entries.isEmpty else { return }
    let em = options.fontsize * renderer.point
    let blocks = entries.map { TextBlock($0.label, size: em) }
    let title = options.title.map { TextBlock($0, size: em) }
    let perColumn = (entries.count + options.columns - 1) / options.columns
    let columns = stride(from: 0, to: entries.count, by: perColumn).map {
      Array($0..<min($0 + perColumn, entries.count))
    }
    let widths = columns.map { column in (column.map { blocks[$0].bounds.width }.max() ?? 0) + 2.8 * em }
    let rowHeight = { (block: TextBlock) in max(block.bounds.height, 0.97 * em) + 0.5 * em }
    let heights = columns.map { column in column.reduce(0) { $0 + rowHeight(blocks[$1]) } - 0.5 * em }
    let titleHeight = title.map(rowHeight) ?? 0
    let pad = 0.4 * em
    let width =
      max(widths.reduce(0, +) + 2 * em * Double(columns.count - 1), title?.bounds.width ?? 0) + 2 * pad
    let size = (width, (heights.max() ?? 0) + titleHeight + 2 * pad)
    let frame = place(size, in: view, border: 0.5 * em)
    drawFrame(frame, radius: 0.2 * em, on: renderer)
    if let title {
      let at = Point(frame.center.x, frame.minY + pad)
      let transform = title.placed(at: at, anchor: TextAnchor(horizontal: 0.5, vertical: .top))
      renderer.text(title, color: .black, transform: transform, clip: nil)
    }
    var x = frame.minX + pad
    for (column, columnWidth) in zip(columns, widths) {
      var y = frame.minY + pad + titleHeight
      for i in column {
        let baseline = y - blocks[i].bounds.minY
        let handle = Rect(x: x, y: baseline - 0.7 * em, width: 2 * em, height: 0.7 * em)
        entries[i].artist.drawHandle(on: renderer, in: handle, dpi: renderer.dpi)
        renderer.text(blocks[i], color: .black, transform: .translation(x + 2.8 * em, baseline), clip: nil)
        y += rowHeight(blocks[i])
      }
      x += columnWidth + 2 * em
    }
  }

  private func drawFrame(_ frame: Rect, radius: Double, on renderer: any Renderer) {
    guard options.frame else { return }
    let path = Path(roundedRect: frame, radius: radius)
    renderer.fill(path, color: Color(hex: 0xFFFFFF, alpha: 0.8), clip: nil)
    renderer.stroke(
      path, color: Color(hex: 0xCCCCCC, alpha: 0.8), style: StrokeStyle(width: renderer.point), clip: nil)
  }

  private func place(_ size: (Double, Double), in view: AxesView, border: Double) -> Rect {
    let room = view.box.expanded(by: -border)
    let rect = { (at: (Double, Double)) in
      Rect(
        x: room.minX + at.0 * (room.width - size.0), y: room.minY + at.1 * (room.height - size.1),
        width: size.0,
        height: size.1)
    }
    if let at = Self.places[options.loc] { return rect(at) }
    let points = coveredPoints(view)
    let order = [
      "upper right", "upper left", "lower left", "lower right", "center right", "center left", "lower center",
      "upper center", "center",
    ]
    let candidates = order.compactMap { Self.places[$0].map(rect) }
    let badness = candidates.map { box in points.reduce(0) { $0 + (box.contains($1) ? 1 : 0) } }
    let best = badness.indices.min { (badness[$0], $0) < (badness[$1], $1) } ?? 0
    return candidates[best]
  }

  /// Points that a legend should not cover: those of lines (also between their vertices), scatter plots and shapes.
  private func coveredPoints(_ view: AxesView) -> [Point] {
    var points: [Point] = []
    for artist in axes.artists where artist.visible {
      switch artist {
      case let line as Line2D:
        let own = zip(line.xs, line.ys).map { view.point($0, $1) }
        points += own
        for (a, b) in zip(own, own.dropFirst()) {
          for t in [0.25, 0.5, 0.75] { points.append(a + (b - a) * t) }
        }
      case let collection as PathCollection:
        points += zip(collection.xs, collection.ys).map { view.point($0, $1) }
      case let patch as Patch:
        let box = patch.path(in: view).controlBounds
        guard !box.isNull else { continue }
        for i in 0...4 {
          for j in 0...4 {
            points.append(Point(box.minX + box.width * Double(i) / 4, box.minY + box.height * Double(j) / 4))
          }
        }
      default: break
      }
    }
    return points
  }
}
