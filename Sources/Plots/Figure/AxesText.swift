import Raster
import UserErrors

extension Axes {
  /// A text at a point.
  ///
  /// - Parameters:
  ///   - x: where, in the coordinates of `transform`.
  ///   - y: where, in the coordinates of `transform`.
  ///   - s: the text; parts between dollar signs are mathematics.
  ///   - fontsize: in points.
  ///   - ha: which part of the text is at the point: "left", "center", "right".
  ///   - va: "top", "center", "baseline", "bottom".
  ///   - rotation: degrees, counter-clockwise.
  ///   - transform: `ax.transData` or `ax.transAxes`.
  ///   - bbox: a frame around the text.
  @discardableResult
  public func text(
    _ x: any NumberConvertible, _ y: any NumberConvertible, _ s: String, fontsize: Double = 10,
    color: String = "black", weight: String = "normal", style: String = "normal", ha: String = "left",
    va: String = "baseline", rotation: Double = 0, transform: CoordinateSystem = .data, bbox: TextBox? = nil,
    alpha: Double = 1, zorder: Double = 3
  ) -> Text {
    add(
      Text(
        s, x: x.doubleValue, y: y.doubleValue, system: transform, fontsize: fontsize,
        color: Color.parse(color).withAlpha(alpha),
        style: FontStyle(bold: weight == "bold", oblique: style == "italic" || style == "oblique"),
        anchor: TextAnchor(ha: ha, va: va), rotation: rotation, box: bbox, zorder: zorder))
  }
}
