import Raster

/// A rectangle with rounded corners, grown by a padding: for boxes of schemes.
public final class FancyBboxPatch: Patch {
  private let rect: Rect
  private let rounding: Double

  /// A box; add it by `ax.addPatch(...)`.
  ///
  /// - Parameters:
  ///   - pad: by how much the rectangle grows on each side, in data units.
  ///   - rounding: the radius of the corners in data units; 0 for a plain rectangle.
  public init(
    _ xy: (Double, Double), _ width: Double, _ height: Double, pad: Double = 0, rounding: Double = 0.1,
    color: (any ColorArgument)? = nil, facecolor: (any ColorArgument)? = nil,
    edgecolor: (any ColorArgument)? = nil, linewidth: Double = 1, linestyle: String = "-",
    alpha: Double = 1, label: String? = nil, zorder: Double = 1, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil
  ) {
    rect = Rect(x: xy.0, y: xy.1, width: width, height: height).expanded(by: pad)
    self.rounding = rounding
    let looks = PatchLooks(
      color: color, face: facecolor ?? fc, edge: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: linestyle, fill: true, alpha: alpha)
    super.init(looks, label: label, zorder: zorder)
  }

  override var outline: Path { rounding > 0 ? Path(roundedRect: rect, radius: rounding) : Path(rect: rect) }
}
