import Raster

/// Bars of one `bar` or `hist`.
public final class BarContainer: LegendContainer {
  /// The bars.
  public let patches: [Rectangle]
  /// The name in the legend.
  public internal(set) var label: String?
  let isVertical: Bool
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
