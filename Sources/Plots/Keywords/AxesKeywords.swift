import KeywordCalls
import UserErrors

// matplotlib's calls with their named arguments in any order and by their short names (`c`, `ls`, `lw`, `ms`): what the methods of the
// same names, which have one order, do not take.

extension Axes {
  /// `plot` in any order, and with several lines in one call: `ax.plot(t, t, "r--", t, t ** 2, "bs")`.
  @_disfavoredOverload
  public var plot: NonThrowingKeywordCall<[Line2D]> {
    NonThrowingKeywordCall { [self] arguments in
      let lines = try PlottedLine.list(arguments.takePositional())
      try arguments.begin("plot")
      let color = try arguments.text("color", or: "c")
      let linestyle = try arguments.text("linestyle", or: "ls")
      let linewidth = try arguments.number("linewidth", or: "lw") ?? 1.5
      let marker = try arguments.text("marker")
      let markersize = try arguments.number("markersize", or: "ms") ?? 6
      let alpha = try arguments.number("alpha") ?? 1
      let label = try arguments.text("label")
      let zorder = try arguments.number("zorder") ?? 2
      try arguments.end()
      return lines.flatMap { line in
        self.plot(
          line.x, line.y, line.format, color: color, linestyle: linestyle, linewidth: linewidth,
          marker: marker, markersize: markersize, alpha: alpha, label: label, zorder: zorder)
      }
    }
  }

  /// `scatter` in any order.
  @_disfavoredOverload
  public var scatter: NonThrowingKeywordCall<PathCollection> {
    NonThrowingKeywordCall { [self] arguments in
      try arguments.begin("scatter", positional: "x", "y", "s", "c")
      let (x, y) = (try arguments.array("x"), try arguments.array("y"))
      let sizes = try arguments.take("s", expecting: "numbers") { $0 as? any ArrayConvertible } ?? 36.0
      let colors = try arguments.take("c", or: "color", expecting: "a colour, colours or numbers") {
        $0 as? any ColorArgument
      }
      let marker = try arguments.text("marker") ?? "o"
      let cmap = try arguments.text("cmap") ?? "viridis"
      let (vmin, vmax) = (try arguments.number("vmin"), try arguments.number("vmax"))
      let alpha = try arguments.number("alpha")
      let linewidths = try arguments.number("linewidths", or: "linewidth") ?? 1.5
      let edgecolors = try arguments.text("edgecolors", or: "edgecolor")
      let label = try arguments.text("label")
      let zorder = try arguments.number("zorder") ?? 1
      try arguments.end()
      return self.scatter(
        x, y, s: sizes, c: colors, marker: marker, cmap: cmap, vmin: vmin, vmax: vmax, alpha: alpha,
        linewidths: linewidths, edgecolors: edgecolors, label: label, zorder: zorder)
    }
  }

  /// `imshow` in any order.
  @_disfavoredOverload
  public var imshow: NonThrowingKeywordCall<AxesImage> {
    NonThrowingKeywordCall { [self] arguments in
      try arguments.begin("imshow", positional: "X", "cmap")
      let picture = try arguments.array("X")
      let cmap = try arguments.text("cmap") ?? "viridis"
      let aspect = try arguments.text("aspect") ?? "equal"
      let interpolation = try arguments.text("interpolation")
      let alpha = try arguments.number("alpha") ?? 1
      let (vmin, vmax) = (try arguments.number("vmin"), try arguments.number("vmax"))
      let origin = try arguments.text("origin") ?? "upper"
      let extent = try arguments.take("extent", expecting: "four numbers") {
        ($0 as? any ArrayConvertible)?.arrayValues
      }
      try arguments.end()
      return self.imshow(
        picture, cmap: cmap, aspect: aspect, interpolation: interpolation, alpha: alpha, vmin: vmin,
        vmax: vmax,
        origin: origin, extent: extent)
    }
  }

  /// `text` in any order.
  @_disfavoredOverload
  public var text: NonThrowingKeywordCall<Text> {
    NonThrowingKeywordCall { [self] arguments in
      try arguments.begin("text", positional: "x", "y", "s")
      let (x, y) = (try arguments.number("x") ?? 0, try arguments.number("y") ?? 0)
      let s = try arguments.text("s") ?? ""
      let fontsize = try arguments.number("fontsize", or: "size") ?? 10
      let color = try arguments.text("color", or: "c") ?? "black"
      let weight = try arguments.text("weight", or: "fontweight") ?? "normal"
      let style = try arguments.text("style", or: "fontstyle") ?? "normal"
      let ha = try arguments.text("ha", or: "horizontalalignment") ?? "left"
      let va = try arguments.text("va", or: "verticalalignment") ?? "baseline"
      let rotation = try arguments.number("rotation") ?? 0
      let transform =
        try arguments.take("transform", expecting: "ax.transData or ax.transAxes") { $0 as? CoordinateSystem }
        ?? .data
      let alpha = try arguments.number("alpha") ?? 1
      let zorder = try arguments.number("zorder") ?? 3
      try arguments.end()
      return self.text(
        x, y, s, fontsize: fontsize, color: color, weight: weight, style: style, ha: ha, va: va,
        rotation: rotation, transform: transform, alpha: alpha, zorder: zorder)
    }
  }
}

/// One of the lines of a call of `plot`: x, y and a format, of which x and the format may be missing.
private struct PlottedLine {
  var x: any ArrayConvertible
  var y: any ArrayConvertible
  var format = ""

  static func list(_ arguments: [Any]) throws -> [PlottedLine] {
    var lines: [PlottedLine] = []
    var rest = arguments[...]
    while let first = rest.popFirst() {
      guard let data = first as? any ArrayConvertible else {
        throw ValueError("plot takes numbers, then perhaps a format such as \"r--\"; got \(type(of: first))")
      }
      var line = PlottedLine(x: 0..<(data.arrayShape.first ?? 1), y: data)
      if let second = rest.first as? any ArrayConvertible {
        line = PlottedLine(x: data, y: second)
        rest.removeFirst()
      }
      if let format = rest.first as? String {
        line.format = format
        rest.removeFirst()
      }
      lines.append(line)
    }
    guard !lines.isEmpty else { throw ValueError("plot: there is nothing to draw; give it numbers") }
    return lines
  }
}

extension KeywordArguments {
  fileprivate func text(_ name: String, or other: String = "") throws -> String? {
    try take(name, or: other, expecting: "text") { $0 as? String }
  }

  fileprivate func number(_ name: String, or other: String = "") throws -> Double? {
    try take(name, or: other, expecting: "a number") { ($0 as? any NumberConvertible)?.doubleValue }
  }

  fileprivate func array(_ name: String) throws -> any ArrayConvertible {
    guard let value = try take(name, expecting: "numbers", { $0 as? any ArrayConvertible }) else {
      throw ValueError("the argument '\(name)' is missing")
    }
    return value
  }
}
