import Raster
import UserErrors

/// How the areas between two lines are found.
struct Band {
  /// The function, for messages.
  let name: String
  let isVertical: Bool
  /// Whether an area ends where the lines cross.
  let interpolates: Bool
  /// "pre", "post", "mid", or nil for straight lines.
  let step: String?

  /// The areas, cut where a value is not a number or the mask is false, and the points that count
  /// for limits, without those that are interpolated.
  ///
  /// - Throws: `ShapeError` where the counts differ, `ValueError` where there are no such steps.
  func areas(
    _ x: any ArrayConvertible, _ y1: any ArrayConvertible, _ y2: any ArrayConvertible,
    _ mask: (any ArrayConvertible)?
  ) throws -> (shapes: [[Point]], points: [Point]) {
    let count = x.arrayValues.count
    let lines = Lines(
      x: x.arrayValues, upper: try each(y1, count, "y1"), lower: try each(y2, count, "y2"))
    if let mask, mask.arrayValues.count != lines.x.count {
      throw ShapeError("\(name): where has \(mask.arrayValues.count) values for \(lines.x.count) points")
    }
    let shown = mask?.arrayValues.map { $0 != 0 }
    let style = try step.map { try Axes.drawstyle("steps-" + $0) } ?? .straight
    let runs = lines.x.indices.split { !(lines.isFinite($0) && shown?[$0] ?? true) }
    let shapes = runs.filter { $0.count > 1 }.map { oriented(area(lines, Array($0), style)) }
    let points = runs.joined().flatMap { i in
      [Point(lines.x[i], lines.upper[i]), Point(lines.x[i], lines.lower[i])]
    }
    return (shapes, oriented(points))
  }

  private func oriented(_ points: [Point]) -> [Point] {
    isVertical ? points : points.map { Point($0.y, $0.x) }
  }

  private func each(_ values: any ArrayConvertible, _ count: Int, _ what: String) throws -> [Double] {
    let values = try DataChecks.each(values.arrayValues, count: count, what, in: name)
    return values.count == 1 ? Array(repeating: values[0], count: count) : values
  }

  private func area(_ lines: Lines, _ run: [Int], _ style: Line2D.DrawStyle) -> [Point] {
    var lower = run.map { Point(lines.x[$0], lines.lower[$0]) }
    var upper = run.map { Point(lines.x[$0], lines.upper[$0]) }
    if interpolates {
      if let first = run.first, let start = lines.crossing(first - 1) {
        lower.insert(start, at: 0)
        upper.insert(start, at: 0)
      }
      if let last = run.last, let end = lines.crossing(last) {
        lower.append(end)
        upper.append(end)
      }
    }
    return Self.stepped(lower, style) + Self.stepped(upper, style).reversed()
  }

  private static func stepped(_ points: [Point], _ style: Line2D.DrawStyle) -> [Point] {
    guard style != .straight, let first = points.first else { return points }
    return [first]
      + zip(points, points.dropFirst()).flatMap { a, b -> [Point] in
        switch style {
        case .pre: return [Point(a.x, b.y), b]
        case .post: return [Point(b.x, a.y), b]
        default:
          let middle = (a.x + b.x) / 2
          return [Point(middle, a.y), Point(middle, b.y), b]
        }
      }
  }

  private struct Lines {
    let x: [Double]
    let upper: [Double]
    let lower: [Double]

    func isFinite(_ i: Int) -> Bool { x[i].isFinite && upper[i].isFinite && lower[i].isFinite }

    /// Where the lines cross between a point and the next one, or which of the two is nearer to a
    /// crossing.
    func crossing(_ i: Int) -> Point? {
      guard i >= 0, i + 1 < x.count, isFinite(i), isFinite(i + 1) else { return nil }
      let (a, b) = (upper[i] - lower[i], upper[i + 1] - lower[i + 1])
      let part = a * b <= 0 && a != b ? a / (a - b) : abs(a) <= abs(b) ? 0 : 1
      return Point(
        x[i] + part * (x[i + 1] - x[i]), upper[i] + part * (upper[i + 1] - upper[i]))
    }
  }
}
