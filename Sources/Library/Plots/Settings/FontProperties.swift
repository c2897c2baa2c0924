import Raster
import UserErrors

/// How letters look, as a dictionary: what matplotlib takes as `fontdict` and `prop`, `["size": 8,
/// "weight": "bold"]`.
public struct FontProperties: ExpressibleByDictionaryLiteral {
  var size: (any FontSize)?
  var weight: String?
  var style: String?
  var color: Color?

  /// matplotlib's options by name; the end of the cell where one is unknown.
  public init(dictionaryLiteral options: (String, Any)...) {
    for (name, value) in options {
      switch name {
      case "size", "fontsize": size = Options.size(name, value)
      case "weight", "fontweight": weight = Options.text(name, value)
      case "style", "fontstyle": style = Options.text(name, value)
      case "color", "c": color = Options.color(name, value).single(name)
      case "family", "fontfamily", "fontname": Self.checkFamily(Options.text(name, value))
      default: raise(ValueError("the letters have no option '\(name)'"))
      }
    }
  }

  /// With what is given by name instead of what the dictionary says.
  func changed(size: (any FontSize)?, weight: String?, color: (any ColorArgument)?) -> FontProperties {
    var changed = self
    changed.size = size ?? self.size
    changed.weight = weight ?? self.weight
    changed.color = color.map { $0.single("color") } ?? self.color
    return changed
  }

  /// There is one family of letters; another is refused.
  static func checkFamily(_ family: String?) {
    guard let family, !["sans-serif", "DejaVu Sans"].contains(family) else { return }
    raise(
      ValueError(
        "letters of the family '\(family)' are not there: leave family out for \"DejaVu Sans\", or name another "
          + "folder of fonts by LECTERN_FONTS"))
  }
}
