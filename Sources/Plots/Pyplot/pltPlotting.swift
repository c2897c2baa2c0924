import Raster
import UserErrors

extension plt {
  /// A line through points; see ``Axes/plot(_:_:_:color:linestyle:linewidth:marker:markersize:alpha:label:zorder:)``.
  @discardableResult
  public static func plot(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", color: String? = nil,
    linestyle: String? = nil, linewidth: Double = 1.5, marker: String? = nil, markersize: Double = 6,
    alpha: Double = 1, label: String? = nil, zorder: Double = 2
  ) -> [Line2D] {
    gca().plot(
      x, y, format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, alpha: alpha, label: label, zorder: zorder)
  }

  /// A line through points with x = 0, 1, 2, ...
  @discardableResult
  public static func plot(
    _ y: any ArrayConvertible, _ format: String = "", color: String? = nil, linestyle: String? = nil,
    linewidth: Double = 1.5, marker: String? = nil, markersize: Double = 6, alpha: Double = 1,
    label: String? = nil, zorder: Double = 2
  ) -> [Line2D] {
    gca().plot(
      y, format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, alpha: alpha, label: label, zorder: zorder)
  }

  /// Markers at points; see ``Axes``.
  @discardableResult
  public static func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, s: any ArrayConvertible = 36.0,
    c: (any ColorArgument)? = nil, marker: String = "o", cmap: String = "viridis", vmin: Double? = nil,
    vmax: Double? = nil, alpha: Double? = nil, linewidths: Double = 1.5, edgecolors: String? = nil,
    label: String? = nil, zorder: Double = 1
  ) -> PathCollection {
    gca().scatter(
      x, y, s: s, c: c, marker: marker, cmap: cmap, vmin: vmin, vmax: vmax, alpha: alpha,
      linewidths: linewidths,
      edgecolors: edgecolors, label: label, zorder: zorder)
  }

  /// Markers at points, with the arguments in the order c, cmap, alpha, s.
  @discardableResult
  public static func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, c: any ColorArgument, cmap: String = "viridis",
    alpha: Double? = nil, s: any ArrayConvertible, marker: String = "o", label: String? = nil
  ) -> PathCollection {
    gca().scatter(x, y, s: s, c: c, marker: marker, cmap: cmap, alpha: alpha, label: label)
  }

  /// Markers at points, with the arguments in the order cmap, c, alpha, s.
  @discardableResult
  public static func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, cmap: String, c: any ColorArgument,
    alpha: Double? = nil, s: any ArrayConvertible = 36.0, marker: String = "o", label: String? = nil
  ) -> PathCollection {
    gca().scatter(x, y, s: s, c: c, marker: marker, cmap: cmap, alpha: alpha, label: label)
  }

  /// A picture, or a matrix as colours; see ``Axes``.
  @discardableResult
  public static func imshow(
    _ X: any ArrayConvertible, cmap: String = "viridis", aspect: String = "equal",
    interpolation: String? = nil,
    alpha: Double = 1, vmin: Double? = nil, vmax: Double? = nil, origin: String = "upper",
    extent: [Double]? = nil
  ) -> AxesImage {
    gca().imshow(
      X, cmap: cmap, aspect: aspect, interpolation: interpolation, alpha: alpha, vmin: vmin, vmax: vmax,
      origin: origin, extent: extent)
  }

  /// A scale of colours for the latest image or scatter plot, or for the one given.
  @discardableResult
  public static func colorbar(
    _ mappable: (any ScalarMappable)? = nil, ax: Axes? = nil, label: String = "",
    orientation: String = "vertical",
    fraction: Double = 0.15, pad: Double? = nil, shrink: Double = 1, aspect: Double = 20
  ) -> Colorbar {
    guard let shown = mappable ?? (ax ?? gca()).currentMappable else {
      raise(
        ValueError(
          "colorbar: there is nothing to explain yet. Call it after imshow, or after scatter with numbers as c."
        ))
    }
    return gcf().colorbar(
      shown, ax: ax, label: label, orientation: orientation, fraction: fraction, pad: pad, shrink: shrink,
      aspect: aspect)
  }

  /// Bars; see ``Axes``.
  @discardableResult
  public static func bar(
    _ x: any ArrayConvertible, _ height: any ArrayConvertible, width: Double = 0.8,
    bottom: (any ArrayConvertible)? = nil,
    align: String = "center", color: String? = nil, edgecolor: String? = nil, linewidth: Double = 1,
    alpha: Double = 1, label: String? = nil
  ) -> BarContainer {
    gca().bar(
      x, height, width: width, bottom: bottom, align: align, color: color, edgecolor: edgecolor,
      linewidth: linewidth, alpha: alpha, label: label)
  }

  /// Bars with names below them.
  @discardableResult
  public static func bar(
    _ names: [String], _ height: any ArrayConvertible, width: Double = 0.8, color: String? = nil,
    alpha: Double = 1,
    label: String? = nil
  ) -> BarContainer {
    gca().bar(names, height, width: width, color: color, alpha: alpha, label: label)
  }

  /// Horizontal bars with names beside them.
  @discardableResult
  public static func barh(
    _ names: [String], _ width: any ArrayConvertible, height: Double = 0.8, color: String? = nil,
    label: String? = nil
  ) -> BarContainer {
    gca().barh(names, width, height: height, color: color, label: label)
  }

  /// A histogram; see ``Axes``.
  @discardableResult
  public static func hist(
    _ x: any ArrayConvertible, bins: Int = 10, range: (Double, Double)? = nil, density: Bool = false,
    histtype: String = "bar", color: String? = nil, edgecolor: String? = nil, alpha: Double = 1,
    label: String? = nil
  ) -> Histogram {
    gca().hist(
      x, bins: bins, range: range, density: density, histtype: histtype, color: color, edgecolor: edgecolor,
      alpha: alpha, label: label)
  }

  /// The area between two lines.
  @discardableResult
  public static func fillBetween(
    _ x: any ArrayConvertible, _ y1: any ArrayConvertible, _ y2: any ArrayConvertible = 0.0,
    color: String? = nil,
    alpha: Double = 1, label: String? = nil
  ) -> Polygon {
    gca().fillBetween(x, y1, y2, color: color, alpha: alpha, label: label)
  }

  /// Points with bars of their errors; see ``Axes``.
  @discardableResult
  public static func errorbar(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, yerr: (any ArrayConvertible)? = nil,
    xerr: (any ArrayConvertible)? = nil, fmt: String = "", color: String? = nil, ecolor: String? = nil,
    elinewidth: Double = 1.5, capsize: Double = 0, linewidth: Double = 1.5, marker: String? = nil,
    markersize: Double = 6, alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    gca().errorbar(
      x, y, yerr: yerr, xerr: xerr, fmt: fmt, color: color, ecolor: ecolor, elinewidth: elinewidth,
      capsize: capsize, linewidth: linewidth, marker: marker, markersize: markersize, alpha: alpha,
      label: label)
  }

  /// A plot with a logarithmic y axis.
  @discardableResult
  public static func semilogy(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] { gca().semilogy(x, y, format, label: label) }

  /// A plot with a logarithmic x axis.
  @discardableResult
  public static func semilogx(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] { gca().semilogx(x, y, format, label: label) }

  /// A plot with two logarithmic axes.
  @discardableResult
  public static func loglog(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] { gca().loglog(x, y, format, label: label) }

  /// A horizontal line across the axes.
  @discardableResult
  public static func axhline(
    _ y: any NumberConvertible = 0, color: String? = nil, linestyle: String = "-", linewidth: Double = 1.5,
    alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    gca().axhline(y, color: color, linestyle: linestyle, linewidth: linewidth, alpha: alpha, label: label)
  }

  /// A vertical line across the axes.
  @discardableResult
  public static func axvline(
    _ x: any NumberConvertible = 0, color: String? = nil, linestyle: String = "-", linewidth: Double = 1.5,
    alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    gca().axvline(x, color: color, linestyle: linestyle, linewidth: linewidth, alpha: alpha, label: label)
  }

  /// A text at a point; see ``Axes``.
  @discardableResult
  public static func text(
    _ x: any NumberConvertible, _ y: any NumberConvertible, _ s: String, fontsize: Double = 10,
    color: String = "black", weight: String = "normal", style: String = "normal", ha: String = "left",
    va: String = "baseline", rotation: Double = 0, transform: CoordinateSystem = .data, bbox: TextBox? = nil,
    alpha: Double = 1, zorder: Double = 3
  ) -> Text {
    gca().text(
      x, y, s, fontsize: fontsize, color: color, weight: weight, style: style, ha: ha, va: va,
      rotation: rotation,
      transform: transform, bbox: bbox, alpha: alpha, zorder: zorder)
  }

  /// A text, and if wanted an arrow from it to a point; see ``Axes``.
  @discardableResult
  public static func annotate(
    _ text: String, xy: (Double, Double), xytext: (Double, Double)? = nil, arrowprops: ArrowProperties? = nil,
    xycoords: CoordinateSystem = .data, textcoords: CoordinateSystem? = nil, fontsize: Double = 10,
    color: String = "black", ha: String = "left", va: String = "baseline", bbox: TextBox? = nil
  ) -> Annotation {
    gca().annotate(
      text, xy: xy, xytext: xytext, arrowprops: arrowprops, xycoords: xycoords, textcoords: textcoords,
      fontsize: fontsize, color: color, ha: ha, va: va, bbox: bbox)
  }

  /// A box that explains the artists with labels; see ``Axes``.
  public static func legend(
    _ labels: [String]? = nil, loc: String = "best", fontsize: Double = 10, title: String? = nil,
    ncol: Int = 1,
    frameon: Bool = true
  ) {
    gca().legend(labels, loc: loc, fontsize: fontsize, title: title, ncol: ncol, frameon: frameon)
  }
}
