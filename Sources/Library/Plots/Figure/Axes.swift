import Foundation
import Raster
import UserErrors

/// One plot: two axes and what is drawn between them. The methods have the names of matplotlib's
/// `Axes`.
public final class Axes {
  /// The figure that the axes belong to.
  public internal(set) weak var figure: Figure?
  var place: AxesPlace
  /// Colour bars that take room from these axes, the last one outermost.
  var colorbarShares: [ColorbarPlace] = []
  let xAxis = Axis(.x)
  let yAxis = Axis(.y)
  /// The x axis: its ticks, their labels, whether it is seen.
  public var xaxis: Axis { xAxis }
  /// The y axis.
  public var yaxis: Axis { yAxis }
  package internal(set) var artists: [Artist] = []
  /// Bars, histograms, error bars: what a legend explains as one.
  var containers: [any LegendContainer] = []
  var title = Title()
  var leftTitle = Title()
  var rightTitle = Title()
  var isAxisOn = true
  /// Whether the axes and all in them are drawn.
  var isVisible = true
  /// The length of a unit along y in terms of one along x; nil where each axis fills the box.
  var aspect: Double?
  /// Whether the limits give way to the aspect, and not the box.
  var adjustsLimits = false
  /// The height of the box in parts of its width, whatever the data.
  var boxAspect: Double?
  /// Where the box stands when its shape leaves room: 0 left, 0.5 centre.
  var anchor = (0.5, 0.5)
  var facecolor: Color
  /// The colour to come back to after a transparent picture.
  var savedFacecolor: Color?
  /// Lines of the frame: `ax.spines["top"]`.
  public let spines: Spines
  var legendOptions: LegendOptions?
  var colorCyclePlace = 0
  var patchCyclePlace = 0
  /// The image or collection that a colour bar without further ado explains.
  var currentMappable: (any ScalarMappable)?
  /// Axes on the same place that share x (or y), drawn above: see ``twinx()``.
  weak var twinOf: Axes?
  var isFrameOn = true
  /// Where ticks and grids are in the order of drawing.
  var axisZorder = 1.5
  /// Where a colour bar stands; nil for other axes.
  var barPlace: ColorbarPlace?
  let theme: Theme
  var zorder = 0.0

  /// The text above the axes.
  struct Title {
    var text = ""
    var fontsize = 12.0
    var color = Color.black
    var style = FontStyle.regular
    var pad = 6.0
    var y: Double?
  }

  init(figure: Figure, place: AxesPlace) {
    self.figure = figure
    self.place = place
    theme = Theme.current
    facecolor = theme.axesFace
    spines = Spines(theme)
    xAxis.range.add(self)
    yAxis.range.add(self)
    (xAxis.owner, yAxis.owner) = (self, self)
    applyTheme()
  }

  /// Coordinates from (0, 0), the lower left corner of the axes, to (1, 1).
  public var transAxes: CoordinateSystem { .axes }
  /// Coordinates of the data.
  public var transData: CoordinateSystem { .data }
  /// x in data, y from 0 to 1 along the height of the axes.
  public func getXaxisTransform() -> CoordinateSystem { .xData }
  /// y in data, x from 0 to 1 along the width of the axes.
  public func getYaxisTransform() -> CoordinateSystem { .yData }

  func nextColor() -> Color {
    defer { colorCyclePlace += 1 }
    return theme.cycle[colorCyclePlace % theme.cycle.count]
  }

  func nextPatchColor() -> Color {
    defer { patchCyclePlace += 1 }
    return theme.cycle[patchCyclePlace % theme.cycle.count]
  }

  func add<A: Artist>(_ artist: A) -> A {
    artists.append(artist)
    artist.axes = self
    figure?.isShown = false
    if artist.countsForLimits, artist.asksForLimits {
      xAxis.range.dataChanged()
      yAxis.range.dataChanged()
    }
    return artist
  }

  func remove(_ artist: Artist) { artists.removeAll { $0 === artist } }

  private func applyTheme() {
    for axis in [xAxis, yAxis] {
      axis.labelColor = theme.label
      axis.labelSize = theme.labelSize * theme.fontSize
      axis.tickLabelColor = axis === xAxis ? theme.xtick : theme.ytick
      axis.tickColor = (axis.tickLabelColor, axis.tickLabelColor)
      axis.tickLabelSize = (axis === xAxis ? theme.xtickSize : theme.ytickSize) * theme.fontSize
      axis.tickLength = axis === xAxis ? theme.xtickLength : theme.ytickLength
    }
    axisZorder = theme.axisZorder
    title.color = theme.text
    if theme.hasGrid { grid() }
  }

  // MARK: Limits

  /// The numbers at the ends of both axes.
  func viewLimits() -> (x: (Double, Double), y: (Double, Double)) {
    (Self.limits(xAxis), Self.limits(yAxis))
  }

  private static func limits(_ axis: Axis) -> (Double, Double) {
    let isX = axis.direction == .x
    var data = DataLimits.Interval()
    var stickies: [Double] = []
    let asks = axis.range.axes.contains { $0.artists.contains { $0.asksForLimits && $0.countsForLimits } }
    for axes in axis.range.axes {
      for artist in axes.artists where asks && artist.visible && artist.countsForLimits {
        let limits = artist.dataLimits
        data.include(isX ? limits.x : limits.y)
        stickies += isX ? artist.stickyX : artist.stickyY
      }
    }
    if axis.scale == .log { stickies.removeAll { $0 <= 0 } }
    return axis.range.view(data, stickies: stickies)
  }

  /// The range of the data, without margins.
  func dataLimits() -> DataLimits {
    var data = DataLimits()
    for artist in artists where artist.visible && artist.countsForLimits { data.include(artist.dataLimits) }
    return data
  }

  // MARK: Places

  /// The box in fractions of the figure that the axes may fill.
  package func availableBox(_ parameters: SubplotParameters, figureAspect: Double) -> FractionBox {
    if let twinOf { return twinOf.availableBox(parameters, figureAspect: figureAspect) }
    if let barPlace { return barPlace.barBox(parameters, figureAspect: figureAspect) }
    return box(parameters, figureAspect: figureAspect, shares: colorbarShares.count)
  }

  /// The box that the first so many colour bars leave.
  func box(_ parameters: SubplotParameters, figureAspect: Double, shares: Int) -> FractionBox {
    var box = place.box(parameters)
    // A layout has put the bars beside the cells.
    if parameters.cells != nil, case .cell = place { return box }
    for (i, share) in colorbarShares.prefix(shares).enumerated() {
      box = share.remaining(box, of: self, before: i, parameters, figureAspect: figureAspect)
    }
    return box
  }

  /// Where the axes are on a canvas of the figure's size.
  func view(figureBox: Rect, parameters: SubplotParameters, dpi: Double) -> AxesView {
    let box = availableBox(parameters, figureAspect: figureBox.width / figureBox.height)
    var rect = Rect(
      minX: figureBox.minX + box.x * figureBox.width,
      minY: figureBox.maxY - (box.y + box.height) * figureBox.height,
      maxX: figureBox.minX + (box.x + box.width) * figureBox.width,
      maxY: figureBox.maxY - box.y * figureBox.height)
    let owner = twinOf ?? self
    var limits = viewLimits()
    if let boxAspect = owner.boxAspect {
      rect = owner.shrunk(rect, ratio: boxAspect)
    } else if let aspect = owner.aspect {
      if owner.adjustsLimits {
        limits = AspectLimits(axes: self, aspect: aspect, box: rect).limits(limits)
      } else {
        rect = owner.shrunk(rect, ratio: aspect * owner.dataRatio(owner.viewLimits()))
      }
    }
    return AxesView(
      box: rect, figureBox: figureBox,
      x: AxisMap(scale: xAxis.scale, limits: limits.x, pixels: (rect.minX, rect.maxX)),
      y: AxisMap(scale: yAxis.scale, limits: limits.y, pixels: (rect.maxY, rect.minY)), dpi: dpi)
  }

  private func dataRatio(_ limits: (x: (Double, Double), y: (Double, Double))) -> Double {
    let x = abs(xAxis.scale.forward(limits.x.1) - xAxis.scale.forward(limits.x.0))
    let y = abs(yAxis.scale.forward(limits.y.1) - yAxis.scale.forward(limits.y.0))
    return max(y, 1e-30) / max(x, 1e-30)
  }

  /// The largest box with this ratio of height to width within a rectangle, at the anchor.
  private func shrunk(_ r: Rect, ratio: Double) -> Rect {
    let width = min(r.width, r.height / ratio)
    let height = width * ratio
    let x = r.minX + (r.width - width) * anchor.0
    let y = r.maxY - height - (r.height - height) * anchor.1
    return Rect(x: x, y: y, width: width, height: height)
  }
}
