import Raster
import UserErrors

/// Something drawn in axes: lines, points, images, shapes, texts.
public class Artist {
  /// What is drawn later, over artists with smaller numbers.
  public var zorder: Double
  /// The name in the legend; nil for none.
  public var label: String?
  /// Whether it is drawn at all.
  public var visible = true
  /// Whether it is cut at the borders of the axes.
  public var clipOn = true
  /// Whether automatic limits heed it.
  var countsForLimits = true
  /// Whether the limits follow the data because of it; patches that are added by hand only count
  /// where others ask.
  var asksForLimits = true
  /// Part of a container (bars, error bars), which the legend explains as a whole.
  var isPart = false
  /// How much larger its markers are in the legend.
  var legendMarkerScale = 1.0
  /// The axes that it is drawn in.
  weak var axes: Axes?

  init(zorder: Double, label: String? = nil) {
    self.zorder = zorder
    self.label = label
  }

  /// The range of the data, for automatic limits.
  var dataLimits: DataLimits { DataLimits() }
  /// Values that automatic margins do not cross: an image's borders, the foot of a bar.
  var stickyX: [Double] { [] }
  var stickyY: [Double] { [] }
  /// Whether a legend can show a sign for it.
  var hasHandle: Bool { true }

  func draw(on renderer: any Renderer, in view: AxesView) {}

  /// Draws the artist's sign in a legend, in a box of the size of a line's sample.
  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {}

  final func clip(_ view: AxesView) -> Rect? { clipOn ? view.box : nil }

  // MARK: matplotlib's names

  /// Takes it out of its axes.
  public func remove() { axes?.remove(self) }
  /// Hides it or shows it again.
  public func setVisible(_ visible: Bool) { self.visible = visible }
  /// Its name in the legend.
  public func setLabel(_ label: String?) { self.label = label }
  /// Its name in the legend.
  public func getLabel() -> String { label ?? "" }
  /// Its place in the order of drawing.
  public func setZorder(_ zorder: Double) { self.zorder = zorder }
}

/// Artists that a legend explains by one sign: the bars of a chart, a line with its error bars.
protocol LegendContainer: AnyObject {
  var label: String? { get }
  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double)
}

/// An artist whose colours stand for numbers, so that a colour bar can explain them.
public protocol ScalarMappable: AnyObject {
  /// The map from numbers to colours.
  var cmap: Colormap { get set }
  /// The limits of the numbers.
  var norm: Normalize { get set }
  /// The opacity, which the colour bar shares.
  var mappableAlpha: Double { get }
  /// The borders between colours of filled contours; nil where colours go over into each other.
  var colorBoundaries: [Double]? { get }
  /// The colours between these borders, where they are not those of the map.
  var colorBands: [Color]? { get }
}

extension ScalarMappable {
  /// nil: none.
  public var colorBoundaries: [Double]? { nil }
  public var colorBands: [Color]? { nil }

  /// The limits of the numbers: `image.setClim(0, 1)`.
  public func setClim(_ vmin: Double, _ vmax: Double) { (norm.vmin, norm.vmax) = (vmin, vmax) }
}
