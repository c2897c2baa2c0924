import Raster
import UserErrors

/// A scale that explains the colours of an image or a collection.
public final class Colorbar {
  /// The axes of the bar.
  public let ax: Axes
  private let isVertical: Bool

  init(_ mappable: any ScalarMappable, figure: Figure, parent: Axes, share: ColorbarShare) {
    isVertical = share.isVertical
    ax = Axes(figure: figure, place: .box(FractionBox(x: 0, y: 0, width: 1, height: 1)))
    ax.barOwner = parent
    figure.axes.append(ax)
    parent.colorbarShares.append((share, ax))
    let norm = mappable.norm
    let axis = isVertical ? ax.yAxis : ax.xAxis
    let other = isVertical ? ax.xAxis : ax.yAxis
    axis.isOpposite = isVertical
    axis.scale = norm.isLogarithmic ? .log : .linear
    (other.showsTicks, other.showsLabels) = (false, false)
    axis.limits = norm.vmin == norm.vmax ? (norm.vmin - 0.1, norm.vmax + 0.1) : (norm.vmin, norm.vmax)
    other.limits = (0, 1)
    ax.artists.append(
      ColorbarScale(cmap: mappable.cmap, alpha: mappable.mappableAlpha, isVertical: isVertical))
  }

  /// The name of the scale.
  public func setLabel(_ text: String, fontsize: Double = 10) {
    if isVertical { ax.setYlabel(text, fontsize: fontsize) } else { ax.setXlabel(text, fontsize: fontsize) }
  }

  /// Places of the ticks and, if given, their labels.
  public func setTicks(_ ticks: any ArrayConvertible, labels: [String]? = nil) {
    if isVertical { ax.setYticks(ticks, labels) } else { ax.setXticks(ticks, labels) }
  }
}

/// The colours of a bar: a picture with a pixel for each colour of the map.
private final class ColorbarScale: Artist {
  private let image: AxesImage

  init(cmap: Colormap, alpha: Double, isVertical: Bool) {
    let count = cmap.colors.count
    let values = (0..<count).map { (Double($0) + 0.5) / Double(count) }
    image = AxesImage(
      width: isVertical ? 1 : count, height: isVertical ? count : 1, content: .scalars(values), cmap: cmap,
      norm: Normalize(vmin: 0, vmax: 1), alpha: alpha, extent: (0, 1, 0, 1), isUpper: false,
      interpolation: .nearest)
    super.init(zorder: 0)
  }

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let x = AxisMap(scale: .linear, limits: (0, 1), pixels: (view.box.minX, view.box.maxX))
    let y = AxisMap(scale: .linear, limits: (0, 1), pixels: (view.box.maxY, view.box.minY))
    image.draw(
      on: renderer, in: AxesView(box: view.box, figureBox: view.figureBox, x: x, y: y, dpi: view.dpi))
  }
}

extension Figure {
  /// Adds a scale of colours beside axes.
  ///
  /// - Parameters:
  ///   - mappable: what it explains: the value of `imshow`, `scatter`, `contourf`.
  ///   - ax: the axes that give room.
  ///   - orientation: "vertical" or "horizontal".
  ///   - fraction: the part of the axes' box that it takes.
  ///   - shrink: its length in parts of the axes' side.
  @discardableResult
  public func colorbar(
    _ mappable: any ScalarMappable, ax: Axes? = nil, label: String = "", orientation: String = "vertical",
    fraction: Double = 0.15, pad: Double? = nil, shrink: Double = 1, aspect: Double = 20
  ) -> Colorbar {
    guard let parent = ax ?? axes.first(where: { $0.currentMappable === mappable }) ?? current else {
      raise(ValueError("colorbar: the figure has no axes to stand beside"))
    }
    let isVertical = orientation != "horizontal"
    let share = ColorbarShare(
      fraction: fraction, pad: pad ?? (isVertical ? 0.05 : 0.15), shrink: shrink, aspect: aspect,
      isVertical: isVertical)
    parent.anchor = isVertical ? (0, 0.5) : (0.5, 1)
    let bar = Colorbar(mappable, figure: self, parent: parent, share: share)
    if !label.isEmpty { bar.setLabel(label) }
    return bar
  }
}
