import Foundation

/// A figure in words, for those who do not see it.
enum FigureAlt {
  /// The metadata of a picture: its size in CSS pixels and the description.
  static func metadata(width: Int, height: Int, alt: String) -> String {
    "{\"alt\": \(quoted(alt)), \"height\": \(height), \"width\": \(width)}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case let c where c.value < 32: result += String(format: "\\u%04x", c.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Formulas as they are read: without dollar signs and backslashes.
  static func plain(_ text: String) -> String {
    text.replacingOccurrences(of: "$", with: "").replacingOccurrences(of: "\n", with: " ")
      .replacingOccurrences(
        of: #"\\(mathbf|mathrm|mathcal|mathbb|mathdefault|mathit|text)\s*\{([^}]*)\}"#, with: "$2",
        options: .regularExpression
      )
      // Thin and wide spaces, and the thin space backwards.
      .replacingOccurrences(of: #"\\[,;: ]"#, with: " ", options: .regularExpression)
      .replacingOccurrences(of: #"\\!"#, with: "", options: .regularExpression)
      .replacingOccurrences(of: "\\", with: "")
  }

  /// A number with four digits at most.
  static func number(_ value: Double) -> String { String(format: "%.4g", value) }

  /// A number with what it counts, in the singular for one: "1 point", "3 boxes" of "box", "boxes".
  static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }

  /// The first names of a list, and how many more there are.
  static func list(_ names: [String], separator: String, most: Int = 8) -> String {
    let rest = names.count > most ? ["and \(names.count - most) more"] : []
    return (names.prefix(most) + rest).joined(separator: separator)
  }
}

extension Figure {
  /// What the picture shows, in words: ``alt`` where it is given, else title, plots with their axes
  /// and ranges, and series with their kinds and counts.
  public var altText: String {
    if let alt { return alt }
    let shown = axes.filter { $0.isVisible && $0.barPlace == nil }
    let title = suptitle.map { FigureAlt.plain($0.text) + ". " } ?? ""
    if shown.isEmpty { return title + "An empty figure." }
    if shown.count == 1 { return title + shown[0].altText }
    if let same = Self.same(shown.map(\.altText)), shown.count > 3 {
      return title + "\(shown.count) plots, each: " + same
    }
    let most = 12
    let parts = shown.prefix(most).enumerated().map { "Plot \($0 + 1): \($1.altText)" }
    let rest = shown.count > most ? [" And \(shown.count - most) more."] : []
    return title + "\(shown.count) plots. " + (parts + rest).joined(separator: " ")
  }

  private static func same(_ texts: [String]) -> String? { Set(texts).count == 1 ? texts.first : nil }
}

extension Axes {
  /// One plot in words.
  var altText: String {
    var parts: [String] = []
    let heading = [title.text, leftTitle.text, rightTitle.text].filter { !$0.isEmpty }
    if !heading.isEmpty { parts.append(heading.map(FigureAlt.plain).joined(separator: ", ")) }
    let series = seriesTexts
    parts.append(series.isEmpty ? "nothing drawn" : FigureAlt.list(series, separator: "; "))
    if isAxisOn, !artists.allSatisfy({ $0 is AxesImage }) || !(xAxis.label + yAxis.label).isEmpty {
      let limits = viewLimits()
      for (axis, ends, name) in [(xAxis, limits.x, "x"), (yAxis, limits.y, "y")] where axis.isVisible {
        let label = axis.label.isEmpty ? name : FigureAlt.plain(axis.label)
        let kind = axis.scale == .log ? "logarithmic, " : ""
        let range =
          axis.categories.isEmpty
          ? "\(kind)from \(FigureAlt.number(ends.0)) to \(FigureAlt.number(ends.1))"
          : FigureAlt.list(axis.categories, separator: ", ")
        parts.append("\(name == label ? name : "\(name) is \(label)"): \(range)")
      }
    }
    return parts.joined(separator: ". ") + "."
  }

  private var seriesTexts: [String] {
    // What is told of a whole is not told of its parts again.
    let told: [Artist] =
      containers.compactMap { $0 as? BarContainer }.compactMap(\.patches.first)
      + artists.compactMap { $0 as? BoxPlotRoom }.flatMap(\.boxes)
    var texts = artists.filter { artist in
      artist.visible && !artist.isPart && !told.contains { $0 === artist }
    }.compactMap(\.altText)
    texts += containers.compactMap { container in
      let name = container.label.map { " “\(FigureAlt.plain($0))”" } ?? ""
      if let bars = container as? BarContainer {
        return bars.count == 1 ? "a bar\(name)" : "\(bars.count) bars\(name)"
      }
      if let stems = container as? StemContainer {
        return FigureAlt.count(stems.markerline.xs.count, "marker on a stem", "markers on stems") + name
      }
      guard let errors = container as? ErrorBarContainer else { return nil }
      return "error bars\(name)" + (errors.line.map { " at " + FigureAlt.count($0.xs.count, "point") } ?? "")
    }
    var groups: [(text: String, count: Int)] = []
    for text in texts {
      if let last = groups.last, last.text == text {
        groups[groups.count - 1].count += 1
      } else {
        groups.append((text, 1))
      }
    }
    return groups.map { $0.count == 1 ? $0.text : "\($0.count) times \($0.text)" }
  }
}

extension Artist {
  /// One series in words: its kind, name and count; nil for what says nothing.
  fileprivate var altText: String? {
    let name = label.map { $0.hasPrefix("_") ? "" : " “\(FigureAlt.plain($0))”" } ?? ""
    switch self {
    case let line as Line2D:
      if line.xSystem == .axes || line.ySystem == .axes {
        let at = FigureAlt.number((line.xSystem == .axes ? line.ys : line.xs).first ?? 0)
        return "a \(line.xSystem == .axes ? "horizontal" : "vertical") line\(name) at \(at)"
      }
      return line.dashes == nil
        ? FigureAlt.count(line.xs.count, "marker") + name
        : "a line\(name) of " + FigureAlt.count(line.xs.count, "point")
    case let points as PathCollection: return FigureAlt.count(points.xs.count, "point") + name
    case let image as AxesImage: return "an image of \(image.width) by \(image.height) pixels"
    case let mesh as QuadMesh: return "a mesh of \(mesh.xs.count - 1) by \(mesh.ys.count - 1) rectangles"
    case let contours as ContourSet:
      return contours.isFilled
        ? "filled contours at " + FigureAlt.count(contours.levels.count, "level")
        : "contour lines at " + FigureAlt.count(contours.levels.count, "level")
    case let arrows as Quiver: return FigureAlt.count(arrows.xs.count, "arrow") + name
    case let lines as LineCollection: return FigureAlt.count(lines.lines.count, "straight line") + name
    case let boxes as BoxPlotRoom:
      let count = boxes.boxes.count
      return "a box plot of \(count == 1 ? "one data set" : "\(count) data sets")"
    case is FilledAreas: return "a filled area\(name)"
    case let text as Text: return text.text.isEmpty ? nil : "the text “\(FigureAlt.plain(text.text))”"
    case is Annotation: return "an annotation"
    case is Patch: return "a shape\(name)"
    default: return nil
    }
  }
}
