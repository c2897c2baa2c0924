import Foundation
import Raster
import UserErrors

/// One plot of a figure: a box with two axes, in which artists are drawn.
public final class Axes {
  /// The figure that the axes belong to.
  public internal(set) weak var figure: Figure?
  var place: AxesPlace
  /// Colour bars that take room from these axes, the last one outermost.
  var colorbarShares: [(share: ColorbarShare, bar: Axes)] = []
  let xAxis = Axis(.x)
  let yAxis = Axis(.y)
  package internal(set) var artists: [Artist] = []
  var title = Title()
  var leftTitle = Title()
  var rightTitle = Title()
  var isAxisOn = true
  /// The length of a unit along y in terms of one along x; nil where each axis fills the box.
  var aspect: Double?
  /// Where the box stands when its shape leaves room: 0 left, 0.5 centre.
  var anchor = (0.5, 0.5)
  var facecolor = Color.white
  var hiddenSpines: Set<String> = []
  var legendOptions: LegendOptions?
  var colorCyclePlace = 0
  var patchCyclePlace = 0
  /// The image or collection that a colour bar without further ado explains.
  var currentMappable: (any ScalarMappable)?
  /// Axes on the same place that share x, drawn above: see ``twinx()``.
  weak var sharesX: Axes?
  var isFrameOn = true
  /// The axes that a colour bar stands beside.
  weak var barOwner: Axes?

  /// The text above the axes.
  struct Title {
    var text = ""
    var fontsize = 12.0
    var color = Color.black
    var style = FontStyle.regular
    var pad = 6.0
  }

  init(figure: Figure, place: AxesPlace) {
    self.figure = figure
    self.place = place
  }

  /// Coordinates from (0, 0), the lower left corner of the axes, to (1, 1).
  public var transAxes: CoordinateSystem { .axes }
  /// Coordinates of the data.
  public var transData: CoordinateSystem { .data }

  func nextColor() -> Color {
    defer { colorCyclePlace += 1 }
    return Color.cycle[colorCyclePlace % Color.cycle.count]
  }

  func nextPatchColor() -> Color {
    defer { patchCyclePlace += 1 }
    return Color.cycle[patchCyclePlace % Color.cycle.count]
  }

  func add<A: Artist>(_ artist: A) -> A {
    artists.append(artist)
    return artist
  }

  // MARK: Places

  /// The numbers at the ends of both axes.
  func viewLimits() -> (x: (Double, Double), y: (Double, Double)) {
    var data = DataLimits()
    for artist in artists where artist.visible { data.include(artist.dataLimits) }
    let x =
      sharesX?.viewLimits().x
      ?? xAxis.view(data.x, stickies: artists.flatMap(\.stickyX).filter { xAxis.scale == .linear || $0 > 0 })
    let y = yAxis.view(
      data.y, stickies: artists.flatMap(\.stickyY).filter { yAxis.scale == .linear || $0 > 0 })
    return (x, y)
  }

  /// The box in fractions of the figure that the axes may fill.
  package func availableBox(_ parameters: SubplotParameters, figureAspect: Double) -> FractionBox {
    if let sharesX { return sharesX.availableBox(parameters, figureAspect: figureAspect) }
    if let barOwner { return barOwner.box(ofBar: self, parameters, figureAspect: figureAspect) }
    var box = place.box(parameters)
    for (share, _) in colorbarShares { box = share.split(box, figureAspect: figureAspect).0 }
    return box
  }

  private func box(ofBar bar: Axes, _ parameters: SubplotParameters, figureAspect: Double) -> FractionBox {
    var box = place.box(parameters)
    for (share, known) in colorbarShares {
      let (main, side) = share.split(box, figureAspect: figureAspect)
      if known === bar { return side }
      box = main
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
    let limits = viewLimits()
    if let aspect { rect = shrunk(rect, ratio: aspect * dataRatio(limits)) }
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
