import Foundation

/// An affine map of the plane: x' = a x + c y + e, y' = b x + d y + f (the letters of SVG's `matrix`).
public struct Affine: Hashable, Sendable {
  package var a, b, c, d, e, f: Double

  /// The map with these coefficients.
  public init(a: Double, b: Double, c: Double, d: Double, e: Double, f: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
  }

  /// The map that moves nothing.
  public static let identity = Affine(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)

  /// A shift by (x, y).
  public static func translation(_ x: Double, _ y: Double) -> Affine {
    Affine(a: 1, b: 0, c: 0, d: 1, e: x, f: y)
  }

  /// A scaling about the origin.
  public static func scale(_ x: Double, _ y: Double) -> Affine {
    Affine(a: x, b: 0, c: 0, d: y, e: 0, f: 0)
  }

  /// A rotation about the origin by an angle in radians, from the x axis towards the y axis.
  public static func rotation(_ radians: Double) -> Affine {
    let (s, c) = (sin(radians), cos(radians))
    return Affine(a: c, b: s, c: -s, d: c, e: 0, f: 0)
  }

  /// This map followed by `next`.
  public func then(_ next: Affine) -> Affine {
    Affine(
      a: next.a * a + next.c * b, b: next.b * a + next.d * b,
      c: next.a * c + next.c * d, d: next.b * c + next.d * d,
      e: next.a * e + next.c * f + next.e, f: next.b * e + next.d * f + next.f)
  }

  /// The image of a point.
  public func apply(_ p: Point) -> Point { Point(a * p.x + c * p.y + e, b * p.x + d * p.y + f) }

  /// By how much the map stretches at most: an upper bound of its operator norm, for flattening tolerances.
  package var stretch: Double { max((a * a + b * b).squareRoot(), (c * c + d * d).squareRoot()) }
}
