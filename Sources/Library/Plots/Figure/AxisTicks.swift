import Foundation
import Raster

extension Axis {
  /// Places, labels, minor places, and what all labels have in common.
  struct Ticks {
    var major: [(Double, String)] = []
    var minor: [Double] = []
    var minorLabels: [String] = []
    var offsetText = ""
  }

  /// The ticks of a view.
  func ticks(_ map: AxisMap, dpi: Double) -> Ticks {
    var ticks = majorTicks(map, dpi: dpi)
    if let minorTicks {
      (ticks.minor, ticks.minorLabels) = (Self.free(minorTicks, ticks.major, map), [])
    } else if let minorLocator {
      let (low, high) = (min(map.limits.0, map.limits.1), max(map.limits.0, map.limits.1))
      ticks.minor = Self.free(minorLocator.places(low, high), ticks.major, map)
      ticks.minorLabels = []
    } else if hasMinorTicks, scale == .linear {
      ticks.minor = Self.between(ticks.major.map(\.0), map)
    }
    return ticks
  }

  /// The places on the axis where no major tick is.
  private static func free(
    _ places: [Double], _ major: [(Double, String)], _ map: AxisMap
  ) -> [Double] {
    let taken = major.map { map($0.0) }
    let reach = abs(map.pixels.1 - map.pixels.0) * 1e-5
    return places.filter { place in
      map.contains(place) && !taken.contains { abs($0 - map(place)) <= reach }
    }
  }

  private func majorTicks(_ map: AxisMap, dpi: Double) -> Ticks {
    let (low, high) = (min(map.limits.0, map.limits.1), max(map.limits.0, map.limits.1))
    if let places = fixedTicks ?? (categories.isEmpty ? nil : categories.indices.map(Double.init)) {
      return fixed(places, low, high, map)
    }
    // A label is taken to need three times its height along x, twice along y.
    let length = abs(map.pixels.1 - map.pixels.0) / dpi * 72
    let room = Int(length / (tickLabelSize * (direction == .x ? 3 : 2)))
    if scale == .log, locator == nil {
      let log = LogTicks(low, high, most: min(max(room, 2), 9))
      return Ticks(
        major: zip(
          log.major,
          formatter.map { f in log.major.enumerated().map { f.text($1, $0, span: high - low) } }
            ?? log.labels
        )
        .filter { map.contains($0.0) },
        minor: log.minor.filter(map.contains), minorLabels: formatter == nil ? log.minorLabels : [])
    }
    let places =
      locator?.places(low, high)
      ?? RoundTicks(bins: min(max(room, 1), 9), integer: integerTicks).ticks(low, high)
    if let formatter {
      let labels = places.enumerated().map { formatter.text($1, $0, span: high - low) }
      return Ticks(major: zip(places, labels).filter { map.contains($0.0) })
    }
    if scale == .log {
      let powers = LogTicks.labels(of: places, low, high)
      return Ticks(major: zip(places, fixedLabels ?? powers).filter { map.contains($0.0) })
    }
    let numbers = ScalarFormatter(places, view: (low, high), style: numberStyle)
    return Ticks(
      major: zip(places, fixedLabels ?? numbers.labels).filter { map.contains($0.0) },
      offsetText: fixedLabels == nil ? numbers.offsetText : "")
  }

  private func fixed(_ places: [Double], _ low: Double, _ high: Double, _ map: AxisMap) -> Ticks {
    let labels =
      fixedLabels ?? formatter.map { f in places.enumerated().map { f.text($1, $0, span: high - low) } }
      ?? (fixedTicks == nil ? categories : nil)
    if let labels {
      return Ticks(
        major: zip(places, labels + Array(repeating: "", count: places.count)).filter { map.contains($0.0) })
    }
    if scale == .log {
      let powers = LogTicks.labels(of: places, low, high)
      return Ticks(major: zip(places, powers).filter { map.contains($0.0) })
    }
    let numbers = ScalarFormatter(places, view: (low, high), style: numberStyle)
    return Ticks(
      major: zip(places, numbers.labels).filter { map.contains($0.0) }, offsetText: numbers.offsetText)
  }

  /// Four minor ticks between the major ones where their step is 1, 2.5, 5 or 10, else three:
  /// matplotlib's `AutoMinorLocator`.
  private static func between(_ major: [Double], _ map: AxisMap) -> [Double] {
    guard major.count > 1 else { return [] }
    let step = major[1] - major[0]
    guard step > 0 else { return [] }
    let mantissa = pow(10, log10(step) - log10(step).rounded(.down))
    let parts = [1, 2.5, 5, 10].contains { abs(mantissa - $0) < 1e-6 } ? 5 : 4
    var places: [Double] = []
    for start in [major[0] - step] + major {
      for k in 1..<parts { places.append(start + step * Double(k) / Double(parts)) }
    }
    return places.filter(map.contains)
  }
}
