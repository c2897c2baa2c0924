import UserErrors

/// Settings of axes as a dictionary: what matplotlib takes as `subplot_kw`, `["facecolor": "0.9",
/// "aspect": "equal"]`.
public struct AxesOptions: ExpressibleByDictionaryLiteral {
  private let options: [(String, Any)]

  /// matplotlib's options by name.
  public init(dictionaryLiteral options: (String, Any)...) { self.options = options }

  /// Sets all of them; the end of the cell where one is unknown.
  func apply(to axes: Axes) {
    for (name, value) in options {
      switch name {
      case "facecolor": axes.setFacecolor(Options.color(name, value))
      case "title": axes.setTitle(Options.text(name, value))
      case "xlabel": axes.setXlabel(Options.text(name, value))
      case "ylabel": axes.setYlabel(Options.text(name, value))
      case "xlim": axes.setLimits(axes.xAxis, Options.limits(name, value), name)
      case "ylim": axes.setLimits(axes.yAxis, Options.limits(name, value), name)
      case "xticks": axes.setTicks(axes.xAxis, Options.numbers(name, value), nil)
      case "yticks": axes.setTicks(axes.yAxis, Options.numbers(name, value), nil)
      case "xticklabels": axes.setXticklabels(Options.texts(name, value))
      case "yticklabels": axes.setYticklabels(Options.texts(name, value))
      case "xscale": axes.setXscale(Options.text(name, value))
      case "yscale": axes.setYscale(Options.text(name, value))
      case "aspect":
        axes.aspect = (value as? any AspectArgument ?? Options.number(name, value)).ratio("subplots")
      case "projection":
        raise(ValueError("axes of the projection '\(value)' are not there: leave projection out"))
      default: raise(ValueError("axes have no option '\(name)'"))
      }
    }
  }
}

/// Ratios, distances and margins of a grid of axes as a dictionary: what matplotlib takes as
/// `gridspec_kw`.
public struct GridOptions: ExpressibleByDictionaryLiteral {
  var widthRatios: [Double]?
  var heightRatios: [Double]?
  var wspace: Double?
  var hspace: Double?
  private var margins: [String: Double] = [:]

  /// matplotlib's options by name; the end of the cell where one is unknown.
  public init(dictionaryLiteral options: (String, Any)...) {
    for (name, value) in options {
      switch name {
      case "width_ratios", "widthRatios": widthRatios = Options.numbers(name, value)
      case "height_ratios", "heightRatios": heightRatios = Options.numbers(name, value)
      case "wspace": wspace = Options.number(name, value)
      case "hspace": hspace = Options.number(name, value)
      case "left", "right", "bottom", "top": margins[name] = Options.number(name, value)
      default: raise(ValueError("a grid of axes has no option '\(name)'"))
      }
    }
  }

  /// Gives a figure the margins that are named.
  func place(in figure: Figure) {
    guard !margins.isEmpty else { return }
    figure.subplotsAdjust(
      left: margins["left"], bottom: margins["bottom"], right: margins["right"], top: margins["top"])
  }
}
