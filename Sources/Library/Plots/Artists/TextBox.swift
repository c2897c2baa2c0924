import Foundation
import Raster
import UserErrors

/// A frame around a text: matplotlib's `bbox` of `text`, also as a dictionary: `["boxstyle":
/// "round,pad=0.5", "fc": "wheat"]`.
public struct TextBox {
  /// "square", "round" or "circle", perhaps with options: "round,pad=0.3,rounding_size=0.2".
  public var boxstyle: String
  /// The colour of the inside.
  public var facecolor: any ColorArgument
  /// The colour of the line around it.
  public var edgecolor: any ColorArgument
  /// The distance to the text in multiples of the letters' size.
  public var pad: Double
  /// The opacity.
  public var alpha: Double
  /// The line's width in points.
  public var linewidth = 1.0
  private var style: Style { Style(boxstyle) }

  /// A frame.
  public init(
    boxstyle: String = "square", facecolor: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    pad: Double? = nil, alpha: Double = 1, linewidth: Double = 1
  ) {
    self.boxstyle = boxstyle
    self.facecolor = facecolor ?? "C0"
    self.edgecolor = edgecolor ?? "black"
    self.pad = pad ?? Style(boxstyle).pad
    self.alpha = alpha
    self.linewidth = linewidth
  }

  /// A name with options, as "round,pad=0.3".
  private struct Style {
    var name = "square"
    var pad = 0.3
    var rounding: Double?

    init(_ text: String) {
      let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      name = parts.first ?? "square"
      guard ["square", "round", "circle"].contains(name) else {
        raise(ValueError("there is no boxstyle '\(name)': there are \"square\", \"round\" and \"circle\""))
      }
      for option in parts.dropFirst() {
        let pair = option.split(separator: "=").map(String.init)
        guard pair.count == 2, let number = Double(pair[1]), number >= 0 else {
          raise(ValueError("boxstyle '\(text)': '\(option)' should be as in \"round,pad=0.3\""))
        }
        switch (name, pair[0]) {
        case (_, "pad"): pad = number
        case ("round", "rounding_size"): rounding = number
        default: raise(ValueError("boxstyle '\(name)' has no option '\(pair[0])'"))
        }
      }
    }
  }

  func draw(around block: TextBlock, transform: Affine, fontsize: Double, on renderer: any Renderer) {
    let size = fontsize * renderer.point
    let rect = block.bounds.expanded(by: pad * size)
    let path: Path
    switch style.name {
    case "round": path = Path(roundedRect: rect, radius: (style.rounding ?? pad) * size)
    case "circle": path = Path(circle: rect.center, radius: max(rect.width, rect.height) / 2)
    default: path = Path(rect: rect)
    }
    let face = facecolor.single("facecolor")
    let edge = edgecolor.single("edgecolor")
    let placed = path.transformed(by: transform)
    renderer.fill(placed, color: face.withAlpha(face.alpha * alpha), clip: nil)
    let style = StrokeStyle(width: linewidth * renderer.point, join: .miter)
    renderer.stroke(placed, color: edge.withAlpha(edge.alpha * alpha), style: style, clip: nil)
  }
}

extension TextBox: ExpressibleByDictionaryLiteral {
  /// matplotlib's options by name; the end of the cell where one is unknown.
  public init(dictionaryLiteral options: (String, Any)...) {
    self.init(boxstyle: "square")
    var padding: Double?
    for (name, value) in options {
      switch name {
      case "boxstyle": (boxstyle, pad) = (Options.text(name, value), Style(Options.text(name, value)).pad)
      case "facecolor", "fc": facecolor = Options.color(name, value)
      case "edgecolor", "ec": edgecolor = Options.color(name, value)
      case "color": (facecolor, edgecolor) = (Options.color(name, value), Options.color(name, value))
      case "alpha": alpha = Options.number(name, value)
      case "linewidth", "lw": linewidth = Options.number(name, value)
      case "pad": padding = Options.number(name, value)
      default: raise(ValueError("a text's bbox has no option '\(name)'"))
      }
    }
    // A bare pad is in points, as matplotlib's, of letters of the usual size.
    if let padding { pad = padding / 10 }
  }
}
