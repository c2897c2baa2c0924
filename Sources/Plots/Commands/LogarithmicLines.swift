extension Plotting {
  /// A plot with a logarithmic y axis; takes what ``plot`` takes.
  @discardableResult
  public func semilogy(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    alpha: Double = 1, label: (any LabelArgument)? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil,
    mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil
  ) -> [Line2D] {
    plottedAxes.yAxis.scale = .log
    let style = LineStyle(
      color: color ?? c, linestyle: linestyle ?? ls, linewidth: linewidth ?? lw, marker: marker,
      markersize: markersize ?? ms, markerfacecolor: markerfacecolor ?? mfc,
      markeredgecolor: markeredgecolor ?? mec, alpha: alpha)
    return plottedAxes.addPlotted(
      PlottedLine.list(data, "semilogy"), style, label: label, zorder: zorder, in: "semilogy")
  }

  /// A plot with a logarithmic x axis; takes what ``plot`` takes.
  @discardableResult
  public func semilogx(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    alpha: Double = 1, label: (any LabelArgument)? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil,
    mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil
  ) -> [Line2D] {
    plottedAxes.xAxis.scale = .log
    let style = LineStyle(
      color: color ?? c, linestyle: linestyle ?? ls, linewidth: linewidth ?? lw, marker: marker,
      markersize: markersize ?? ms, markerfacecolor: markerfacecolor ?? mfc,
      markeredgecolor: markeredgecolor ?? mec, alpha: alpha)
    return plottedAxes.addPlotted(
      PlottedLine.list(data, "semilogx"), style, label: label, zorder: zorder, in: "semilogx")
  }

  /// A plot with two logarithmic axes; takes what ``plot`` takes.
  @discardableResult
  public func loglog(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    alpha: Double = 1, label: (any LabelArgument)? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil,
    mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil
  ) -> [Line2D] {
    (plottedAxes.xAxis.scale, plottedAxes.yAxis.scale) = (.log, .log)
    let style = LineStyle(
      color: color ?? c, linestyle: linestyle ?? ls, linewidth: linewidth ?? lw, marker: marker,
      markersize: markersize ?? ms, markerfacecolor: markerfacecolor ?? mfc,
      markeredgecolor: markeredgecolor ?? mec, alpha: alpha)
    return plottedAxes.addPlotted(
      PlottedLine.list(data, "loglog"), style, label: label, zorder: zorder, in: "loglog")
  }
}
