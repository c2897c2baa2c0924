extension Canvas {
  /// One shape drawn at many places: the shape is rasterised once for each of a few positions within a pixel.
  ///
  /// - Parameters:
  ///   - shape: the marker about the origin.
  ///   - edge: how its outline is drawn in the same colour; nil for none.
  ///   - fills: whether the inside is filled.
  ///   - colors: one colour for all, or one for each point.
  public func drawMarkers(
    _ shape: Path, fills: Bool = true, edge: StrokeStyle?, at points: [Point], colors: [Color],
    clip: Rect? = nil
  ) {
    guard !colors.isEmpty else { return }
    let clip = clip.map { PixelRect(rounding: $0, within: bounds) } ?? bounds
    // Small markers show their position to an eighth of a pixel, large ones to a quarter.
    let steps = shape.controlBounds.width < 16 ? 8 : 4
    var stamps: [StampKey: Stamp] = [:]
    for (i, point) in points.enumerated() where point.isFinite {
      let color = colors[i % colors.count]
      let (column, xStep) = Self.split(point.x, steps)
      let (row, yStep) = Self.split(point.y, steps)
      let key = StampKey(x: xStep, y: yStep, alpha: color.alpha)
      let stamp: Stamp
      if let known = stamps[key] {
        stamp = known
      } else {
        let shift = Affine.translation(Double(xStep) / Double(steps), Double(yStep) / Double(steps))
        var layers: [EdgeList] = []
        if fills { layers.append(EdgeList(filling: shape, transform: shift, tolerance: 0.05)) }
        if let edge {
          layers.append(EdgeList(stroking: shape, style: edge, transform: shift, tolerance: 0.05))
        }
        stamp = self.stamp(layers, alpha: color.alpha)
        stamps[key] = stamp
      }
      draw(stamp, x: column, y: row, color: color, clip: clip)
    }
  }

  private struct StampKey: Hashable {
    let x: Int
    let y: Int
    let alpha: Double
  }

  /// A coordinate as a whole pixel and a number of steps within it.
  private static func split(_ value: Double, _ steps: Int) -> (Int, Int) {
    let total = Int((value * Double(steps)).rounded())
    let whole = total >= 0 ? total / steps : -((-total + steps - 1) / steps)
    return (whole, total - whole * steps)
  }
}
