import Raster
import UserErrors

/// Plots by the names that users of `matplotlib.pyplot` know. The functions act on the current
/// figure and axes, which are made when they are needed. What draws is declared in ``Plotting``,
/// for axes too.
public struct Pyplot: Plotting, Sendable {
  /// The current axes.
  public var plottedAxes: Axes { gca() }
  var state: PyplotState { .shared }
}

/// matplotlib's `pyplot`: `plt.plot(x, y)`.
public let plt = Pyplot()

extension Pyplot {
  // MARK: Figures and axes

  /// A new figure, which becomes the current one; or that of a number or a name, made current or
  /// made new.
  ///
  /// - Parameters:
  ///   - num: a number or a name by which it is found again.
  ///   - dpi: pixels an inch.
  ///   - facecolor: the colour of the paper.
  ///   - layout: "tight" or "constrained" for margins and distances with which labels fit.
  @discardableResult
  public func figure(
    _ num: (any FigureName)? = nil, dpi: Double? = nil, facecolor: (any ColorArgument)? = nil,
    layout: String? = nil, tightLayout: Bool = false, constrainedLayout: Bool = false
  ) -> Figure {
    let name = num?.figureName
    if let name, let known = state.figure(name) {
      state.makeCurrent(known)
      return known
    }
    return open(size: [], dpi, facecolor, layout, tightLayout, constrainedLayout, name: name)
  }

  /// A new figure of a width and height in inches.
  @discardableResult
  public func figure(
    _ num: (any FigureName)? = nil, figsize: (some NumberConvertible, some NumberConvertible),
    dpi: Double? = nil, facecolor: (any ColorArgument)? = nil, layout: String? = nil,
    tightLayout: Bool = false, constrainedLayout: Bool = false
  ) -> Figure {
    open(
      size: [figsize.0.doubleValue, figsize.1.doubleValue], dpi, facecolor, layout, tightLayout,
      constrainedLayout, name: num?.figureName)
  }

  /// A new figure; of the theme's size where `size` is empty.
  func open(
    size: [Double], _ dpi: Double?, _ facecolor: (any ColorArgument)?, _ layout: String?,
    _ tightLayout: Bool, _ constrainedLayout: Bool, name: String? = nil
  ) -> Figure {
    let layout = constrainedLayout ? "constrained" : tightLayout ? "tight" : layout
    if !size.isEmpty, size.count != 2 {
      raise(ValueError("figsize is a width and a height in inches, not \(size)"))
    }
    let figsize = size.isEmpty ? nil : (size[0], size[1])
    return open(Figure(figsize: figsize, dpi: dpi, facecolor: facecolor, layout: layout), name)
  }

  private func open(_ figure: Figure, _ name: String?) -> Figure {
    state.open(figure, name: name)
    return figure
  }

  /// The current figure.
  public func gcf() -> Figure { state.currentFigure() }
  /// The current axes.
  public func gca() -> Axes { state.currentAxes() }
  /// Makes an image or a collection that which `colorbar` explains.
  public func sci(_ mappable: any ScalarMappable) { gca().currentMappable = mappable }

  /// Makes axes the current ones.
  public func sca(_ ax: Axes) {
    guard let figure = ax.figure else { return }
    figure.current = ax
    state.makeCurrent(figure)
  }

  /// Axes that fill the figure.
  @discardableResult
  public func subplot() -> Axes { subplot(1, 1, 1) }

  /// Axes in a cell of a grid: rows, columns and cell as the digits of one number, as in
  /// `subplot(121)`.
  @discardableResult
  public func subplot(_ digits: Int) -> Axes {
    let (rows, columns, index) = Figure.digits(digits, "subplot")
    return subplot(rows, columns, index...index)
  }

  /// Axes in a cell of a grid, counted from 1; those that are there already become current.
  @discardableResult
  public func subplot(_ rows: Int, _ columns: Int, _ index: Int) -> Axes {
    subplot(rows, columns, index...index)
  }

  /// Axes that span several cells of a grid.
  @discardableResult
  public func subplot(_ rows: Int, _ columns: Int, _ cells: ClosedRange<Int>) -> Axes {
    subplot(place: Figure.cell(rows, columns, cells)) { gcf().addSubplot(rows, columns, cells) }
  }

  /// Axes that span the cells from one to another: `subplot(2, 2, (3, 4))`.
  @discardableResult
  public func subplot(_ rows: Int, _ columns: Int, _ cells: (Int, Int)) -> Axes {
    subplot(rows, columns, min(cells.0, cells.1)...max(cells.0, cells.1))
  }

  /// Axes in cells of a grid made by `addGridspec`.
  @discardableResult
  public func subplot(_ cell: GridSpec.Cell) -> Axes { subplot(place: cell.place) { gcf().addSubplot(cell) } }

  /// Axes at a place of a grid: `subplot2grid((3, 3), (0, 0), colspan: 2)`.
  @discardableResult
  public func subplot2grid(
    _ shape: (Int, Int), _ loc: (Int, Int), rowspan: Int = 1, colspan: Int = 1
  ) -> Axes {
    let grid = GridSpec(shape.0, shape.1)
    return gcf().addSubplot(grid[loc.0..<loc.0 + rowspan, loc.1..<loc.1 + colspan])
  }

  private func subplot(place: AxesPlace, _ make: () -> Axes) -> Axes {
    let figure = gcf()
    let box = place.box(SubplotParameters())
    if let known = figure.axes.first(where: {
      $0.place.box(SubplotParameters()) == box && $0.barPlace == nil && $0.twinOf == nil
    }) {
      figure.current = known
      return known
    }
    return make()
  }

  /// Axes anywhere in the current figure: [left, bottom, width, height].
  @discardableResult
  public func axes(_ box: [Double], facecolor: (any ColorArgument)? = nil) -> Axes {
    gcf().addAxes(box, facecolor: facecolor)
  }

  /// Takes axes out of their figure.
  public func delaxes(_ ax: Axes) { ax.remove() }
}
