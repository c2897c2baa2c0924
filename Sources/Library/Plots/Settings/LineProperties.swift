import Raster
import UserErrors

/// How a line or a box looks, as a dictionary: what matplotlib takes as `boxprops`, `medianprops`
/// and the like, `["color": "red", "linewidth": 2]`.
public struct LineProperties: ExpressibleByDictionaryLiteral {
  private let options: [(String, Any)]

  /// matplotlib's options by name.
  public init(dictionaryLiteral options: (String, Any)...) { self.options = options }

  /// Changes a line, or a shape; the end of the cell where an option is unknown.
  func apply(to artist: Artist) {
    for (name, value) in options {
      let isKnown: Bool
      switch artist {
      case let line as Line2D: isKnown = change(line, name, value)
      case let patch as Patch: isKnown = change(patch, name, value)
      default: isKnown = false
      }
      if !isKnown { raise(ValueError("the looks have no option '\(name)' here")) }
    }
  }

  private func change(_ line: Line2D, _ name: String, _ value: Any) -> Bool {
    let color = { Options.color(name, value).single(name) }
    switch name {
    case "color", "c": (line.color, line.markerfacecolor, line.markeredgecolor) = (color(), color(), color())
    case "linewidth", "lw": line.linewidth = Options.number(name, value)
    case "linestyle", "ls": line.setLinestyle(Options.text(name, value))
    case "marker": line.setMarker(Options.text(name, value))
    case "markersize", "ms": line.markersize = Options.number(name, value)
    case "markerfacecolor", "mfc": line.markerfacecolor = color()
    case "markeredgecolor", "mec": line.markeredgecolor = color()
    case "alpha": line.color = line.color.withAlpha(Options.number(name, value))
    default: return false
    }
    return true
  }

  private func change(_ patch: Patch, _ name: String, _ value: Any) -> Bool {
    switch name {
    case "color": patch.setColor(Options.color(name, value))
    case "facecolor", "fc": patch.setFacecolor(Options.color(name, value))
    case "edgecolor", "ec": patch.setEdgecolor(Options.color(name, value))
    case "linewidth", "lw": patch.linewidth = Options.number(name, value)
    case "alpha": patch.setAlpha(Options.number(name, value))
    default: return false
    }
    return true
  }
}
