import Foundation
import Raster
import UserErrors

/// A picture of one or more ``Axes``.
public final class Figure {
  /// Width and height in inches.
  public private(set) var figsize: (Double, Double)
  /// Pixels an inch, at the size of the screen; ``show`` uses more on dense screens.
  public var dpi: Double
  /// The plots, in the order in which they were added.
  public internal(set) var axes: [Axes] = []
  /// The number by which `plt.figure(num:)` finds it again.
  public internal(set) var number = 0
  var facecolor: Color
  package var subplotParameters = SubplotParameters()
  var wantsTightLayout = false
  var suptitle: Text?
  var texts: [Text] = []
  /// The axes that `plt` acts on.
  var current: Axes?
  /// Whether it has been shown since it was last changed.
  var isShown = false

  /// The largest side of a figure in inches: 300 inches at 100 dpi is the largest canvas.
  private static let largestSide = 300.0

  /// A figure without axes.
  ///
  /// - Parameters:
  ///   - figsize: width and height in inches.
  ///   - dpi: pixels an inch.
  ///   - facecolor: the colour of the paper.
  public init(figsize: (Double, Double) = (6.4, 4.8), dpi: Double = 100, facecolor: String = "white") {
    let isValid = { (side: Double) in side > 0 && side <= Figure.largestSide }
    if !isValid(figsize.0) || !isValid(figsize.1) {
      raise(ValueError("figsize is \(figsize), but both sides must be between 0 and 300 inches"))
    }
    if !(dpi >= 10 && dpi <= 1200) { raise(ValueError("dpi is \(dpi), but it must be between 10 and 1200")) }
    self.figsize = figsize
    self.dpi = dpi
    self.facecolor = Color.parse(facecolor)
  }

  /// Coordinates from (0, 0), the lower left corner of the figure, to (1, 1).
  public var transFigure: CoordinateSystem { .figure }

  // MARK: Axes

  /// Adds axes in a cell of a grid, counted from 1 along the rows.
  ///
  /// - Parameters:
  ///   - rows: rows of the grid.
  ///   - columns: columns of the grid.
  ///   - index: the cell.
  @discardableResult
  public func addSubplot(_ rows: Int = 1, _ columns: Int = 1, _ index: Int = 1) -> Axes {
    addSubplot(rows, columns, index...index)
  }

  /// Adds axes that span several cells of a grid, from the first to the last.
  @discardableResult
  public func addSubplot(_ rows: Int, _ columns: Int, _ cells: ClosedRange<Int>) -> Axes {
    add(Axes(figure: self, place: Self.cell(rows, columns, cells)))
  }

  /// Adds axes anywhere: left, bottom, width and height in fractions of the figure.
  @discardableResult
  public func addAxes(_ box: [Double]) -> Axes {
    guard box.count == 4 else {
      raise(ValueError("addAxes takes [left, bottom, width, height], but has \(box.count) numbers"))
    }
    return add(
      Axes(figure: self, place: .box(FractionBox(x: box[0], y: box[1], width: box[2], height: box[3]))))
  }

  /// Adds axes in every cell of a grid and returns them by rows.
  @discardableResult
  public func subplots(_ rows: Int = 1, _ columns: Int = 1) -> [[Axes]] {
    guard rows > 0, columns > 0 else {
      raise(ValueError("a grid of \(rows) x \(columns) axes: both numbers must be positive"))
    }
    return (0..<rows).map { row in (0..<columns).map { addSubplot(rows, columns, row * columns + $0 + 1) } }
  }

  func add(_ new: Axes) -> Axes {
    axes.append(new)
    current = new
    isShown = false
    return new
  }

  static func cell(_ rows: Int, _ columns: Int, _ cells: ClosedRange<Int>) -> AxesPlace {
    guard rows > 0, columns > 0, cells.lowerBound >= 1, cells.upperBound <= rows * columns else {
      raise(
        ValueError(
          "there is no cell \(cells.lowerBound)\(cells.count > 1 ? " to \(cells.upperBound)" : "") in a grid of "
            + "\(rows) rows and \(columns) columns: cells are counted from 1 to rows * columns"))
    }
    let (first, last) = (cells.lowerBound - 1, cells.upperBound - 1)
    let span = { (a: Int, b: Int) in min(a, b)...max(a, b) }
    return .cell(
      rows: rows, columns: columns, row: span(first / columns, last / columns),
      column: span(first % columns, last % columns))
  }

  /// Sets margins (fractions of the figure) and distances between axes (fractions of their mean size).
  public func subplotsAdjust(
    left: Double? = nil, bottom: Double? = nil, right: Double? = nil, top: Double? = nil,
    wspace: Double? = nil,
    hspace: Double? = nil
  ) {
    var p = subplotParameters
    p.left = left ?? p.left
    p.bottom = bottom ?? p.bottom
    p.right = right ?? p.right
    p.top = top ?? p.top
    p.wspace = wspace ?? p.wspace
    p.hspace = hspace ?? p.hspace
    if p.left >= p.right || p.bottom >= p.top {
      raise(ValueError("subplotsAdjust leaves no room: left must be less than right, bottom less than top"))
    }
    subplotParameters = p
  }

  /// subplotsAdjust with distances in the order of the lecture.
  public func subplotsAdjust(hspace: Double, wspace: Double) {
    subplotsAdjust(wspace: wspace, hspace: hspace)
  }

  /// Chooses margins and distances so that labels fit.
  public func tightLayout() { wantsTightLayout = true }

  /// The figure's title, above all axes.
  @discardableResult
  public func suptitle(_ text: String, fontsize: Double = 12, y: Double = 0.98, weight: String = "normal")
    -> Text
  {
    let title = Text(
      text, x: 0.5, y: y, system: .figure, fontsize: fontsize, color: .black,
      style: FontStyle(bold: weight == "bold"), anchor: TextAnchor(horizontal: 0.5, vertical: .top),
      rotation: 0,
      box: nil, zorder: 3)
    suptitle = title
    return title
  }

  /// A text in coordinates of the figure, from (0, 0) to (1, 1).
  @discardableResult
  public func text(
    _ x: Double, _ y: Double, _ s: String, fontsize: Double = 10, color: String = "black",
    weight: String = "normal",
    ha: String = "left", va: String = "baseline", rotation: Double = 0
  ) -> Text {
    let text = Text(
      s, x: x, y: y, system: .figure, fontsize: fontsize, color: Color.parse(color),
      style: FontStyle(bold: weight == "bold"), anchor: TextAnchor(ha: ha, va: va), rotation: rotation,
      box: nil,
      zorder: 3)
    texts.append(text)
    return text
  }
}
