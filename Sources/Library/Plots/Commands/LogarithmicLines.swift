extension Plotting {
  /// A plot with a logarithmic y axis; takes what `plot` takes.
  @discardableResult
  public func semilogy(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    markeredgewidth: Double? = nil, markevery: Int? = nil, drawstyle: String = "default",
    alpha: Double = 1, label: (any LabelArgument)? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil,
    mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil, mew: Double? = nil,
    fillstyle: String = "full", dashes: (any ArrayConvertible)? = nil
  ) -> [Line2D] {
    let style = LineStyle(
      color: color ?? c, linestyle ?? ls, linewidth ?? lw, marker: marker, markersize ?? ms,
      faces: markerfacecolor ?? mfc, edges: markeredgecolor ?? mec, markeredgewidth ?? mew,
      markevery: markevery, drawstyle, alpha: alpha, fillstyle: fillstyle, dashes: dashes)
    return logarithmic(
      plottedAxes.yAxis, name: "semilogy", data: data, style: style, label: label, zorder: zorder)
  }

  /// A plot with a logarithmic x axis; takes what `plot` takes.
  @discardableResult
  public func semilogx(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    markeredgewidth: Double? = nil, markevery: Int? = nil, drawstyle: String = "default",
    alpha: Double = 1, label: (any LabelArgument)? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil,
    mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil, mew: Double? = nil,
    fillstyle: String = "full", dashes: (any ArrayConvertible)? = nil
  ) -> [Line2D] {
    let style = LineStyle(
      color: color ?? c, linestyle ?? ls, linewidth ?? lw, marker: marker, markersize ?? ms,
      faces: markerfacecolor ?? mfc, edges: markeredgecolor ?? mec, markeredgewidth ?? mew,
      markevery: markevery, drawstyle, alpha: alpha, fillstyle: fillstyle, dashes: dashes)
    return logarithmic(
      plottedAxes.xAxis, name: "semilogx", data: data, style: style, label: label, zorder: zorder)
  }

  /// A plot with two logarithmic axes; takes what `plot` takes.
  @discardableResult
  public func loglog(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    markeredgewidth: Double? = nil, markevery: Int? = nil, drawstyle: String = "default",
    alpha: Double = 1, label: (any LabelArgument)? = nil, zorder: Double = 2,
    c: (any ColorArgument)? = nil, ls: String? = nil, lw: Double? = nil, ms: Double? = nil,
    mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil, mew: Double? = nil,
    fillstyle: String = "full", dashes: (any ArrayConvertible)? = nil
  ) -> [Line2D] {
    let style = LineStyle(
      color: color ?? c, linestyle ?? ls, linewidth ?? lw, marker: marker, markersize ?? ms,
      faces: markerfacecolor ?? mfc, edges: markeredgecolor ?? mec, markeredgewidth ?? mew,
      markevery: markevery, drawstyle, alpha: alpha, fillstyle: fillstyle, dashes: dashes)
    return logarithmic(
      plottedAxes.xAxis, plottedAxes.yAxis, name: "loglog", data: data, style: style, label: label,
      zorder: zorder)
  }

  private func logarithmic(
    _ logarithmic: Axis..., name: String, data: [any PlotData], style: LineStyle,
    label: (any LabelArgument)?, zorder: Double
  ) -> [Line2D] {
    for axis in logarithmic { axis.scale = .log }
    return plottedAxes.addPlotted(
      PlottedLine.list(data, name), style, label: label, zorder: zorder, in: name)
  }
}
