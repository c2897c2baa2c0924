import Foundation
import Raster
import UserErrors

/// What a user wants of a legend.
struct LegendOptions {
  var loc = "best"
  var fontsize = 10.0
  var title: String?
  var titleFontsize = 10.0
  var columns = 1
  var frame = true
  var frameAlpha = 0.8
  var facecolor: Color?
  var edgecolor = Color(hex: 0xCCCCCC)
  var textColor = Color.black
  var style = FontStyle.regular
  /// The point of the axes at which the corner that `loc` names is put.
  var anchor: [Double]?
  /// The distance from the axes' border in multiples of the letters' size.
  var borderPad = 0.5
  var hasShadow = false
  var isRound = true
  var labelSpacing = 0.5
  /// The length of the signs, their distance from the names, and that of the columns, in multiples
  /// of the letters' size.
  var handleLength = 2.0
  var handleTextPad = 0.8
  var columnSpacing = 2.0
  /// Given names and signs instead of the axes' own.
  var entries: [(handle: any LegendHandle, label: String)]?
}

/// What a legend can show a sign of: an artist, or several that belong together.
protocol LegendHandle {
  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double)
}

/// Adapts artists and containers.
struct HandleOf: LegendHandle {
  let body: (any Renderer, Rect, Double) -> Void
  init(_ artist: Artist) { body = { artist.drawHandle(on: $0, in: $1, dpi: $2) } }
  init(_ container: any LegendContainer) { body = { container.drawHandle(on: $0, in: $1, dpi: $2) } }
  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) { body(renderer, box, dpi) }
}

extension Plotting {
  /// A box that explains the artists with labels.
  ///
  /// - Parameters:
  ///   - labels: names for the lines, shapes, collections, then bars and error bars; by default
  ///     their own labels.
  ///   - handles: what is to be explained; by default all that has a label.
  ///   - loc: "best", "upper right", "upper left", "lower left", "lower right", "center left",
  ///     "center right", "upper center", "lower center" or "center".
  ///   - bboxToAnchor: the point (x, y) in fractions of the axes at which the corner that `loc`
  ///     names is put.
  ///   - ncols: the number of columns.
  ///   - framealpha: the opacity of the box.
  ///   - handlelength: the length of the signs in multiples of the letters' size.
  ///   - handletextpad: their distance from the names, likewise.
  ///   - columnspacing: the distance of the columns, likewise.
  ///   - borderaxespad: the distance from the axes' border in multiples of the letters' size.
  ///   - shadow: whether the box has a shadow.
  ///   - fancybox: whether the box's corners are round.
  ///   - prop: the letters' size and weight as a dictionary: `["size": 8]`.
  ///   - markerscale: how much larger markers are in the legend.
  @discardableResult
  public func legend(
    _ labels: [String]? = nil, handles: [Artist]? = nil, labels namedLabels: [String]? = nil,
    loc: (any LegendPlace)? = nil, bboxToAnchor: (Double, Double)? = nil, ncols: Int = 1,
    fontsize: (any FontSize)? = nil, title: String? = nil, titleFontsize: (any FontSize)? = nil,
    frameon: Bool? = nil, framealpha: Double? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, labelcolor: (any ColorArgument)? = nil,
    borderaxespad: Double = 0.5, labelspacing: Double = 0.5, handlelength: Double = 2,
    handletextpad: Double = 0.8, columnspacing: Double = 2, ncol: Int? = nil, shadow: Bool = false,
    fancybox: Bool = true, prop: FontProperties? = nil,
    markerscale: Double = 1
  ) -> LegendBox {
    let axes = plottedAxes
    let theme = axes.theme
    var options = LegendOptions()
    let place = loc ?? theme.legendLoc
    options.loc = place.placeName
    guard options.loc == "best" || Legend.places[options.loc] != nil else {
      raise(
        ValueError(
          "legend: there is no loc '\(options.loc)'. There are: best, "
            + Legend.places.keys.sorted().joined(separator: ", ")))
    }
    options.anchor = bboxToAnchor.map { [$0.0, $0.1] } ?? place.corner
    // What is put at a point touches it.
    options.borderPad = place.corner == nil ? borderaxespad : 0
    (options.hasShadow, options.isRound) = (shadow, fancybox)
    let fontsize = fontsize ?? prop?.size
    options.fontsize = points(fontsize, base: theme.legendSize * theme.fontSize, "fontsize")
    options.titleFontsize = points(titleFontsize, base: options.fontsize, "titleFontsize")
    options.title = title
    options.columns = max(ncol ?? ncols, 1)
    options.frame = frameon ?? theme.legendFrame
    // A shadow must not shine through.
    options.frameAlpha = framealpha ?? (shadow ? 1 : 0.8)
    options.facecolor = facecolor.map { $0.single("facecolor") } ?? axes.facecolor
    options.edgecolor = edgecolor.map { $0.single("edgecolor") } ?? options.edgecolor
    options.style = FontStyle(weight: prop?.weight ?? "normal", style: prop?.style ?? "normal")
    options.textColor = labelcolor.map { $0.single("labelcolor") } ?? theme.text
    options.labelSpacing = labelspacing
    (options.handleLength, options.handleTextPad) = (handlelength, handletextpad)
    options.columnSpacing = columnspacing
    let names = namedLabels ?? labels
    if let handles {
      let texts = names ?? handles.map { $0.label ?? "" }
      options.entries = zip(handles, texts).map { (HandleOf($0), $1) }
    } else if let names {
      options.entries = zip(axes.legendHandles().map(\.handle), names).map { ($0, $1) }
    }
    for artist in axes.artists + (handles ?? []) { artist.legendMarkerScale = markerscale }
    axes.legendOptions = options
    return LegendBox(options)
  }

  /// A legend of given signs and names: `ax.legend(handles, labels)`.
  @discardableResult
  public func legend(
    _ handles: [Artist], _ labels: [String]? = nil, loc: (any LegendPlace)? = nil,
    title: String? = nil, bboxToAnchor: (Double, Double)? = nil,
    fontsize: (any FontSize)? = nil, ncols: Int = 1, frameon: Bool? = nil,
    framealpha: Double? = nil, ncol: Int? = nil, markerscale: Double = 1
  ) -> LegendBox {
    legend(
      labels, handles: handles, loc: loc, bboxToAnchor: bboxToAnchor, ncols: ncol ?? ncols,
      fontsize: fontsize, title: title, frameon: frameon, framealpha: framealpha,
      markerscale: markerscale)
  }

  /// Not there.
  @available(
    *, unavailable,
    message: "legends as wide as a box are left out; write bboxToAnchor: (x, y) with loc and ncols"
  )
  public func legend(
    bboxToAnchor: (Double, Double, Double, Double), loc: (any LegendPlace)? = nil,
    ncols: Int = 1, mode: String? = nil, borderaxespad: Double = 0.5, ncol: Int? = nil
  ) {}
}

/// A place of a legend: a name, matplotlib's number for it, or the point (x, y) of its lower left
/// corner in fractions of the axes.
public protocol LegendPlace {
  /// The name.
  var placeName: String { get }
  /// The point, where it is one.
  var corner: [Double]? { get }
}

extension LegendPlace {
  public var corner: [Double]? { nil }
}

extension Array: LegendPlace where Element: NumberConvertible {
  public var placeName: String { "lower left" }
  public var corner: [Double]? {
    guard count == 2 else {
      raise(ValueError("legend: loc is a name or a point [x, y], not \(count) numbers"))
    }
    return map(\.doubleValue)
  }
}

extension String: LegendPlace { public var placeName: String { self } }

/// matplotlib's numbers of places.
extension Int: LegendPlace {
  public var placeName: String {
    let names = [
      "best", "upper right", "upper left", "lower left", "lower right", "right", "center left",
      "center right",
      "lower center", "upper center", "center",
    ]
    return names.indices.contains(self) ? names[self] : String(self)
  }
}

extension Axes {
  /// What a legend can explain, in matplotlib's order: lines, shapes and collections, then
  /// containers.
  func legendHandles() -> [(handle: any LegendHandle, label: String?)] {
    let own = artists.filter { $0.hasHandle && !$0.isPart }.map {
      (HandleOf($0) as any LegendHandle, $0.label)
    }
    return own
      + containers.map { container -> (any LegendHandle, String?) in
        let isNamed = (container as? BarContainer)?.isNamedByBar == true
        return (HandleOf(container) as any LegendHandle, isNamed ? nil : container.label)
      }
  }

  /// The signs and names of all that has a label.
  public func getLegendHandlesLabels() -> ([Artist], [String]) {
    let named = artists.filter { !$0.isPart && $0.label.map { !$0.hasPrefix("_") } ?? false }
    let stems = containers.compactMap { $0 as? StemContainer }.filter { $0.label != nil }
    let bars = containers.compactMap { $0 as? BarContainer }
      .filter { $0.label != nil && !$0.isNamedByBar }
    return (
      named + bars.compactMap(\.patches.first) + stems.map(\.markerline),
      named.map { $0.label ?? "" } + (bars.map(\.label) + stems.map(\.label)).map { $0 ?? "" }
    )
  }
}
