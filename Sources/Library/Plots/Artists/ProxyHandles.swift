import Raster
import UserErrors

extension Line2D {
  /// A line by itself, for a legend: `Line2D([0], [0], color: "C1", lw: 4, label: "threshold")`.
  ///
  /// - Parameters:
  ///   - xdata: the points' x.
  ///   - ydata: their y, as many.
  ///   - linewidth: in points.
  ///   - linestyle: "-", "--", "-.", ":" or "none".
  ///   - markersize: the markers' diameter in points.
  public convenience init(
    _ xdata: any ArrayConvertible, _ ydata: any ArrayConvertible, color: (any ColorArgument)? = nil,
    linewidth: Double? = nil, linestyle: String? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    alpha: Double = 1, label: String? = nil, lw: Double? = nil, ls: String? = nil,
    c: (any ColorArgument)? = nil,
    ms: Double? = nil, mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil
  ) {
    let theme = Theme.current
    let (xs, ys) = orRaiseAny { try DataChecks.pair(xdata, ydata, in: "Line2D") }
    let ink = (color ?? c ?? "C0").single("color").faded(alpha)
    self.init(
      xs, ys, color: ink, linewidth: linewidth ?? lw ?? theme.linewidth,
      dashes: orRaiseAny { try LineFormat.dashes(linestyle ?? ls ?? theme.linestyle) },
      marker: marker.flatMap { ["", "none", "None"].contains($0) ? nil : $0 },
      markersize: markersize ?? ms ?? theme.markersize, label: label)
    markerfacecolor.map { self.markerfacecolor = $0.single("markerfacecolor").faded(alpha) }
    mfc.map { self.markerfacecolor = $0.single("mfc").faded(alpha) }
    markeredgecolor.map { self.markeredgecolor = $0.single("markeredgecolor").faded(alpha) }
    mec.map { self.markeredgecolor = $0.single("mec").faded(alpha) }
  }
}

extension Line2D {
  /// The markers' diameter in points.
  public func setMarkersize(_ size: Double) { markersize = size }
  /// The colour inside the markers.
  public func setMarkerfacecolor(_ color: any ColorArgument) {
    markerfacecolor = color.single("setMarkerfacecolor")
  }
  /// The colour of the markers' edges.
  public func setMarkeredgecolor(_ color: any ColorArgument) {
    markeredgecolor = color.single("setMarkeredgecolor")
  }
}

extension Patch {
  /// A coloured area by itself, for a legend: `Patch(facecolor: "orange", edgecolor: "r", label:
  /// "class 1")`.
  ///
  /// - Parameters:
  ///   - color: of the area and its edge.
  ///   - facecolor: of the area alone.
  ///   - edgecolor: of the edge alone; by default there is none.
  ///   - linewidth: of the edge, in points.
  ///   - fill: whether the area has a colour.
  public convenience init(
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, linestyle: String = "-", fill: Bool = true,
    alpha: Double = 1, label: String? = nil, fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil,
    lw: Double? = nil
  ) {
    let looks = PatchLooks(
      color: color, face: facecolor ?? fc, edge: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: linestyle, fill: fill, alpha: alpha)
    self.init(looks, label: label, zorder: 1)
  }
}
