import Foundation
import Raster
import UserErrors

/// A map from numbers between 0 and 1 to colours, by a table of 256 (or of a few separate colours).
public struct Colormap: Sendable {
  /// matplotlib's name of the map.
  public let name: String
  /// The colours, from the lowest value to the highest.
  public let colors: [Color]
  /// The colours as a canvas stores them.
  let pixels: [UInt32]
  /// What stands for a value that is not a number.
  let bad: Color = .clear

  /// A map of these colours.
  public init(name: String, colors: [Color]) {
    self.name = name
    self.colors = colors
    pixels = colors.map(\.premultiplied)
  }

  /// A map by matplotlib's name; with `_r` at its end, reversed.
  ///
  /// - Throws: `ValueError` where there is no such map.
  public init(named name: String) throws {
    if let known = Self.cache.value(name) {
      self = known
      return
    }
    let isReversed = name.hasSuffix("_r")
    let base = isReversed ? String(name.dropLast(2)) : name
    guard let colors = Self.table(base) else {
      throw ValueError(
        "there is no colour map '\(name)'. There are: \(Self.names.joined(separator: ", ")), and each of them "
          + "reversed, with _r at its end.")
    }
    self.init(name: name, colors: isReversed ? colors.reversed() : colors)
    Self.cache.store(self, name)
  }

  /// A map that the user named, or the end of the cell.
  static func find(_ name: String) -> Colormap {
    do { return try Colormap(named: name) } catch let error as ValueError { raise(error) } catch {
      return Colormap(name: name, colors: [.black])
    }
  }

  /// All names, without the reversed maps.
  public static let names: [String] =
    (Array(ColormapTables.knots.keys) + Array(ColormapTables.listed.keys) + Array(functions.keys)
    + ["gray"]).sorted()

  private static let cache = ColormapCache()

  /// The place of a value between 0 and 1 in the table: as matplotlib does, 1 belongs to the last colour.
  @inline(__always)
  func index(_ value: Double) -> Int {
    Int(min(max(value * Double(colors.count), 0), Double(colors.count - 1)))
  }

  /// The colour of a value between 0 and 1; values outside take the colours of the ends.
  public func callAsFunction(_ value: Double) -> Color { value.isNaN ? bad : colors[index(value)] }

  /// The colours of these values, as a canvas stores them.
  func pixels(of values: [Double], by norm: Normalize, alpha: Double = 1) -> [UInt32] {
    let table = alpha == 1 ? pixels : colors.map { $0.withAlpha($0.alpha * alpha).premultiplied }
    let bad = bad.premultiplied
    let (count, last) = (Double(table.count), Double(table.count - 1))
    if !norm.isLogarithmic, norm.vcenter == nil, norm.boundaries == nil, norm.vmin < norm.vmax,
      (norm.vmax - norm.vmin).isFinite
    {
      // The plain scale, without a branch for each kind of norm.
      let (low, range) = (norm.vmin, norm.vmax - norm.vmin)
      return values.map { value in
        value.isFinite ? table[Int(min(max((value - low) / range * count, 0), last))] : bad
      }
    }
    return values.map { value in
      let t = norm(value)
      return t.isNaN ? bad : table[Int(min(max(t * count, 0), last))]
    }
  }

  /// The map with another number of colours, as many as a scale has steps.
  public func resampled(_ count: Int) -> Colormap {
    guard count > 0 else { raise(ValueError("resampled(\(count)): there must be at least one colour")) }
    let last = Double(max(count - 1, 1))
    return Colormap(name: name, colors: (0..<count).map { colors[index(Double($0) / last)] })
  }

  /// The map backwards.
  public func reversed() -> Colormap { Colormap(name: name + "_r", colors: colors.reversed()) }

  /// How many colours there are.
  public var N: Int { colors.count }

  /// The colour of this place in the table.
  public func callAsFunction(_ place: Int) -> Color { colors[min(max(place, 0), colors.count - 1)] }

  /// The colours of values between 0 and 1.
  public func callAsFunction(_ values: any ArrayConvertible) -> [Color] {
    let isPlace = values.hasIntegerElements
    return values.arrayValues.map { isPlace ? self(Int($0)) : self($0) }
  }

  // MARK: Tables

  private static func table(_ name: String) -> [Color]? {
    if let text = ColormapTables.knots[name] { return interpolated(decode(text)) }
    if let text = ColormapTables.listed[name] { return decode(text) }
    if name == "gray" || name == "grey" { return sampled { [$0, $0, $0] } }
    return functions[name].map(sampled)
  }

  private static func decode(_ base64: String) -> [Color] {
    let bytes = [UInt8](Data(base64Encoded: base64) ?? Data())
    return stride(from: 0, to: bytes.count - 2, by: 3).map { i in
      Color(red: Double(bytes[i]) / 255, green: Double(bytes[i + 1]) / 255, blue: Double(bytes[i + 2]) / 255)
    }
  }

  private static func interpolated(_ knots: [Color]) -> [Color] {
    guard knots.count < 256, let last = knots.last else { return knots }
    return (0..<256).map { i in
      let t = Double(i) / 255 * Double(knots.count - 1)
      let k = min(Int(t), knots.count - 1)
      let (a, b, f) = (knots[k], k + 1 < knots.count ? knots[k + 1] : last, t - Double(k))
      return Color(
        red: a.red + (b.red - a.red) * f, green: a.green + (b.green - a.green) * f,
        blue: a.blue + (b.blue - a.blue) * f)
    }
  }

  private static func sampled(_ function: (Double) -> [Double]) -> [Color] {
    (0..<256).map { i in
      let c = function(Double(i) / 255).map { min(max($0, 0), 1) }
      return Color(red: c[0], green: c[1], blue: c[2])
    }
  }

  /// Maps given by formulas or by a few straight lines (matplotlib's `_cm.py` gives the same numbers).
  private static let functions: [String: @Sendable (Double) -> [Double]] = [
    "rainbow": { x in [abs(2 * x - 0.5), sin(.pi * x), cos(.pi * x / 2)] },
    "jet": { x in
      [
        line(x, [(0, 0), (0.35, 0), (0.66, 1), (0.89, 1), (1, 0.5)]),
        line(x, [(0, 0), (0.125, 0), (0.375, 1), (0.64, 1), (0.91, 0), (1, 0)]),
        line(x, [(0, 0.5), (0.11, 1), (0.34, 1), (0.65, 0), (1, 0)]),
      ]
    },
    "hot": { x in
      [
        line(x, [(0, 0.0416), (0.365079, 1), (1, 1)]),
        line(x, [(0, 0), (0.365079, 0), (0.746032, 1), (1, 1)]),
        line(x, [(0, 0), (0.746032, 0), (1, 1)]),
      ]
    },
    "cool": { x in [x, 1 - x, 1] },
    "spring": { x in [1, x, 1 - x] },
    "summer": { x in [x, 0.5 + x / 2, 0.4] },
    "autumn": { x in [1, x, 0] },
    "winter": { x in [0, x, 1 - x / 2] },
    "bone": { x in
      [
        line(x, [(0, 0), (0.746032, 0.652778), (1, 1)]),
        line(x, [(0, 0), (0.365079, 0.319444), (0.746032, 0.777778), (1, 1)]),
        line(x, [(0, 0), (0.365079, 0.444444), (1, 1)]),
      ]
    },
    "copper": { x in [min(1, x / 0.809524), 0.7812 * x, 0.4975 * x] },
    "binary": { x in [1 - x, 1 - x, 1 - x] },
    "bwr": { x in x < 0.5 ? [2 * x, 2 * x, 1] : [1, 2 - 2 * x, 2 - 2 * x] },
    "seismic": { x in
      [
        line(x, [(0, 0), (0.25, 0), (0.5, 1), (0.75, 1), (1, 0.5)]),
        line(x, [(0, 0), (0.25, 0), (0.5, 1), (0.75, 0), (1, 0)]),
        line(x, [(0, 0.3), (0.25, 1), (0.5, 1), (0.75, 0), (1, 0)]),
      ]
    },
    "hsv": { x in
      [
        // The points of matplotlib's _hsv_data (lib/matplotlib/_cm.py).
        line(
          x,
          [
            (0, 1), (0.158730, 1), (0.174603, 0.96875), (0.333333, 0.03125), (0.349206, 0), (0.666667, 0),
            (0.682540, 0.03125), (0.841270, 0.96875), (0.857143, 1), (1, 1),
          ]),
        line(
          x,
          [
            (0, 0), (0.158730, 0.9375), (0.174603, 1), (0.507937, 1), (0.666667, 0.0625), (0.682540, 0),
            (1, 0),
          ]),
        line(
          x,
          [
            (0, 0), (0.333333, 0), (0.349206, 0.0625), (0.507937, 1), (0.841270, 1), (0.857143, 0.9375),
            (1, 0.09375),
          ]),
      ]
    },
  ]

  /// The piecewise linear function through these points.
  private static func line(_ x: Double, _ points: [(Double, Double)]) -> Double {
    for (a, b) in zip(points, points.dropFirst()) where x <= b.0 {
      return a.1 + (b.1 - a.1) * (x - a.0) / (b.0 - a.0)
    }
    return points.last?.1 ?? 0
  }
}

/// Maps made so far; a lecture asks for the same few again and again.
private final class ColormapCache: @unchecked Sendable {
  private let lock = Lock()
  private var maps: [String: Colormap] = [:]

  func value(_ name: String) -> Colormap? { lock.withLock { maps[name] } }
  func store(_ map: Colormap, _ name: String) { lock.withLock { maps[name] = map } }
}
