import Raster

/// Bars of one `bar` or `hist`.
public final class BarContainer: LegendContainer {
  /// The bars.
  public let patches: [Rectangle]
  /// The name in the legend.
  public internal(set) var label: String?
  let isVertical: Bool
  /// Whether the first bar stands for all in a legend, among lines and shapes, as in a histogram.
  private(set) var isNamedByBar = false
  /// The numbers that the bars show.
  public let datavalues: [Double]
  /// The half heights of error bars above the tops; empty for none.
  let reaches: [Double]

  init(
    _ patches: [Rectangle], label: String?, isVertical: Bool = true, datavalues: [Double] = [],
    reaches: [Double] = []
  ) {
    self.patches = patches
    self.label = label
    self.isVertical = isVertical
    self.datavalues = datavalues
    self.reaches = reaches
    for patch in patches { patch.isPart = true }
  }

  /// Gives its name to the first bar.
  func nameByFirstBar() {
    guard let label, let first = patches.first else { return }
    (first.label, first.isPart, isNamedByBar) = (label, false, true)
  }

  func drawHandle(on renderer: any Renderer, in box: Rect, dpi: Double) {
    patches.first?.drawHandle(on: renderer, in: box, dpi: dpi)
  }
}

extension BarContainer: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { patches.count }
  /// A bar.
  public subscript(place: Int) -> Rectangle { patches[place] }
}
