import Raster
import UserErrors

/// How the arrow of an annotation looks: matplotlib's `arrowprops`, also as a dictionary: `["arrowstyle": "->", "color": "red"]`.
public struct ArrowProperties {
  /// "->" and "-|>" have a head at the end, "<-" at the start, "<->" and "<|-|>" at both, "-" none; "simple" is a filled shape.
  public var arrowstyle: String
  /// The colour.
  public var color: any ColorArgument
  /// The line's width in points.
  public var linewidth: Double
  /// "-", "--", ":" or "-.".
  public var linestyle: String
  /// Bends the arrow: the distance of its middle from the straight line, in parts of its length (`arc3,rad=`).
  public var rad: Double
  /// How much shorter the arrow is at both ends, in points.
  public var shrink: Double
  /// The size of the head in points.
  public var headSize: Double
  /// The filled shape's width, its head's width and length in points; nil for a line with heads.
  var solid: (width: Double, headwidth: Double, headlength: Double)?
  /// How much shorter a filled shape is at both ends, in parts of its length.
  var solidShrink = 0.0
  /// The colour of the line and of the edge; nil for `color`.
  var edgecolor: (any ColorArgument)?
  var alpha = 1.0

  /// The looks of an arrow.
  public init(
    arrowstyle: String = "->", color: any ColorArgument = "black", linewidth: Double = 1,
    linestyle: String = "-", rad: Double = 0, shrink: Double = 2, headSize: Double = 10
  ) {
    self.arrowstyle = Self.checked(arrowstyle)
    self.color = color
    self.linewidth = linewidth
    self.linestyle = linestyle
    self.rad = rad
    self.shrink = shrink
    self.headSize = headSize
  }

  private static func checked(_ style: String) -> String {
    let name = style.split(separator: ",").first.map(String.init) ?? ""
    guard ["-", "->", "<-", "<->", "-|>", "<|-", "<|-|>"].contains(name) else {
      raise(ValueError("there is no arrowstyle '\(style)'. There are: - -> <- <-> -|> <|- <|-|>"))
    }
    return name
  }
}

extension ArrowProperties: ExpressibleByDictionaryLiteral {
  /// matplotlib's options by name; the end of the cell where one is unknown. Without an arrowstyle the arrow is a filled shape.
  public init(dictionaryLiteral options: (String, Any)...) {
    self.init(arrowstyle: "->")
    if !options.contains(where: { $0.0 == "arrowstyle" }) { solid = (4, 12, 12) }
    var face: (any ColorArgument)?
    for (name, value) in options {
      switch name {
      case "arrowstyle": arrowstyle = Self.checked(Options.text(name, value))
      case "color": (color, edgecolor) = (Options.color(name, value), nil)
      case "facecolor", "fc": face = Options.color(name, value)
      case "edgecolor", "ec": edgecolor = Options.color(name, value)
      case "linewidth", "lw": linewidth = Options.number(name, value)
      case "linestyle", "ls": linestyle = Options.text(name, value)
      case "alpha": alpha = Options.number(name, value)
      case "mutation_scale": headSize = Options.number(name, value)
      case "shrink": solidShrink = Options.number(name, value)
      case "shrinkA", "shrinkB": shrink = Options.number(name, value)
      case "width": solid?.width = Options.number(name, value)
      case "headwidth": solid?.headwidth = Options.number(name, value)
      case "headlength": solid?.headlength = Options.number(name, value)
      case "connectionstyle": rad = Self.bend(Options.text(name, value))
      default: raise(ValueError("arrowprops has no option '\(name)'"))
      }
    }
    // Where `color` is not given matplotlib's arrows have a black edge and the first colour of the cycle inside.
    if !options.contains(where: { $0.0 == "color" }) {
      edgecolor = edgecolor ?? "black"
      color = face ?? "C0"
    } else if let face {
      (edgecolor, color) = (edgecolor ?? color, face)
    }
  }

  private static func bend(_ style: String) -> Double {
    if style == "arc3" { return 0 }
    let text = style.replacing(" ", with: "")
    guard text.hasPrefix("arc3,rad="), let rad = Double(text.dropFirst("arc3,rad=".count)) else {
      raise(ValueError("connectionstyle '\(style)' is not there: write \"arc3,rad=0.2\""))
    }
    return rad
  }
}
