import Raster
import UserErrors

extension Plotting {
  /// Lines from a base to points with markers.
  ///
  /// - Parameters:
  ///   - data: the points' y, or their x and y.
  ///   - linefmt: the format of the lines, as in `plot`.
  ///   - markerfmt: the format of the markers; by default round ones of the lines' colour.
  ///   - basefmt: the format of the base.
  ///   - bottom: where the base is.
  @discardableResult
  public func stem(
    _ data: any ArrayConvertible..., linefmt: String = "C0-", markerfmt: String? = nil,
    basefmt: String = "C3-", bottom: Double = 0, label: String? = nil
  ) -> Line2D {
    guard let last = data.last, data.count <= 2 else { raise(ValueError("stem takes y, or x and y")) }
    let first: any ArrayConvertible = data.count == 2 ? data[0] : 0..<(last.arrayShape.first ?? 1)
    let (xs, ys) = orRaiseAny { try DataChecks.pair(first, last, in: "stem") }
    let axes = plottedAxes
    let format = orRaiseAny { try LineFormat(linefmt) }
    let stems = axes.addLines(
      zip(xs, ys).map { [Point($0, bottom), Point($0, $1)] }, colors: format.color ?? "C0",
      linestyle: format.linestyle ?? "-", linewidth: nil, alpha: 1, label: nil, zorder: 2)
    stems.isPart = true
    // The markers have the lines' colour and are round, where nothing else is said.
    let heading = orRaiseAny { try LineFormat(markerfmt ?? "") }
    let marker = LineStyle(
      color: heading.color ?? format.color ?? "C0", linestyle: "", marker: heading.marker ?? "o")
    let heads = axes.line(xs, ys, marker, label: label)
    let base = axes.line(
      [xs.min() ?? 0, xs.max() ?? 0], [bottom, bottom], LineStyle(format: basefmt), label: nil)
    base.isPart = true
    return heads
  }
}
