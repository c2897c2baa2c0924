import Raster
import UserErrors

/// A scale that explains the colours of an image or a collection.
public final class Colorbar {
  /// The axes of the bar.
  public let ax: Axes
  private let isVertical: Bool

  init(_ mappable: any ScalarMappable, figure: Figure, parents: [Axes], place: ColorbarPlace) {
    isVertical = place.isVertical
    ax = Axes(figure: figure, place: .box(FractionBox(x: 0, y: 0, width: 1, height: 1)))
    ax.barPlace = place
    (ax.xAxis.grid, ax.yAxis.grid) = (nil, nil)
    ax.spines.values.setVisible(true)
    figure.axes.append(ax)
    for parent in parents { parent.colorbarShares.append(place) }
    if mappable.norm.boundaries == nil {
      // Where all numbers are the same the scale gets a width, and the picture the colour of its
      // middle.
      let (low, high) = (mappable.norm.vmin, mappable.norm.vmax)
      let isPoint = abs(high - low) <= max(abs(low), abs(high)) * 1e-15
      if isPoint {
        let d = low == 0 ? 0.1 : 0.1 * abs(low)
        (mappable.norm.vmin, mappable.norm.vmax) = (low - d, high + d)
      }
    }
    let norm = mappable.norm
    let (axis, other) = isVertical ? (ax.yAxis, ax.xAxis) : (ax.xAxis, ax.yAxis)
    axis.isOpposite = isVertical
    axis.scale = norm.isLogarithmic ? .log : .linear
    (other.showsTicks, other.showsLabels) = (false, false)
    let borders = mappable.colorBoundaries ?? norm.boundaries
    axis.limits = (borders?.first ?? norm.vmin, borders?.last ?? norm.vmax)
    if let borders { axis.locator = .fixed(Self.thinned(borders)) }
    other.limits = (0, 1)
    ax.artists.append(
      ColorbarScale(
        cmap: mappable.cmap, norm: norm, borders: borders, alpha: mappable.mappableAlpha,
        isVertical: isVertical))
  }

  /// At most ten of the borders, so that the one nearest to zero is among them (matplotlib's
  /// `FixedLocator`).
  private static func thinned(_ borders: [Double]) -> [Double] {
    let step = max((borders.count + 9) / 10, 1)
    let choices = (0..<step).map { start in
      stride(from: start, to: borders.count, by: step).map { borders[$0] }
    }
    let least = { (choice: [Double]) in choice.map(abs).min() ?? .infinity }
    return choices.dropFirst().reduce(choices[0]) { least($1) < least($0) ? $1 : $0 }
  }

  /// The name of the scale.
  public func setLabel(
    _ text: String, fontsize: (any FontSize)? = nil, rotation: Double? = nil, labelpad: Double? = nil,
    color: (any ColorArgument)? = nil
  ) {
    if isVertical {
      ax.setYlabel(text, fontsize: fontsize, color: color, labelpad: labelpad, rotation: rotation)
    } else {
      ax.setXlabel(text, fontsize: fontsize, color: color, labelpad: labelpad)
    }
  }

  /// Places of the ticks and, if given, their labels.
  public func setTicks(_ ticks: any ArrayConvertible, labels: [String]? = nil) {
    ax.setTicks(isVertical ? ax.yAxis : ax.xAxis, ticks.arrayValues, labels)
  }

  /// The labels of ticks set before.
  public func setTicklabels(_ labels: [String]) { (isVertical ? ax.yAxis : ax.xAxis).fixedLabels = labels }
}

/// The colours of a bar: a strip for each colour of the map, or for each interval between borders.
private final class ColorbarScale: Artist {
  private let colors: [Color]
  /// Where strips begin and end along the bar, from 0 to 1.
  private let places: [Double]
  private let isVertical: Bool

  init(cmap: Colormap, norm: Normalize, borders: [Double]?, alpha: Double, isVertical: Bool) {
    if let borders, borders.count > 1 {
      let (low, high) = (borders[0], borders[borders.count - 1])
      places = borders.map { ($0 - low) / (high - low) }
      colors = zip(borders, borders.dropFirst()).map {
        cmap(norm(norm.isLogarithmic ? ($0 * $1).squareRoot() : ($0 + $1) / 2))
      }
    } else if let vcenter = norm.vcenter {
      let count = cmap.colors.count
      colors = cmap.colors
      let middle = (vcenter - norm.vmin) / (norm.vmax - norm.vmin)
      places = (0...count).map { i in
        let t = Double(i) / Double(count)
        return t < 0.5 ? 2 * t * middle : middle + (2 * t - 1) * (1 - middle)
      }
    } else {
      colors = cmap.colors
      places = (0...colors.count).map { [count = Double(colors.count)] in Double($0) / count }
    }
    self.isVertical = isVertical
    alphas = alpha
    super.init(zorder: 0)
    countsForLimits = false
  }

  private let alphas: Double

  override func draw(on renderer: any Renderer, in view: AxesView) {
    let box = view.box
    let at = { [isVertical] (t: Double) in
      isVertical ? (box.maxY - t * box.height).rounded() : (box.minX + t * box.width).rounded()
    }
    for (i, color) in colors.enumerated() {
      let (a, b) = (at(places[i]), at(places[i + 1]))
      guard a != b else { continue }
      let strip =
        isVertical
        ? Rect(minX: box.minX, minY: b, maxX: box.maxX, maxY: a)
        : Rect(minX: a, minY: box.minY, maxX: b, maxY: box.maxY)
      renderer.fill(
        Path(rect: Snapping.rect(strip)), color: color.withAlpha(color.alpha * alphas), clip: box)
    }
  }
}

extension Figure {
  /// Adds a scale of colours beside axes.
  ///
  /// - Parameters:
  ///   - mappable: what it explains: the value of `imshow`, `scatter`, `contourf`.
  ///   - ax: the axes that give room: one, or several, which give way together.
  ///   - orientation: "vertical" or "horizontal".
  ///   - fraction: the part of the axes' box that it takes.
  ///   - pad: the gap between axes and bar in parts of the box.
  ///   - shrink: its length in parts of the axes' side.
  ///   - aspect: its length in parts of its width.
  ///   - ticks: places of its ticks.
  ///   - format: how its labels are written, as "%.2f".
  @discardableResult
  public func colorbar(
    _ mappable: any ScalarMappable, ax: (any AxesArgument)? = nil, label: String = "",
    orientation: String = "vertical", fraction: Double = 0.15, pad: Double? = nil, shrink: Double = 1,
    aspect: Double = 20, ticks: (any ArrayConvertible)? = nil, format: String? = nil,
    extend: String = "neither"
  ) -> Colorbar {
    let own = axes.first { axes in
      axes.currentMappable === mappable || axes.artists.contains { $0 === mappable }
    }
    let parents = ax?.axesList ?? [own ?? current].compactMap { $0 }
    guard !parents.isEmpty else {
      raise(ValueError("colorbar: the figure has no axes to stand beside"))
    }
    guard orientation == "vertical" || orientation == "horizontal" else {
      raise(
        ValueError("colorbar: orientation is '\(orientation)', but must be \"vertical\" or \"horizontal\""))
    }
    guard extend == "neither" else {
      raise(ValueError("colorbar: pointed ends are left out; write vmin and vmax instead of extend"))
    }
    if let image = mappable as? AxesImage, case .colors = image.content {
      raise(
        ValueError("colorbar: a picture in colours has no numbers to explain; imshow needs an array (h, w)"))
    }
    let isVertical = orientation == "vertical"
    let place = ColorbarPlace(
      fraction: fraction, pad: pad ?? (isVertical ? 0.05 : 0.15), shrink: shrink, aspect: aspect,
      isVertical: isVertical, parents: parents)
    for parent in parents { parent.anchor = isVertical ? (1, 0.5) : (0.5, 0) }
    let bar = Colorbar(mappable, figure: self, parents: parents, place: place)
    if !label.isEmpty { bar.setLabel(label) }
    if let ticks { bar.setTicks(ticks) }
    if let format { (isVertical ? bar.ax.yAxis : bar.ax.xAxis).setMajorFormatter(format) }
    return bar
  }
}

/// Axes, or an array of them.
public protocol AxesArgument {
  /// The axes.
  var axesList: [Axes] { get }
}

extension Axes: AxesArgument { public var axesList: [Axes] { [self] } }
extension Array: AxesArgument where Element: AxesArgument {
  public var axesList: [Axes] { flatMap(\.axesList) }
}
extension AxesGrid: AxesArgument { public var axesList: [Axes] { all } }
extension AxesRow: AxesArgument { public var axesList: [Axes] { all } }
