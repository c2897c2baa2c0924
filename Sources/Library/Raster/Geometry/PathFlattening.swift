/// A chain of straight lines, closed or open.
package struct Polyline: Equatable {
  package var points: [Point]
  package var isClosed: Bool

  package init(points: [Point], isClosed: Bool) {
    self.points = points
    self.isClosed = isClosed
  }
}

extension Path {
  /// The path as straight lines that stay within `tolerance` of the curves, after the transform. Steps to points
  /// that are not finite break the line, as missing values do in a plot.
  package func flattened(transform t: Affine = .identity, tolerance: Double = 0.1) -> [Polyline] {
    var flattener = Flattener(tolerance: tolerance)
    for element in elements {
      switch element {
      case .move(let p): flattener.move(t.apply(p))
      case .line(let p): flattener.line(t.apply(p))
      case .quadratic(let c, let p): flattener.quadratic(t.apply(c), t.apply(p))
      case .cubic(let c1, let c2, let p): flattener.cubic(t.apply(c1), t.apply(c2), t.apply(p))
      case .close: flattener.close()
      }
    }
    return flattener.finish()
  }
}

private struct Flattener {
  let tolerance: Double
  var result: [Polyline] = []
  var current: [Point] = []

  /// A curve is never cut into more pieces than this, whatever its coordinates.
  static let mostPieces = 500.0

  init(tolerance: Double) { self.tolerance = tolerance }

  mutating func move(_ p: Point) {
    endSubpath(closed: false)
    if p.isFinite { current = [p] }
  }

  mutating func line(_ p: Point) {
    guard p.isFinite else { return endSubpath(closed: false) }
    current.append(p)
  }

  // A curve cut into n equal pieces deviates from its chords by at most |second derivative| / (8 n^2).
  mutating func quadratic(_ c: Point, _ p: Point) {
    guard let start = current.last, c.isFinite, p.isFinite else { return line(p) }
    let bend = (start - c * 2 + p).length * 2
    let n = pieces(secondDerivative: bend)
    for i in 1..<max(n, 1) {
      let t = Double(i) / Double(n)
      let u = 1 - t
      current.append(start * (u * u) + c * (2 * u * t) + p * (t * t))
    }
    current.append(p)
  }

  mutating func cubic(_ c1: Point, _ c2: Point, _ p: Point) {
    guard let start = current.last, c1.isFinite, c2.isFinite, p.isFinite else { return line(p) }
    let bend = max((start - c1 * 2 + c2).length, (c1 - c2 * 2 + p).length) * 6
    let n = pieces(secondDerivative: bend)
    for i in 1..<max(n, 1) {
      let t = Double(i) / Double(n)
      let u = 1 - t
      current.append(start * (u * u * u) + c1 * (3 * u * u * t) + c2 * (3 * u * t * t) + p * (t * t * t))
    }
    current.append(p)
  }

  func pieces(secondDerivative: Double) -> Int {
    Int(min(Flattener.mostPieces, (secondDerivative / (8 * tolerance)).squareRoot() + 1))
  }

  mutating func close() {
    guard let start = current.first else { return }
    endSubpath(closed: true)
    current = [start]  // what follows a close starts where the closed subpath started
  }

  mutating func endSubpath(closed: Bool) {
    let onlyStart =
      current.count == 1 && result.last?.isClosed == true && result.last?.points.first == current[0]
    if !current.isEmpty, !onlyStart { result.append(Polyline(points: current, isClosed: closed)) }
    current = []
  }

  mutating func finish() -> [Polyline] {
    endSubpath(closed: false)
    return result
  }
}
