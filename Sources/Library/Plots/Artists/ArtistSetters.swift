import Raster
import UserErrors

// What may be changed of an artist after it is drawn, by matplotlib's names.

extension Line2D {
  /// The opacity of line and markers.
  public func setAlpha(_ alpha: Double) {
    color = color.withAlpha(alpha)
    markerfacecolor = markerfacecolor?.opaque(alpha)
    markeredgecolor = markeredgecolor?.opaque(alpha)
  }
  /// The width of the markers' edges in points.
  public func setMarkeredgewidth(_ width: Double) { markeredgewidth = width }
  /// The width in points.
  public func getLinewidth() -> Double { linewidth }
}

extension Text {
  /// The size in points.
  public func setFontsize(_ size: Double) { fontsize = size }
  /// The size in points.
  public func setSize(_ size: Double) { fontsize = size }
  /// Degrees, counter-clockwise.
  public func setRotation(_ degrees: Double) { rotation = degrees }
  /// The opacity.
  public func setAlpha(_ alpha: Double) { color = color.withAlpha(alpha) }
  /// The text.
  public func getText() -> String { text }
}

extension Patch {
  /// The width of the line around it, in points.
  public func setLinewidth(_ width: Double) { linewidth = width }
  /// "-", "--", "-.", ":" for the line around it; "none" for no line.
  public func setLinestyle(_ style: String) {
    guard let dashes = orRaiseAny({ try LineFormat.dashes(style) }) else { return linewidth = 0 }
    self.dashes = dashes
  }
}

extension PathCollection {
  /// The opacity of the points.
  public func setAlpha(_ alpha: Double?) { self.alpha = alpha }
  /// The colour of the edges, or one for each point; "face" for that of the inside.
  public func setEdgecolor(_ color: any ColorArgument) {
    edgecolors = color as? String == "face" ? nil : color.each(xs.count, "setEdgecolor")
  }
  /// The same.
  public func setEdgecolors(_ color: any ColorArgument) { setEdgecolor(color) }
  /// The width of the edges in points.
  public func setLinewidth(_ width: Double) { linewidths = [width] }
}

extension LineCollection {
  /// The colour of all lines, or one for each.
  public func setColor(_ color: any ColorArgument) { colors = color.each(lines.count, "setColor") }
  /// The opacity of all lines.
  public func setAlpha(_ alpha: Double) { colors = colors.map { $0.withAlpha(alpha) } }
  /// The width of all lines in points.
  public func setLinewidth(_ width: Double) { linewidths = [width] }
  /// "-", "--", "-." or ":" for all lines.
  public func setLinestyle(_ style: String) {
    guard let style = orRaiseAny({ try LineFormat.dashes(style) }) else { return linewidths = [0] }
    dashes = [style]
  }
}

extension QuadMesh {
  /// The opacity.
  public func setAlpha(_ alpha: Double) { self.alpha = alpha }
}

extension ContourSet {
  /// The opacity.
  public func setAlpha(_ alpha: Double) { self.alpha = alpha }
}

extension ScalarMappable {
  /// The limits of the numbers, one or both: `points.setClim(vmin: 0)`.
  public func setClim(vmin: Double? = nil, vmax: Double? = nil) {
    vmin.map { norm.vmin = $0 }
    vmax.map { norm.vmax = $0 }
  }
  /// The limits of the numbers.
  public func getClim() -> (Double, Double) { (norm.vmin, norm.vmax) }
}

extension Color {
  /// The colour with an opacity; what is not there stays so.
  fileprivate func opaque(_ alpha: Double) -> Color { withAlpha(self.alpha > 0 ? alpha : 0) }
}
