import Foundation
import Raster
import UserErrors

/// The shape of a marker about the origin, y downwards.
package struct MarkerShape {
  var path: Path
  /// Lines only, as x and +, are not filled.
  var isFilled = true
  var placing = MarkerPlacing.exact

  /// The marker of matplotlib's letter, with its diameter in pixels.
  ///
  /// - Throws: `ValueError` where the letter means nothing.
  package init(_ name: String, size: Double) throws {
    let r = size / 2
    let polygon = { (points: [(Double, Double)]) in
      Path(points: points.map { Point($0.0 * r, -$0.1 * r) }, closed: true)
    }
    switch name {
    case "o": path = Path(circle: .zero, radius: r)
    case ".": path = Path(circle: .zero, radius: r / 2)
    case ",": path = Path(rect: Rect(minX: -0.5, minY: -0.5, maxX: 0.5, maxY: 0.5))
    case "s": path = polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    case "D": path = polygon([(0, -sqrt(2)), (sqrt(2), 0), (0, sqrt(2)), (-sqrt(2), 0)])
    case "d": path = polygon([(0, -sqrt(2)), (sqrt(2) * 0.6, 0), (0, sqrt(2)), (-sqrt(2) * 0.6, 0)])
    case "^": path = polygon([(0, 1), (-1, -1), (1, -1)])
    case "v": path = polygon([(0, -1), (-1, 1), (1, 1)])
    case "<": path = polygon([(-1, 0), (1, -1), (1, 1)])
    case ">": path = polygon([(1, 0), (-1, -1), (-1, 1)])
    case "p": path = polygon(Self.star(5, inner: nil))
    case "h": path = polygon(Self.star(6, inner: nil))
    case "*": path = polygon(Self.star(5, inner: 0.381966))
    case "P":
      let t = 1.0 / 3
      path = polygon([
        (-t, -1), (t, -1), (t, -t), (1, -t), (1, t), (t, t), (t, 1), (-t, 1), (-t, t), (-1, t), (-1, -t),
        (-t, -t),
      ])
    case "X":
      let t = 0.5
      path = polygon([
        (-t, -1), (0, -t), (t, -1), (1, -t), (t, 0), (1, t), (t, 1), (0, t), (-t, 1), (-1, t), (-t, 0),
        (-1, -t),
      ])
    case "x":
      path = Self.lines([((-1, -1), (1, 1)), ((-1, 1), (1, -1))], r)
      isFilled = false
    case "+":
      path = Self.lines([((-1, 0), (1, 0)), ((0, -1), (0, 1))], r)
      isFilled = false
    case "|":
      path = Self.lines([((0, -1), (0, 1))], r)
      isFilled = false
    case "_":
      path = Self.lines([((-1, 0), (1, 0))], r)
      isFilled = false
    default:
      throw ValueError("there is no marker '\(name)'. There are: \(Self.names.joined(separator: " "))")
    }
  }

  static let names = [
    "o", ".", ",", "s", "D", "d", "^", "v", "<", ">", "p", "h", "*", "P", "X", "x", "+", "|", "_",
  ]

  /// A marker that the user named, or the end of the cell.
  static func find(_ name: String, size: Double) -> MarkerShape {
    orRaiseAny { try MarkerShape(name, size: size) }
  }

  private static func star(_ count: Int, inner: Double?) -> [(Double, Double)] {
    let radii: [Double] = inner.map { [1.0, $0] } ?? [1.0]
    let total = count * radii.count
    return (0..<total).map { (i: Int) -> (Double, Double) in
      let angle = 2 * Double.pi * Double(i) / Double(total)
      let radius: Double = radii[i % radii.count]
      return (radius * sin(angle), radius * cos(angle))
    }
  }

  private static func lines(_ lines: [((Double, Double), (Double, Double))], _ r: Double) -> Path {
    var path = Path()
    for (a, b) in lines {
      path.move(to: Point(a.0 * r, -a.1 * r))
      path.line(to: Point(b.0 * r, -b.1 * r))
    }
    return path
  }
}

/// The value of `body`; a user's mistake in it ends the cell.
func orRaiseAny<Value>(_ body: () throws -> Value) -> Value {
  do { return try body() } catch let error as any UserError { raise(error) } catch {
    raise(ValueError(String(describing: error)))
  }
}
