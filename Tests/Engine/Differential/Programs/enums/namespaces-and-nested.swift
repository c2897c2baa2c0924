enum Geometry {
  static let unit = 1.0
  struct Point {
    var x, y: Double
    static let zero = Point(x: 0, y: 0)
  }
  enum Axis: Int { case x, y }
}

let p = Geometry.Point(x: 3, y: 4)
print(p.x, Geometry.Point.zero.y, Geometry.Axis.y.rawValue)

extension Geometry {
  struct Line { var from: Point, to: Point }
  static func lengthSquared(_ line: Line) -> Double {
    let dx = line.to.x - line.from.x, dy = line.to.y - line.from.y
    return dx * dx + dy * dy
  }
}

print(Geometry.lengthSquared(.init(from: .zero, to: p)))

extension Geometry.Point {
  subscript(axis: Geometry.Axis) -> Double { axis == .x ? x : y }
}

print(p[.x], p[.y])

extension Geometry.Point: Equatable {}

extension Geometry.Line: Equatable {}

print(Geometry.Line(from: .zero, to: p) == Geometry.Line(from: .zero, to: p))
