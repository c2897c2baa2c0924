/// A point (or a vector) of the plane. On a ``Canvas`` the units are pixels and y grows downwards.
public struct Point: Hashable, Sendable {
  /// The horizontal coordinate.
  public var x: Double
  /// The vertical coordinate.
  public var y: Double

  /// The point with these coordinates.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The origin.
  public static let zero = Point(0, 0)

  /// The sum of two vectors.
  public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  /// The difference of two vectors.
  public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  /// The vector scaled by a number.
  public static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }

  /// The Euclidean length of the vector.
  public var length: Double { (x * x + y * y).squareRoot() }

  /// Whether both coordinates are finite numbers, small enough that sums and products of a few stay so.
  public var isFinite: Bool { abs(x) < 1e9 && abs(y) < 1e9 }

  /// The vector turned by a quarter circle: (x, y) becomes (-y, x).
  package var turned: Point { Point(-y, x) }

  /// The z component of the cross product: the signed area of the parallelogram of `a` and `b`.
  package static func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }

  /// The scalar product.
  package static func dot(_ a: Point, _ b: Point) -> Double { a.x * b.x + a.y * b.y }
}
