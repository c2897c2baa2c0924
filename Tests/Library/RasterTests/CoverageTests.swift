import Raster
import Testing

/// The coverage of every pixel of a box, 0...255.
private func coverage(_ path: Path, width: Int, height: Int, rule: FillRule = .nonZero) -> [[Int]] {
  var rows = [[Int]](repeating: [Int](repeating: 0, count: width), count: height)
  let box = PixelRect(x0: 0, y0: 0, x1: width, y1: height)
  CoverageAccumulator().scan(EdgeList(filling: path), rule: rule, clip: box) { x, y, values in
    for (i, value) in values.enumerated() { rows[y][x + i] = Int(value) }
  }
  return rows
}

private func rect(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Path {
  Path(rect: Rect(minX: x0, minY: y0, maxX: x1, maxY: y1))
}

@Suite struct CoverageTests {
  @Test func pixelsOfARectangleAreCoveredByTheirShare() {
    let rows = coverage(rect(0.5, 0.25, 2.5, 1), width: 4, height: 2)
    // 3/4 of the height; half of the width at both ends. 0.75 * 255 = 191.25, 0.375 * 255 = 95.6.
    #expect(rows == [[96, 191, 96, 0], [0, 0, 0, 0]])
  }

  @Test func areaOfATriangleIsExact() {
    let path = Path(points: [Point(1.3, 0.7), Point(17.2, 5.1), Point(6.6, 18.9)], closed: true)
    let sum = coverage(path, width: 20, height: 20).joined().reduce(0, +)
    let area = abs(Point.cross(Point(15.9, 4.4), Point(5.3, 18.2))) / 2
    // Each of at most 400 pixels is rounded by at most half a step of 1/255.
    #expect(abs(Double(sum) / 255 - area) < 400 * 0.5 / 255)
  }

  @Test func whatIsLeftOfTheBoxStillCoversIt() {
    #expect(coverage(rect(-100, -100, 1, 100), width: 2, height: 2) == [[255, 0], [255, 0]])
    let slanted = Path(points: [Point(-10, -10), Point(30, 30), Point(-10, 30)], closed: true)
    let rows = coverage(slanted, width: 3, height: 3)
    #expect(rows == [[128, 0, 0], [255, 128, 0], [255, 255, 128]])
  }

  @Test func whatIsRightOfTheBoxDoesNotTouchIt() {
    #expect(coverage(rect(5, 0, 9, 2), width: 2, height: 2) == [[0, 0], [0, 0]])
  }

  @Test func fillRulesDifferWhereAPathWindsTwice() {
    var path = rect(0, 0, 4, 1)
    path.append(rect(1, 0, 3, 1))
    #expect(coverage(path, width: 4, height: 1) == [[255, 255, 255, 255]])
    #expect(coverage(path, width: 4, height: 1, rule: .evenOdd) == [[255, 0, 0, 255]])
  }

  @Test func oppositeOrientationCutsAHole() {
    var path = rect(0, 0, 4, 1)
    path.append(Path(points: [Point(1, 0), Point(1, 1), Point(3, 1), Point(3, 0)], closed: true))
    #expect(coverage(path, width: 4, height: 1) == [[255, 0, 0, 255]])
  }

  @Test func accumulatorIsCleanAfterUse() {
    let accumulator = CoverageAccumulator()
    let box = PixelRect(x0: 0, y0: 0, x1: 50, y1: 50)
    accumulator.scan(EdgeList(filling: Path(circle: Point(25, 25), radius: 30)), rule: .nonZero, clip: box) {
      _, _, _ in
    }
    var touched: [Int] = []
    accumulator.scan(EdgeList(filling: rect(3, 3, 5, 4)), rule: .nonZero, clip: box) { x, y, values in
      touched.append(contentsOf: values.map { Int($0) })
    }
    #expect(touched.filter { $0 > 0 } == [255, 255])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 1e12])
  func hostileCoordinatesDoNotCrash(_ value: Double) {
    let canvas = Canvas(width: 8, height: 8)
    let path = Path(
      points: [Point(value, 1), Point(3, value), Point(5, 5), Point(value, value)], closed: true)
    canvas.fill(path, color: .black)
    canvas.stroke(path, color: .black, style: StrokeStyle(width: 2, dashes: [1, 1]))
    canvas.stroke(path, color: .black, style: StrokeStyle(width: value, join: .round, cap: .round))
    canvas.drawMarkers(Path(circle: .zero, radius: 2), edge: nil, at: [Point(value, 2)], colors: [.black])
    #expect(canvas.width == 8)
  }
}
