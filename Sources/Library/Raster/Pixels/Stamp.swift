/// The coverage of a small shape, drawn over and over: markers of a scatter plot.
package struct Stamp {
  /// The upper left corner, relative to the stamp's origin.
  let x: Int
  let y: Int
  let width: Int
  let height: Int
  /// Row by row, 0...255, the opacity included.
  let coverage: [UInt8]
  /// The columns that are not empty, for each row.
  let spans: [Range<Int32>]

  init(_ layers: [EdgeList], alpha: Double, accumulator: CoverageAccumulator) {
    let bounds = layers.reduce(Rect.null) { $0.union($1.bounds) }
    let limit = PixelRect(x0: -4096, y0: -4096, x1: 4096, y1: 4096)
    let box =
      bounds.isNull ? PixelRect(x0: 0, y0: 0, x1: 0, y1: 0) : PixelRect(covering: bounds, within: limit)
    // What shines through all layers so far.
    var through = [Float](repeating: 1, count: max(box.width, 0) * max(box.height, 0))
    let opacity = Float(min(max(alpha, 0), 1)) / 255
    for layer in layers {
      accumulator.scan(layer, rule: .nonZero, clip: box) { x, y, coverage in
        let start = (y - box.y0) * box.width + x - box.x0
        for (i, c) in coverage.enumerated() { through[start + i] *= 1 - opacity * Float(c) }
      }
    }
    let coverage = through.map { UInt8((1 - $0) * 255 + 0.5) }
    (x, y, width, height) = (box.x0, box.y0, max(box.width, 0), max(box.height, 0))
    self.coverage = coverage
    spans = (0..<height).map { [width] row in
      let line = coverage[(row * width)..<((row + 1) * width)]
      guard let first = line.firstIndex(where: { $0 > 0 }), let last = line.lastIndex(where: { $0 > 0 })
      else { return 0..<0 }
      return Int32(first - line.startIndex)..<Int32(last - line.startIndex + 1)
    }
  }
}
