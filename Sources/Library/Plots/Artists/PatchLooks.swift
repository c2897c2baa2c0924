import Raster
import UserErrors

/// Colours and line of a patch as users give them.
struct PatchLooks {
  let face: Color
  let edge: Color
  let linewidth: Double
  let dashes: [Double]

  /// As in matplotlib, `color` is that of inside and edge, and only an unfilled patch has an edge
  /// of its own accord.
  init(
    color: (any ColorArgument)?, face: (any ColorArgument)?, edge: (any ColorArgument)?, linewidth: Double,
    linestyle: String, fill: Bool, alpha: Double
  ) {
    let inside = fill ? (face ?? color ?? "C0").single("facecolor") : .clear
    let line = (edge ?? color ?? (fill ? "none" : "black")).single("edgecolor")
    self.face = inside.withAlpha(inside.alpha * alpha)
    self.edge = line.withAlpha(line.alpha * alpha)
    self.linewidth = linewidth
    dashes = orRaiseAny { try LineFormat.dashes(linestyle) } ?? []
  }
}

extension Color {
  /// The colour with its alpha multiplied.
  func faded(_ alpha: Double) -> Color { withAlpha(self.alpha * alpha) }
}
