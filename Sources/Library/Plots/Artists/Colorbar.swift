import Raster
import UserErrors

/// A scale that explains the colours of an image or a collection.
public final class Colorbar {
  /// The axes of the bar.
  public let ax: Axes
  private let isVertical: Bool

  /// - Parameter cax: axes to draw in; nil for new ones beside their parents.
  init(
    _ mappable: any ScalarMappable, figure: Figure, parents: [Axes], place: ColorbarPlace,
    cax: Axes?
  ) {
    isVertical = place.isVertical
    let box = FractionBox(x: 0, y: 0, width: 1, height: 1)
    ax = cax ?? Axes(figure: figure, place: .box(box))
    if cax == nil {
      ax.barPlace = place
      figure.axes.append(ax)
      for parent in parents { parent.colorbarShares.append(place) }
    }
    (ax.xAxis.grid, ax.yAxis.grid) = (nil, nil)
    ax.spines.values.setVisible(true)
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
    (axis.isOpposite, axis.isLabelOpposite) = (isVertical, isVertical)
    (other.showsTicks, other.showsLabels) = (false, false)
    let borders = mappable.colorBoundaries ?? norm.boundaries
    axis.scale = Self.scale(of: mappable, borders)
    if let borders { axis.locator = .fixed(Self.thinned(borders)) }
    if norm.boundaries != nil { axis.minorTicks = borders }
    other.limits = (0, 1)
    ax.artists.append(ColorbarScale(mappable, borders: borders, isVertical: isVertical))
  }

  /// Logarithmic as the colours are; bands of the same height between borders; else as the norm
  /// places numbers.
  private static func scale(of mappable: any ScalarMappable, _ borders: [Double]?) -> Scale {
    let norm = mappable.norm
    if norm.isLogarithmic { return .log }
    if let borders, borders.count > 2 {
      let step = (borders[borders.count - 1] - borders[0]) / Double(borders.count - 1)
      let isEven = borders.indices.allSatisfy {
        abs(borders[0] + step * Double($0) - borders[$0]) < 1e-9 * abs(step)
      }
      return isEven ? .linear : .function(ScaleFunction(even: borders))
    }
    guard norm.vcenter != nil else { return .linear }
    // The norm as it is when drawn: its limits may change.
    return .function(
      ScaleFunction {
        mappable.norm($0)
      } inverse: {
        mappable.norm.inverse($0)
      })
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

  /// `setTicks([])` leaves the scale without ticks.
  public func setTicks(_ ticks: [Double]) { setTicks(ticks, labels: nil) }

  /// The labels of ticks set before.
  public func setTicklabels(_ labels: [String]) { (isVertical ? ax.yAxis : ax.xAxis).fixedLabels = labels }
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
  ///   - location: "right" or "bottom", instead of `orientation`.
  ///   - cax: axes to draw the scale in, instead of new ones.
  @discardableResult
  public func colorbar(
    _ mappable: any ScalarMappable, ax: (any AxesArgument)? = nil, label: String = "",
    orientation: String = "vertical", fraction: Double = 0.15, pad: Double? = nil, shrink: Double = 1,
    aspect: Double = 20, ticks: (any ArrayConvertible)? = nil, format: String? = nil,
    extend: String = "neither", location: String? = nil, cax: Axes? = nil
  ) -> Colorbar {
    let orientation = Self.orientation(of: location) ?? orientation
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
    guard extend == "neither", (mappable as? ContourSet)?.isExtended != true else {
      raise(ValueError("colorbar: pointed ends are left out; write vmin and vmax instead of extend"))
    }
    if let image = mappable as? AxesImage, case .colors = image.content {
      raise(
        ValueError("colorbar: a picture in colours has no numbers to explain; imshow needs an array (h, w)"))
    }
    let isVertical = orientation == "vertical"
    let isNear = isVertical || layout == .constrained
    let place = ColorbarPlace(
      fraction: fraction, pad: pad ?? (isNear ? 0.05 : 0.15), shrink: shrink, aspect: aspect,
      isVertical: isVertical, parents: parents)
    if cax == nil {
      for parent in parents { parent.anchor = isVertical ? (1, 0.5) : (0.5, 0) }
    }
    let bar = Colorbar(mappable, figure: self, parents: parents, place: place, cax: cax)
    if !label.isEmpty { bar.setLabel(label) }
    if let ticks { bar.setTicks(ticks) }
    if let format { (isVertical ? bar.ax.yAxis : bar.ax.xAxis).setMajorFormatter(format) }
    return bar
  }
}

extension Figure {
  fileprivate static func orientation(of location: String?) -> String? {
    switch location {
    case nil: return nil
    case "right": return "vertical"
    case "bottom": return "horizontal"
    default:
      raise(
        ValueError(
          "colorbar: location is '\(location ?? "")', but must be \"right\" or \"bottom\""))
    }
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
