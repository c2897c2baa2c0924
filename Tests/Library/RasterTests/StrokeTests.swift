import Raster
import Testing

/// The area that a stroke covers, in pixels.
private func area(_ path: Path, _ style: StrokeStyle) -> Double {
  var sum = 0
  let box = PixelRect(x0: 0, y0: 0, x1: 100, y1: 100)
  CoverageAccumulator().scan(EdgeList(stroking: path, style: style), rule: .nonZero, clip: box) {
    _, _, values in
    sum += values.reduce(0) { $0 + Int($1) }
  }
  return Double(sum) / 255
}

@Suite struct StrokeTests {
  let line = Path(points: [Point(20, 50), Point(70, 50)])
  let corner = Path(points: [Point(20, 50), Point(50, 50), Point(50, 80)])

  @Test func capsAddTheirArea() {
    #expect(abs(area(line, StrokeStyle(width: 8, cap: .butt)) - 400) < 1)
    #expect(abs(area(line, StrokeStyle(width: 8, cap: .square)) - 464) < 1)
    #expect(abs(area(line, StrokeStyle(width: 8, cap: .round)) - (400 + .pi * 16)) < 1)
  }

  @Test func joinsOfARightAngle() {
    // Two arms of 30 x 8 overlap in a square of 4 x 4; outside the corner another square is added in full (miter), as
    // a quarter disc (round), or as a triangle (bevel).
    let arms = 2 * 30.0 * 8 - 16
    #expect(abs(area(corner, StrokeStyle(width: 8, join: .miter)) - (arms + 16)) < 1)
    #expect(abs(area(corner, StrokeStyle(width: 8, join: .round)) - (arms + .pi * 4)) < 1)
    #expect(abs(area(corner, StrokeStyle(width: 8, join: .bevel)) - (arms + 8)) < 1)
  }

  @Test func longMitersBecomeBevels() {
    let sharp = Path(points: [Point(20, 50), Point(60, 50), Point(20, 52)])
    let limited = area(sharp, StrokeStyle(width: 4, join: .miter, miterLimit: 4))
    #expect(abs(limited - area(sharp, StrokeStyle(width: 4, join: .bevel))) < 0.01)
  }

  @Test func dashesCoverTheirShare() {
    // 50 pixels in periods of 10: five dashes of 4.
    #expect(abs(area(line, StrokeStyle(width: 2, dashes: [4, 6])) - 5 * 4 * 2) < 0.5)
    #expect(abs(area(line, StrokeStyle(width: 2, dashes: [4, 6], dashOffset: 4)) - 40) < 0.5)
  }

  @Test func closedPathHasNoCaps() {
    let square = Path(rect: Rect(minX: 20, minY: 20, maxX: 60, maxY: 60))
    #expect(abs(area(square, StrokeStyle(width: 4, cap: .square)) - (44 * 44 - 36 * 36)) < 1)
  }

  @Test func dotsAreTheirCaps() {
    let dot = Path(points: [Point(50, 50), Point(50, 50)])
    #expect(area(dot, StrokeStyle(width: 8)) == 0)
    #expect(abs(area(dot, StrokeStyle(width: 8, cap: .round)) - .pi * 16) < 1)
  }
}
