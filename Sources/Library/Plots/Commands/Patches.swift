import Raster

extension Axes {
  /// Adds a shape.
  @discardableResult
  public func addPatch<P: Patch>(_ patch: P) -> P {
    patch.asksForLimits = false
    return add(patch)
  }

  /// Adds a shape, a line or a text.
  @discardableResult
  public func addArtist<A: Artist>(_ artist: A) -> A { add(artist) }
}

extension Plotting {
  /// An arrow from (x, y) by (dx, dy), as a shape in data units.
  @discardableResult
  public func arrow(
    _ x: Double, _ y: Double, _ dx: Double, _ dy: Double, width: Double = 0.001, headWidth: Double? = nil,
    headLength: Double? = nil, lengthIncludesHead: Bool = false, color: (any ColorArgument)? = nil,
    fc: (any ColorArgument)? = nil, ec: (any ColorArgument)? = nil, alpha: Double = 1, zorder: Double = 1
  ) -> FancyArrow {
    plottedAxes.add(
      FancyArrow(
        x, y, dx, dy, width: width, headWidth: headWidth, headLength: headLength,
        lengthIncludesHead: lengthIncludesHead, color: color, facecolor: fc, edgecolor: ec, alpha: alpha,
        zorder: zorder))
  }
}
