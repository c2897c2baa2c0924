import Raster

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

  init(zorder: Double, label: String? = nil) {
    self.zorder = zorder
    self.label = label
  }

  /// The range of the data, for automatic limits.
  var dataLimits: DataLimits { DataLimits() }
  /// Values that automatic margins do not cross: an image's borders, the foot of a bar.
  var stickyX: [Double] { [] }
  var stickyY: [Double] { [] }

  func draw(on renderer: any Renderer, in view: AxesView) {}

  /// Draws the artist's sign in a legend, in a box of the size of a line's sample.
  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {}

  final func clip(_ view: AxesView) -> Rect? { clipOn ? view.box : nil }
}

/// An artist whose colours stand for numbers, so that a colour bar can explain them.
public protocol ScalarMappable: AnyObject {
  /// The map from numbers to colours.
  var cmap: Colormap { get }
  /// The limits of the numbers.
  var norm: Normalize { get set }
  /// The opacity, which the colour bar shares.
  var mappableAlpha: Double { get }
}
