import Foundation

/// Which points are inside a path that crosses itself.
public enum FillRule: Sendable {
  /// Inside where the path winds around the point a non-zero number of times.
  case nonZero
  /// Inside where a ray from the point crosses the path an odd number of times.
  case evenOdd
}

/// A rectangle of whole pixels, its upper bounds excluded.
package struct PixelRect: Equatable {
  package var x0, y0, x1, y1: Int

  package init(x0: Int, y0: Int, x1: Int, y1: Int) {
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
  }

  /// The pixels that a rectangle touches, within `limit`.
  package init(covering rect: Rect, within limit: PixelRect) {
    self.init(
      x0: Self.clamp(rect.minX.rounded(.down), limit.x0, limit.x1),
      y0: Self.clamp(rect.minY.rounded(.down), limit.y0, limit.y1),
      x1: Self.clamp(rect.maxX.rounded(.up), limit.x0, limit.x1),
      y1: Self.clamp(rect.maxY.rounded(.up), limit.y0, limit.y1))
  }

  /// The pixels whose centres a rectangle contains, within `limit`.
  package init(rounding rect: Rect, within limit: PixelRect) {
    self.init(
      x0: Self.clamp(rect.minX.rounded(), limit.x0, limit.x1),
      y0: Self.clamp(rect.minY.rounded(), limit.y0, limit.y1),
      x1: Self.clamp(rect.maxX.rounded(), limit.x0, limit.x1),
      y1: Self.clamp(rect.maxY.rounded(), limit.y0, limit.y1))
  }

  private static func clamp(_ value: Double, _ low: Int, _ high: Int) -> Int {
    // Written so that a NaN falls to `low`.
    value > Double(low) ? (value < Double(high) ? Int(value) : high) : low
  }

  package var width: Int { x1 - x0 }
  package var height: Int { y1 - y0 }
  package var isEmpty: Bool { width <= 0 || height <= 0 }
}

/// How much of each pixel a set of polygons covers, by accumulating signed areas.
///
/// Every edge adds, to the pixels it passes through, the change of covered area that it causes to its right; one
/// running sum along a row then gives the winding-weighted coverage of each pixel, exact for polygons that do not
/// overlap within a pixel. (R. Levien, "Inside the fastest font renderer in the world", 2016; the same sums are in
/// golang.org/x/image/vector and in FreeType's smooth rasteriser.)
package final class CoverageAccumulator {
  private var cells: UnsafeMutablePointer<Float>
  private var capacity: Int
  private var rowStart: [Int32] = []
  private var rowEnd: [Int32] = []
  private var row: [UInt8] = []

  package init() {
    capacity = 4096
    cells = UnsafeMutablePointer<Float>.allocate(capacity: capacity)
    cells.initialize(repeating: 0, count: capacity)
  }

  deinit { cells.deallocate() }

  /// Calls `body(x, y, coverage)` for each row of pixels inside `clip` that the edges touch, where `coverage` holds
  /// 0...255 for the pixels from x on.
  package func scan(
    _ list: EdgeList, rule: FillRule, clip: PixelRect,
    body: (_ x: Int, _ y: Int, _ coverage: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard !list.bounds.isNull else { return }
    let box = PixelRect(covering: list.bounds, within: clip)
    guard !box.isEmpty else { return }
    // One cell more than pixels in a row: what lies right of the box is collected there.
    let stride = box.width + 2
    prepare(cellCount: stride * box.height, rows: box.height, width: box.width)
    rowStart.withUnsafeMutableBufferPointer { starts in
      rowEnd.withUnsafeMutableBufferPointer { ends in
        let target = Target(
          cells: cells, stride: stride, width: Double(box.width), height: Double(box.height),
          starts: starts, ends: ends)
        for edge in list.edges {
          target.add(
            edge.x0 - Double(box.x0), edge.y0 - Double(box.y0), edge.x1 - Double(box.x0),
            edge.y1 - Double(box.y0))
        }
      }
    }
    emit(box: box, stride: stride, rule: rule, body: body)
  }

  private func prepare(cellCount: Int, rows: Int, width: Int) {
    if cellCount > capacity {
      cells.deallocate()
      capacity = cellCount
      cells = UnsafeMutablePointer<Float>.allocate(capacity: capacity)
      cells.initialize(repeating: 0, count: capacity)
    }
    if rows > rowStart.count {
      rowStart = [Int32](repeating: Int32.max, count: rows)
      rowEnd = [Int32](repeating: -1, count: rows)
    }
    if width > row.count { row = [UInt8](repeating: 0, count: width) }
  }

  /// Sums each touched row, hands out its coverage, and leaves the cells zero for the next call.
  private func emit(
    box: PixelRect, stride: Int, rule: FillRule, body: (Int, Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    row.withUnsafeMutableBufferPointer { out in
      guard let base = out.baseAddress else { return }
      for y in 0..<box.height {
        let (start, end) = (Int(rowStart[y]), min(Int(rowEnd[y]), box.width - 1))
        guard rowEnd[y] >= 0 else { continue }
        let line = cells + y * stride
        if start <= end {
          var sum: Float = 0
          for x in start...end {
            sum += line[x]
            base[x] = Self.coverage(sum, rule)
          }
          body(box.x0 + start, box.y0 + y, UnsafeBufferPointer(start: base + start, count: end - start + 1))
        }
        (line + start).update(repeating: 0, count: Int(rowEnd[y]) - start + 1)
        rowStart[y] = Int32.max
        rowEnd[y] = -1
      }
    }
  }

  @inline(__always)
  private static func coverage(_ sum: Float, _ rule: FillRule) -> UInt8 {
    var value = abs(sum)
    if rule == .evenOdd {
      value = value.truncatingRemainder(dividingBy: 2)
      if value > 1 { value = 2 - value }
    }
    return UInt8(min(value, 1) * 255 + 0.5)
  }
}

/// The cells that the edges of one ``CoverageAccumulator/scan(_:rule:clip:body:)`` are added to.
private struct Target {
  let cells: UnsafeMutablePointer<Float>
  let stride: Int
  let width: Double
  let height: Double
  let starts: UnsafeMutableBufferPointer<Int32>
  let ends: UnsafeMutableBufferPointer<Int32>

  /// Adds one edge: cut at the top and the bottom of the box, and bent to its left and right borders where it leaves
  /// it sideways (what is left of the box still covers the pixels to its right).
  @inline(__always)
  func add(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) {
    if y0 == y1 { return }
    let sign: Float = y0 < y1 ? 1 : -1
    var (ax, ay, bx, by) = y0 < y1 ? (x0, y0, x1, y1) : (x1, y1, x0, y0)
    if by <= 0 || ay >= height { return }
    let slope = (bx - ax) / (by - ay)
    if ay < 0 {
      ax -= ay * slope
      ay = 0
    }
    if by > height {
      bx -= (by - height) * slope
      by = height
    }
    if min(ax, bx) >= 0, max(ax, bx) <= width { return inside(ax, ay, bx, by, slope, sign) }
    addBent(ax, ay, bx, by, slope, sign)
  }

  private func addBent(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ slope: Double, _ sign: Float
  ) {
    var cuts = [ay, by]
    for border in [0, width] where (ax < border) != (bx < border) {
      cuts.append(min(max(ay + (border - ax) / slope, ay), by))
    }
    cuts.sort()
    for (top, bottom) in zip(cuts, cuts.dropFirst()) where top < bottom {
      let xTop = min(max(ax + (top - ay) * slope, 0), width)
      let xBottom = min(max(ax + (bottom - ay) * slope, 0), width)
      inside(xTop, top, xBottom, bottom, (xBottom - xTop) / (bottom - top), sign)
    }
  }

  /// Adds an edge that lies within the box; y grows from a to b.
  @inline(__always)
  private func inside(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ slope: Double, _ sign: Float
  ) {
    var x = ax
    let firstRow = Int(ay)
    let lastRow = min(Int(by.rounded(.up)), Int(height))
    for y in firstRow..<max(lastRow, firstRow) {
      let dy = min(Double(y + 1), by) - max(Double(y), ay)
      let next = min(max(x + slope * dy, 0), width)
      let d = Float(dy) * sign
      addRow(y, min(x, next), max(x, next), d)
      x = next
    }
  }

  /// Adds the part of an edge inside one row: it runs from x0 to x1 and covers `d` of the row's height.
  @inline(__always)
  private func addRow(_ y: Int, _ x0: Double, _ x1: Double, _ d: Float) {
    let line = cells + y * stride
    let left = Int(x0)
    let right = Int(x1.rounded(.up))
    starts[y] = min(starts[y], Int32(left))
    ends[y] = max(ends[y], Int32(max(right, left + 1)))
    if right <= left + 1 {
      let middle = Float((x0 + x1) / 2 - Double(left))
      line[left] += d - d * middle
      line[left + 1] += d * middle
      return
    }
    // The edge crosses several pixels: a triangle in the first, trapezoids between, a triangle in the last.
    let s = Float(1 / (x1 - x0))
    let x0f = Float(x0 - Double(left))
    let a0 = 0.5 * s * (1 - x0f) * (1 - x0f)
    let x1f = Float(x1 - Double(right) + 1)
    let am = 0.5 * s * x1f * x1f
    line[left] += d * a0
    if right == left + 2 {
      line[left + 1] += d * (1 - a0 - am)
    } else {
      let a1 = s * (1.5 - x0f)
      line[left + 1] += d * (a1 - a0)
      for x in (left + 2)..<(right - 1) { line[x] += d * s }
      let a2 = a1 + Float(right - left - 3) * s
      line[right - 1] += d * (1 - a2 - am)
    }
    line[right] += d * am
  }
}
