import Foundation
import Raster
import UserErrors

extension Plotting {
  /// Bars.
  ///
  /// - Parameters:
  ///   - x: the bars' middles (or left sides with `align: "edge"`): numbers, or names.
  ///   - height: their heights.
  ///   - width: their widths in data units, one or one for each.
  ///   - bottom: where they start.
  ///   - align: "center" or "edge".
  ///   - color: a colour for all, or one for each.
  ///   - tickLabel: names below the bars.
  ///   - yerr: half heights of error bars on their tops: one, one for each, or [[below], [above]].
  ///   - capsize: half the length of the error bars' ends in points.
  ///   - log: whether the y axis is logarithmic.
  @discardableResult
  public func bar(
    _ x: any PlotData, _ height: any ArrayConvertible, width: any ArrayConvertible = 0.8,
    bottom: (any ArrayConvertible)? = nil, align: String = "center",
    color: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, tickLabel: [String]? = nil, yerr: (any ArrayConvertible)? = nil,
    ecolor: (any ColorArgument)? = nil, capsize: Double = 0, log: Bool = false,
    alpha: Double? = nil, label: (any LabelArgument)? = nil, zorder: Double = 1,
    facecolor: (any ColorArgument)? = nil, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil, hatch: String? = nil,
    linestyle: String? = nil,
    ls: String? = nil
  ) -> BarContainer {
    refuseHatching(hatch, "bar")
    let bars = Bars(
      axes: plottedAxes, isVertical: true, width: width, foot: bottom, align: align,
      color: facecolor ?? fc ?? color, edgecolor: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: linestyle ?? ls,
      tickLabel: tickLabel, errors: yerr, ecolor: ecolor, capsize: capsize, alpha: alpha,
      label: label, zorder: zorder)
    if log { plottedAxes.yAxis.scale = .log }
    return bars.draw(x, height, "bar")
  }

  /// Horizontal bars.
  ///
  /// - Parameters:
  ///   - y: the bars' middles (or lower sides with `align: "edge"`): numbers, or names.
  ///   - width: their lengths.
  ///   - height: their heights in data units.
  ///   - left: where they start.
  ///   - xerr: half widths of error bars at their ends.
  @discardableResult
  public func barh(
    _ y: any PlotData, _ width: any ArrayConvertible, height: any ArrayConvertible = 0.8,
    left: (any ArrayConvertible)? = nil, align: String = "center",
    color: (any ColorArgument)? = nil, edgecolor: (any ColorArgument)? = nil,
    linewidth: Double = 1, tickLabel: [String]? = nil, xerr: (any ArrayConvertible)? = nil,
    ecolor: (any ColorArgument)? = nil, capsize: Double = 0, log: Bool = false,
    alpha: Double? = nil, label: (any LabelArgument)? = nil, zorder: Double = 1,
    facecolor: (any ColorArgument)? = nil, fc: (any ColorArgument)? = nil,
    ec: (any ColorArgument)? = nil, lw: Double? = nil, hatch: String? = nil,
    linestyle: String? = nil,
    ls: String? = nil
  ) -> BarContainer {
    refuseHatching(hatch, "barh")
    let bars = Bars(
      axes: plottedAxes, isVertical: false, width: height, foot: left, align: align,
      color: facecolor ?? fc ?? color, edgecolor: edgecolor ?? ec, linewidth: lw ?? linewidth,
      linestyle: linestyle ?? ls,
      tickLabel: tickLabel, errors: xerr, ecolor: ecolor, capsize: capsize, alpha: alpha,
      label: label, zorder: zorder)
    if log { plottedAxes.xAxis.scale = .log }
    return bars.draw(y, width, "barh")
  }

  /// Texts at the bars' ends: by default their lengths.
  ///
  /// - Parameters:
  ///   - labels: the texts.
  ///   - fmt: how lengths are written: "%.2f" or "{:.2f}".
  ///   - labelType: "edge" at the bars' ends, "center" in their middles.
  ///   - padding: the distance from the end in points.
  @discardableResult
  public func barLabel(
    _ container: BarContainer, labels: [String]? = nil, fmt: String = "%g", labelType: String = "edge",
    padding: Double = 0, fontsize: (any FontSize)? = nil, color: (any ColorArgument)? = nil,
    rotation: Double = 0
  ) -> [Annotation] {
    guard ["edge", "center"].contains(labelType) else {
      raise(ValueError("barLabel: labelType is '\(labelType)', but must be \"edge\" or \"center\""))
    }
    if let labels, labels.count != container.count {
      raise(ShapeError("barLabel: there are \(labels.count) labels for \(container.count) bars"))
    }
    return container.patches.enumerated().map { i, bar in
      let value = container.datavalues[i]
      let text = labels?[i] ?? NumberFormat.text(fmt, value)
      let isCenter = labelType == "center"
      let foot = container.isVertical ? bar.getY() : bar.getX()
      let length = container.isVertical ? bar.getHeight() : bar.getWidth()
      let reach = i < container.reaches.count ? container.reaches[i] * (length < 0 ? -1 : 1) : 0
      let along = foot + (isCenter ? length / 2 : length + reach)
      let across =
        container.isVertical ? bar.getX() + bar.getWidth() / 2 : bar.getY() + bar.getHeight() / 2
      let isDown = !isCenter && length < 0
      let shift = (isDown ? -1 : 1) * padding
      return annotate(
        text, xy: container.isVertical ? (across, along) : (along, across),
        xytext: container.isVertical ? (0, shift) : (shift, 0), textcoords: .offsetPoints,
        fontsize: fontsize, color: color,
        ha: container.isVertical || isCenter ? "center" : isDown ? "right" : "left",
        va: container.isVertical && !isCenter ? (isDown ? "top" : "bottom") : "center", rotation: rotation)
    }
  }
}

/// Hatching is not drawn.
func refuseHatching(_ hatch: String?, _ function: String) {
  guard let hatch, !hatch.isEmpty else { return }
  raise(
    ValueError(
      "\(function): hatching is not drawn here; tell bars apart by color, alpha or edgecolor instead of hatch"
    ))
}

/// What `bar` and `barh` have in common.
private struct Bars {
  let axes: Axes
  let isVertical: Bool
  let width: any ArrayConvertible
  let foot: (any ArrayConvertible)?
  let align: String
  let color: (any ColorArgument)?
  let edgecolor: (any ColorArgument)?
  let linewidth: Double
  let linestyle: String?
  let tickLabel: [String]?
  let errors: (any ArrayConvertible)?
  let ecolor: (any ColorArgument)?
  let capsize: Double
  let alpha: Double?
  let label: (any LabelArgument)?
  let zorder: Double

  func draw(_ places: any PlotData, _ lengths: any ArrayConvertible, _ name: String) -> BarContainer {
    guard align == "center" || align == "edge" else {
      raise(ValueError("\(name): align is '\(align)', but must be \"center\" or \"edge\""))
    }
    let axis = isVertical ? axes.xAxis : axes.yAxis
    var at = axis.places(places, name)
    var values = lengths.arrayValues
    if at.count == 1, values.count > 1 { at = Array(repeating: at[0], count: values.count) }
    if values.count == 1 { values = Array(repeating: values[0], count: at.count) }
    _ = orRaiseAny { try DataChecks.pair(at, values, in: name) }
    let count = at.count
    let each = { (array: any ArrayConvertible, what: String) in
      orRaiseAny { try DataChecks.each(array.arrayValues, count: count, what, in: name) }
    }
    let widths = each(width, isVertical ? "width" : "height")
    let feet = each(foot ?? 0.0, isVertical ? "bottom" : "left")
    let faces = color.map { $0.each(count, name) } ?? [axes.nextPatchColor()]
    let edges = edgecolor.map { $0.each(count, name) }
    if let tickLabel { axes.setTicks(axis, at, tickLabel) }
    let dashes = orRaiseAny { try LineFormat.dashes(linestyle ?? "-") } ?? []
    let bars = (0..<count).map { i -> Rectangle in
      let wide = widths[i % widths.count]
      let low = at[i] - (align == "edge" ? 0 : wide / 2)
      let foot = feet[i % feet.count]
      let bar =
        isVertical
        ? Rectangle((low, foot), wide, values[i], linewidth: linewidth, zorder: zorder)
        : Rectangle((foot, low), values[i], wide, linewidth: linewidth, zorder: zorder)
      bar.dashes = dashes
      let face = faces[i % faces.count]
      bar.facecolor = alpha.map { face.withAlpha(face.alpha > 0 ? $0 : 0) } ?? face
      bar.edgecolor =
        edges.map { edges in alpha.map(edges[i % edges.count].withAlpha) ?? edges[i % edges.count] } ?? .clear
      if isVertical { bar.sticky.y = [foot] } else { bar.sticky.x = [foot] }
      return axes.add(bar)
    }
    let reaches = addErrors(at, zip(values, feet + Array(repeating: feet[0], count: count)).map(+), name)
    let names = label?.labels ?? []
    let container = BarContainer(
      bars, label: names.count == 1 ? names[0] : nil, isVertical: isVertical, datavalues: values,
      reaches: reaches)
    if names.count == count, count > 1 {
      for (bar, name) in zip(bars, names) { (bar.label, bar.isPart) = (name, false) }
    }
    axes.containers.append(container)
    return container
  }

  /// Returns how far the error bars go beyond the bars' ends.
  private func addErrors(_ at: [Double], _ ends: [Double], _ name: String) -> [Double] {
    guard let errors else { return [] }
    let sizes = orRaiseAny { try ErrorSizes(errors, count: at.count, isVertical ? "yerr" : "xerr", in: name) }
    let (xs, ys) = isVertical ? (at, ends) : (ends, at)
    axes.addErrorBars(
      xs, ys, sizes, isY: isVertical, color: (ecolor ?? "black").single("ecolor"), linewidth: 1.5,
      capsize: capsize)
    return sizes.above
  }
}
