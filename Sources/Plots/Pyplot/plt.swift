import Raster
import UserErrors

/// Plots by the names that users of `matplotlib.pyplot` know. The functions act on the current figure and axes, which
/// are made when they are needed. For what a function takes, see the method of ``Axes`` or ``Figure`` of the same name.
public enum plt {
  static var state: PyplotState { .shared }

  // MARK: Figures and axes

  /// A new figure, which becomes the current one.
  @discardableResult
  public static func figure(dpi: Double = 100, facecolor: String = "white") -> Figure {
    open(Figure(dpi: dpi, facecolor: facecolor))
  }

  /// A new figure of a width and height in inches.
  @discardableResult
  public static func figure(
    figsize: (some NumberConvertible, some NumberConvertible), dpi: Double = 100, facecolor: String = "white"
  ) -> Figure {
    open(Figure(figsize: (figsize.0.doubleValue, figsize.1.doubleValue), dpi: dpi, facecolor: facecolor))
  }

  /// The figure of this number: made current, or made new.
  @discardableResult
  public static func figure(_ number: Int) -> Figure {
    if let known = state.figure(number) {
      state.makeCurrent(known)
      return known
    }
    let figure = Figure()
    state.open(figure, number: number)
    return figure
  }

  private static func open(_ figure: Figure) -> Figure {
    state.open(figure, number: nil)
    return figure
  }

  /// The current figure.
  public static func gcf() -> Figure { state.currentFigure() }
  /// The current axes.
  public static func gca() -> Axes { state.currentAxes() }

  /// Makes axes the current ones.
  public static func sca(_ ax: Axes) {
    guard let figure = ax.figure else { return }
    figure.current = ax
    state.makeCurrent(figure)
  }

  /// Axes in a cell of a grid, counted from 1; those that are there already become current.
  @discardableResult
  public static func subplot(_ rows: Int = 1, _ columns: Int = 1, _ index: Int = 1) -> Axes {
    subplot(rows, columns, index...index)
  }

  /// Axes that span several cells of a grid.
  @discardableResult
  public static func subplot(_ rows: Int, _ columns: Int, _ cells: ClosedRange<Int>) -> Axes {
    let figure = gcf()
    let box = Figure.cell(rows, columns, cells).box(SubplotParameters())
    if let known = figure.axes.first(where: {
      $0.place.box(SubplotParameters()) == box && $0.barOwner == nil && $0.sharesX == nil
    }) {
      figure.current = known
      return known
    }
    return figure.addSubplot(rows, columns, cells)
  }

  /// A new figure with one plot.
  public static func subplots() -> (Figure, Axes) {
    let figure = self.figure()
    return (figure, figure.addSubplot(1, 1, 1))
  }

  /// A new figure with one plot, of a width and height in inches.
  public static func subplots(
    figsize: (some NumberConvertible, some NumberConvertible), dpi: Double = 100
  ) -> (Figure, Axes) {
    let figure = self.figure(figsize: figsize, dpi: dpi)
    return (figure, figure.addSubplot(1, 1, 1))
  }

  /// A new figure with a grid of plots, by rows: `axes[row][column]`.
  public static func subplots(_ nrows: Int, _ ncols: Int, dpi: Double = 100) -> (Figure, [[Axes]]) {
    let figure = self.figure(dpi: dpi)
    return (figure, figure.subplots(nrows, ncols))
  }

  /// A new figure with a grid of plots, of a width and height in inches.
  public static func subplots(
    _ nrows: Int, _ ncols: Int, figsize: (some NumberConvertible, some NumberConvertible), dpi: Double = 100
  ) -> (Figure, [[Axes]]) {
    let figure = self.figure(figsize: figsize, dpi: dpi)
    return (figure, figure.subplots(nrows, ncols))
  }

  /// Axes anywhere in the current figure: [left, bottom, width, height].
  @discardableResult
  public static func axes(_ box: [Double]) -> Axes { gcf().addAxes(box) }

  /// Shows all open figures and closes them.
  public static func show() { state.flush() }

  /// Writes the current figure to a PNG file.
  public static func savefig(
    _ path: String, dpi: Double? = nil, bboxInches: String? = nil, padInches: Double = 0.1,
    transparent: Bool = false
  ) throws {
    try gcf().savefig(path, dpi: dpi, bboxInches: bboxInches, padInches: padInches, transparent: transparent)
  }

  /// Forgets a figure, by default the current one, without showing it.
  public static func close(_ figure: Figure? = nil) { state.close(figure) }
  /// `close("all")` forgets all figures.
  public static func close(_ which: String) { state.closeAll() }

  /// Distances between axes and margins; see ``Figure/subplotsAdjust(left:bottom:right:top:wspace:hspace:)``.
  public static func subplotsAdjust(
    left: Double? = nil, bottom: Double? = nil, right: Double? = nil, top: Double? = nil,
    wspace: Double? = nil,
    hspace: Double? = nil
  ) {
    gcf().subplotsAdjust(left: left, bottom: bottom, right: right, top: top, wspace: wspace, hspace: hspace)
  }

  /// Distances between axes.
  public static func subplotsAdjust(hspace: Double, wspace: Double) {
    gcf().subplotsAdjust(wspace: wspace, hspace: hspace)
  }

  /// Chooses margins and distances so that labels fit.
  public static func tightLayout() { gcf().tightLayout() }

  /// The figure's title.
  @discardableResult
  public static func suptitle(
    _ text: String, fontsize: Double = 12, y: Double = 0.98, weight: String = "normal"
  ) -> Text {
    gcf().suptitle(text, fontsize: fontsize, y: y, weight: weight)
  }

  /// The names of all colour maps, without the reversed ones.
  public static func colormaps() -> [String] { Colormap.names }
}
