// The orders of named arguments that the lecture's cells use, which differ from matplotlib's.

extension Plotting {
  /// Markers at points; see `scatter` for what the arguments mean.
  @discardableResult
  @_disfavoredOverload
  public func scatter(
    _ x: any PlotData, _ y: any PlotData, c: any ColorArgument, alpha: Double? = nil, s: any ArrayConvertible
  ) -> PathCollection { scatter(x, y, s: s, c: c, alpha: alpha) }

  /// Markers at points; see `scatter` for what the arguments mean.
  @discardableResult
  @_disfavoredOverload
  public func scatter(
    _ x: any PlotData, _ y: any PlotData, cmap: any ColormapArgument, c: any ColorArgument,
    alpha: Double? = nil,
    s: (any ArrayConvertible)? = nil
  ) -> PathCollection { scatter(x, y, s: s, c: c, cmap: cmap, alpha: alpha) }
}

extension Figure {
  /// Distances between axes; see ``subplotsAdjust(left:bottom:right:top:wspace:hspace:)``.
  @_disfavoredOverload
  public func subplotsAdjust(hspace: Double, wspace: Double) {
    subplotsAdjust(wspace: wspace, hspace: hspace)
  }
}
