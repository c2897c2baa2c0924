import Raster
import UserErrors

/// How a user described a line.
struct LineStyle {
  var format = ""
  var color: (any ColorArgument)?
  var linestyle: String?
  var linewidth: Double?
  var marker: String?
  var markersize: Double?
  var markerfacecolor: (any ColorArgument)?
  var markeredgecolor: (any ColorArgument)?
  var markeredgewidth: Double?
  var markevery: (any MarkEvery)?
  var alpha = 1.0
  var drawstyle = Line2D.DrawStyle.straight
  /// Lengths of dashes and gaps in points, instead of those of the line style.
  var dashes: [Double]?
}

extension LineStyle {
  /// What a function of lines was given: long names, and short ones where those are missing.
  init(
    color: (any ColorArgument)?, _ linestyle: String?, _ linewidth: Double?, marker: String?,
    _ markersize: Double?, faces: (any ColorArgument)?, edges: (any ColorArgument)?,
    _ markeredgewidth: Double?, markevery: (any MarkEvery)?, _ drawstyle: String, alpha: Double,
    fillstyle: String, dashes: (any ArrayConvertible)?
  ) {
    self.init(
      color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, markerfacecolor: faces, markeredgecolor: edges,
      markeredgewidth: markeredgewidth, markevery: markevery, alpha: alpha,
      drawstyle: orRaiseAny { try Axes.drawstyle(drawstyle) }, dashes: dashes?.arrayValues)
    switch fillstyle {
    case "full": break
    case "none": markerfacecolor = Color.clear
    default: raise(ValueError("fillstyle is '\(fillstyle)', but must be \"full\" or \"none\""))
    }
  }
}

extension Plotting {
  /// Lines through points.
  ///
  /// - Parameters:
  ///   - data: y; or x and y; or these and a format; or several such groups: `plt.plot(t, a, "r--",
  ///     t, b, "bs")`. x are numbers or names, by default 0, 1, 2, ...; y has one value for each x,
  ///     or is an array of shape (n, lines); a format is a colour, a marker and a line style in
  ///     short.
  ///   - linewidth: in points.
  ///   - markersize: the diameter in points.
  ///   - markevery: every so many points has a marker, or those at the places of a list.
  ///   - drawstyle: "steps-pre", "steps-mid", "steps-post" for steps.
  ///   - fillstyle: "none" for markers without an inside.
  ///   - dashes: lengths of dashes and gaps in points.
  ///   - label: the name in the legend, or a name for each line.
  ///   - c: short for `color`, as `ls`, `lw`, `ms`, `mfc`, `mec`, `mew` are for the names that they
  ///     shorten.
  @discardableResult
  public func plot(
    _ data: any PlotData..., color: (any ColorArgument)? = nil, linestyle: String? = nil,
    linewidth: Double? = nil, marker: String? = nil, markersize: Double? = nil,
    markerfacecolor: (any ColorArgument)? = nil, markeredgecolor: (any ColorArgument)? = nil,
    markeredgewidth: Double? = nil, markevery: (any MarkEvery)? = nil, drawstyle: String = "default",
    alpha: Double = 1,
    label: (any LabelArgument)? = nil, zorder: Double = 2, c: (any ColorArgument)? = nil, ls: String? = nil,
    lw: Double? = nil, ms: Double? = nil, mfc: (any ColorArgument)? = nil, mec: (any ColorArgument)? = nil,
    mew: Double? = nil, fillstyle: String = "full", dashes: (any ArrayConvertible)? = nil
  ) -> [Line2D] {
    let style = LineStyle(
      color: color ?? c, linestyle ?? ls, linewidth ?? lw, marker: marker, markersize ?? ms,
      faces: markerfacecolor ?? mfc, edges: markeredgecolor ?? mec, markeredgewidth ?? mew,
      markevery: markevery, drawstyle, alpha: alpha, fillstyle: fillstyle, dashes: dashes)
    return plottedAxes.addPlotted(
      PlottedLine.list(data, "plot"), style, label: label, zorder: zorder, in: "plot")
  }

  /// A line that goes from point to point by steps.
  ///
  /// - Parameter where: "pre" where a step comes before its point, "post" after it, "mid" half way.
  @discardableResult
  public func step(
    _ x: any PlotData, _ y: any ArrayConvertible, _ format: String = "", where place: String = "pre",
    color: (any ColorArgument)? = nil, linestyle: String? = nil, linewidth: Double? = nil,
    marker: String? = nil, markersize: Double? = nil, markerfacecolor: (any ColorArgument)? = nil,
    markeredgecolor: (any ColorArgument)? = nil, alpha: Double = 1,
    label: (any LabelArgument)? = nil, zorder: Double = 2, c: (any ColorArgument)? = nil,
    ls: String? = nil, lw: Double? = nil, ms: Double? = nil, mfc: (any ColorArgument)? = nil,
    mec: (any ColorArgument)? = nil
  ) -> [Line2D] {
    let style = LineStyle(
      color: color ?? c, linestyle ?? ls, linewidth ?? lw, marker: marker, markersize ?? ms,
      faces: markerfacecolor ?? mfc, edges: markeredgecolor ?? mec, nil, markevery: nil,
      "steps-" + place, alpha: alpha, fillstyle: "full", dashes: nil)
    let line = PlottedLine(x: x, y: y, format: format)
    return plottedAxes.addPlotted([line], style, label: label, zorder: zorder, in: "step")
  }
}

extension Axes {
  static func drawstyle(_ name: String) throws -> Line2D.DrawStyle {
    switch name {
    case "default": return .straight
    case "steps", "steps-pre": return .pre
    case "steps-mid": return .mid
    case "steps-post": return .post
    default: throw ValueError("there are no steps '\(name)': use \"pre\", \"mid\" or \"post\"")
    }
  }

  func addPlotted(
    _ groups: [PlottedLine], _ style: LineStyle, label: (any LabelArgument)?, zorder: Double, in name: String
  ) -> [Line2D] {
    groups.flatMap { group -> [Line2D] in
      let shape = group.y.arrayShape
      let columns = shape.count == 2 ? shape[1] : 1
      let ys = group.y.arrayValues
      let xShape = (group.x as? any ArrayConvertible)?.arrayShape ?? []
      let xs = xAxis.places(group.x, name)
      var style = style
      style.format = group.format
      return (0..<columns).map { column in
        let pick = { (values: [Double], count: Int) in
          count == 1 ? values : stride(from: column, to: values.count, by: count).map { values[$0] }
        }
        let x = pick(xs, xShape.count == 2 && xShape[1] == columns ? columns : 1)
        let (checked, y) = orRaiseAny { try DataChecks.pair(x, pick(ys, columns), in: name) }
        return line(checked, y, style, label: label.of(column, of: columns), zorder: zorder)
      }
    }
  }

  func line(_ xs: [Double], _ ys: [Double], _ style: LineStyle, label: String?, zorder: Double = 2) -> Line2D
  {
    let format = orRaiseAny { try LineFormat(style.format) }
    let named = style.color.map { $0.single("color") } ?? format.color.map(Color.parse)
    let base = named ?? nextColor()
    let width = style.linewidth ?? theme.linewidth
    let dashes = orRaiseAny {
      try style.dashes?.map { $0 / max(width, 1e-9) }
        ?? LineFormat.dashes(style.linestyle ?? format.linestyle ?? theme.linestyle)
    }
    var marker = style.marker ?? format.marker ?? theme.marker
    if ["", " ", "None", "none"].contains(marker) { marker = "" }
    if marker != "" { _ = MarkerShape.find(marker, size: 1) }
    let line = Line2D(
      xs, ys, color: base.withAlpha(base.alpha * style.alpha), linewidth: width,
      dashes: dashes, marker: marker == "" ? nil : marker, markersize: style.markersize ?? theme.markersize,
      label: label, zorder: zorder)
    line.drawstyle = style.drawstyle
    line.markevery = style.markevery ?? 1
    line.markeredgewidth = style.markeredgewidth ?? (marker == "," ? 0 : 1)
    let faded = { (color: any ColorArgument, what: String) -> Color in
      let color = color.single(what)
      return color.withAlpha(color.alpha * style.alpha)
    }
    line.markerfacecolor = style.markerfacecolor.map { faded($0, "markerfacecolor") }
    line.markeredgecolor = style.markeredgecolor.map { faded($0, "markeredgecolor") }
    return add(line)
  }
}

/// One of the lines of a call of `plot`: x, y and a format, of which x and the format may be
/// missing.
struct PlottedLine {
  var x: any PlotData
  var y: any ArrayConvertible
  var format = ""

  static func list(_ arguments: [any PlotData], _ name: String) -> [PlottedLine] {
    var lines: [PlottedLine] = []
    // `[]` says nothing of its elements: here it is no numbers.
    var rest = arguments.map { ($0 as? [Any])?.isEmpty == true ? [Double]() : $0 }[...]
    while let first = rest.popFirst() {
      var line: PlottedLine
      if let second = rest.first as? any ArrayConvertible {
        line = PlottedLine(x: first, y: second)
        rest.removeFirst()
      } else if let y = first as? any ArrayConvertible {
        line = PlottedLine(x: 0..<(y.arrayShape.first ?? 1), y: y)
      } else {
        raise(
          ValueError("\(name) takes numbers, then perhaps a format such as \"r--\"; got \(type(of: first))"))
      }
      if let format = rest.first as? String {
        line.format = format
        rest.removeFirst()
      }
      lines.append(line)
    }
    guard !lines.isEmpty else { raise(ValueError("\(name): there is nothing to draw; give it numbers")) }
    return lines
  }
}
