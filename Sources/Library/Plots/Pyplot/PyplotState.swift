import Display

/// The figures that `plt` knows: what matplotlib keeps in `_pylab_helpers.Gcf`.
final class PyplotState {
  nonisolated(unsafe) static let shared = PyplotState()

  private(set) var figures: [Figure] = []
  private(set) var current: Figure?

  private init() {
    // As IPython's inline back end does: figures still open at the end of a cell are shown.
    atCellEnd("plt") { PyplotState.shared.flush() }
  }

  func open(_ figure: Figure, name: String?) {
    figure.number = name.flatMap(Int.init) ?? (figures.map(\.number).max() ?? 0) + 1
    figure.name = name
    figures.append(figure)
    current = figure
  }

  func figure(_ name: String) -> Figure? { figures.first { $0.name == name || String($0.number) == name } }

  func makeCurrent(_ figure: Figure) { current = figure }

  /// The figure to draw on, a new one where there is none.
  func currentFigure() -> Figure {
    if let current { return current }
    let figure = Figure()
    open(figure, name: nil)
    return figure
  }

  /// The axes to draw in, new ones where there are none.
  func currentAxes() -> Axes {
    let figure = currentFigure()
    return figure.current ?? figure.addSubplot(1, 1, 1)
  }

  func close(_ figure: Figure?) {
    guard let figure = figure ?? current else { return }
    figures.removeAll { $0 === figure }
    if current === figure { current = figures.last }
  }

  func closeAll() {
    figures = []
    current = nil
  }

  /// Shows the open figures that have something in them, and closes all.
  func flush() {
    let open = figures
    closeAll()
    for figure in open where !figure.isShown && !(figure.axes.isEmpty && figure.texts.isEmpty) {
      display(figure)
    }
  }
}

/// The number or the name of a figure.
public protocol FigureName {
  /// The name.
  var figureName: String { get }
}

extension Int: FigureName { public var figureName: String { String(self) } }
extension String: FigureName { public var figureName: String { self } }

/// Shows all open figures, as `plt.show()` does; called by itself at the end of each cell.
public func flushFigures() { PyplotState.shared.flush() }
