import Raster
import UserErrors

// MARK: Lines

extension Axes {
  /// A line through points.
  ///
  /// - Parameters:
  ///   - x: the points' x; by default 0, 1, 2, ...
  ///   - y: their y: one value for each x, or an array of shape (n, lines) for several lines.
  ///   - format: a colour, a marker and a line style in short, as "r--o".
  ///   - linewidth: in points.
  ///   - markersize: the diameter in points.
  ///   - label: the name in the legend.
  @discardableResult
  public func plot(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", color: String? = nil,
    linestyle: String? = nil, linewidth: Double = 1.5, marker: String? = nil, markersize: Double = 6,
    alpha: Double = 1, label: String? = nil, zorder: Double = 2
  ) -> [Line2D] {
    let shape = y.arrayShape
    let columns = shape.count == 2 ? shape[1] : 1
    let ys = y.arrayValues
    return (0..<columns).map { column in
      let one = columns == 1 ? ys : stride(from: column, to: ys.count, by: columns).map { ys[$0] }
      let (xs, checked) = orRaiseAny { try DataChecks.pair(x, one, in: "plot") }
      let style = LineStyle(
        format: format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
        markersize: markersize, alpha: alpha)
      return line(xs, checked, style, label: label, zorder: zorder)
    }
  }

  /// A line through points with x = 0, 1, 2, ...
  @discardableResult
  public func plot(
    _ y: any ArrayConvertible, _ format: String = "", color: String? = nil, linestyle: String? = nil,
    linewidth: Double = 1.5, marker: String? = nil, markersize: Double = 6, alpha: Double = 1,
    label: String? = nil, zorder: Double = 2
  ) -> [Line2D] {
    let count = y.arrayShape.first ?? 1
    return plot(
      Array(0..<count), y, format, color: color, linestyle: linestyle, linewidth: linewidth, marker: marker,
      markersize: markersize, alpha: alpha, label: label, zorder: zorder)
  }

  /// How a user described a line.
  struct LineStyle {
    var format = ""
    var color: String?
    var linestyle: String?
    var linewidth = 1.5
    var marker: String?
    var markersize = 6.0
    var alpha = 1.0
  }

  func line(_ xs: [Double], _ ys: [Double], _ style: LineStyle, label: String?, zorder: Double = 2) -> Line2D
  {
    let format = orRaiseAny { try LineFormat(style.format) }
    let named = (style.color ?? format.color).map(Color.parse)
    let base = named ?? nextColor()
    let dashes = orRaiseAny { try LineFormat.dashes(style.linestyle ?? format.linestyle ?? "-") }
    let marker = style.marker ?? format.marker
    if let marker, marker != "" { _ = MarkerShape.find(marker, size: 1) }
    return add(
      Line2D(
        xs, ys, color: base.withAlpha(base.alpha * style.alpha), linewidth: style.linewidth, dashes: dashes,
        marker: marker == "" ? nil : marker, markersize: style.markersize, label: label, zorder: zorder))
  }

  /// A plot with a logarithmic y axis.
  @discardableResult
  public func semilogy(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] {
    yAxis.scale = .log
    return plot(x, y, format, label: label)
  }

  /// A plot with a logarithmic x axis.
  @discardableResult
  public func semilogx(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] {
    xAxis.scale = .log
    return plot(x, y, format, label: label)
  }

  /// A plot with two logarithmic axes.
  @discardableResult
  public func loglog(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, _ format: String = "", label: String? = nil
  ) -> [Line2D] {
    xAxis.scale = .log
    return semilogy(x, y, format, label: label)
  }

  /// A horizontal line across the axes.
  @discardableResult
  public func axhline(
    _ y: any NumberConvertible = 0, color: String? = nil, linestyle: String = "-", linewidth: Double = 1.5,
    alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    let style = LineStyle(color: color ?? "C0", linestyle: linestyle, linewidth: linewidth, alpha: alpha)
    let line = line([0, 1], [y.doubleValue, y.doubleValue], style, label: label)
    line.xSystem = .axes
    return line
  }

  /// A vertical line across the axes.
  @discardableResult
  public func axvline(
    _ x: any NumberConvertible = 0, color: String? = nil, linestyle: String = "-", linewidth: Double = 1.5,
    alpha: Double = 1, label: String? = nil
  ) -> Line2D {
    let style = LineStyle(color: color ?? "C0", linestyle: linestyle, linewidth: linewidth, alpha: alpha)
    let line = line([x.doubleValue, x.doubleValue], [0, 1], style, label: label)
    line.ySystem = .axes
    return line
  }
}

// MARK: Points

extension Axes {
  /// Markers at points.
  ///
  /// - Parameters:
  ///   - s: the markers' areas in square points, one or one for each; 36 by default.
  ///   - c: a colour, colours, or numbers for the colour map; the next colour of the cycle by default.
  ///   - marker: matplotlib's letter: "o", "s", "x", "+", "^", ".", ...
  ///   - cmap: the colour map's name.
  ///   - vmin: the number that gets the map's first colour; the smallest by default.
  ///   - vmax: the number that gets the map's last colour; the largest by default.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - linewidths: the width of the markers' edges in points.
  ///   - edgecolors: the colour of the edges; by default that of the face.
  @discardableResult
  public func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, s: any ArrayConvertible = 36.0,
    c: (any ColorArgument)? = nil, marker: String = "o", cmap: String = "viridis", vmin: Double? = nil,
    vmax: Double? = nil, alpha: Double? = nil, linewidths: Double = 1.5, edgecolors: String? = nil,
    label: String? = nil, zorder: Double = 1
  ) -> PathCollection {
    let (xs, ys) = orRaiseAny { try DataChecks.pair(x, y, in: "scatter") }
    let sizes = orRaiseAny { try DataChecks.each(s.arrayValues, count: xs.count, "s", in: "scatter") }
    let coloring = orRaiseAny { try self.coloring(c, count: xs.count) }
    var norm = Normalize(vmin: vmin ?? 0, vmax: vmax ?? 1)
    if case .values(let values) = coloring { norm = Normalize(values, vmin: vmin, vmax: vmax) }
    _ = MarkerShape.find(marker, size: 1)
    let collection = add(
      PathCollection(
        xs, ys, sizes: sizes.map { max($0, 0) }, coloring: coloring, marker: marker,
        cmap: Colormap.find(cmap),
        norm: norm, alpha: alpha, linewidths: linewidths,
        edgecolor: edgecolors == "face" ? nil : edgecolors.map(Color.parse), label: label, zorder: zorder))
    if case .values = coloring { currentMappable = collection }
    return collection
  }

  /// Markers at points, with the arguments in the order c, cmap, alpha, s.
  @discardableResult
  public func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, c: any ColorArgument, cmap: String = "viridis",
    alpha: Double? = nil, s: any ArrayConvertible, marker: String = "o", label: String? = nil
  ) -> PathCollection {
    scatter(x, y, s: s, c: c, marker: marker, cmap: cmap, alpha: alpha, label: label)
  }

  /// Markers at points, with the arguments in the order cmap, c, alpha, s.
  @discardableResult
  public func scatter(
    _ x: any ArrayConvertible, _ y: any ArrayConvertible, cmap: String, c: any ColorArgument,
    alpha: Double? = nil, s: any ArrayConvertible = 36.0, marker: String = "o", label: String? = nil
  ) -> PathCollection {
    scatter(x, y, s: s, c: c, marker: marker, cmap: cmap, alpha: alpha, label: label)
  }

  private func coloring(_ c: (any ColorArgument)?, count: Int) throws -> PathCollection.Coloring {
    guard let c else { return .same(nextPatchColor()) }
    if let names = c.colorNames {
      if names.count == 1 { return .same(Color.parse(names[0])) }
      guard names.count == count else {
        throw ShapeError(
          "scatter: c has \(names.count) colours for \(count) points; give one, or one for each")
      }
      return .each(names.map(Color.parse))
    }
    guard let values = c.colorValues, values.count == count else {
      throw ShapeError(
        "scatter: c has \(c.colorValues?.count ?? 0) numbers for \(count) points; give a number for each, or the name "
          + "of a colour")
    }
    return .values(values)
  }
}

// MARK: Images

extension Axes {
  /// A picture, or a matrix as colours.
  ///
  /// - Parameters:
  ///   - X: an array of shape (h, w) or (h, w, 1): numbers for the colour map; of shape (h, w, 3) or (h, w, 4): colours, from 0
  ///     to 1, or to 255 where a value is larger than 1.
  ///   - cmap: the colour map's name.
  ///   - aspect: "equal" for square pixels, "auto" to fill the axes.
  ///   - interpolation: "nearest", "bilinear", "hanning"; by default sharp pixels, smoothed where they are small.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - vmin: the number that gets the map's first colour; the smallest by default.
  ///   - vmax: the number that gets the map's last colour; the largest by default.
  ///   - origin: "upper" where the first row is at the top, "lower" where it is at the bottom.
  ///   - extent: left, right, bottom, top in data coordinates; by default pixels lie at whole numbers.
  @discardableResult
  public func imshow(
    _ X: any ArrayConvertible, cmap: String = "viridis", aspect: String = "equal",
    interpolation: String? = nil,
    alpha: Double = 1, vmin: Double? = nil, vmax: Double? = nil, origin: String = "upper",
    extent: [Double]? = nil
  ) -> AxesImage {
    let data = orRaiseAny { try ImageData(X, alpha: alpha) }
    guard origin == "upper" || origin == "lower" else {
      raise(ValueError("origin is '\(origin)', but must be \"upper\" or \"lower\""))
    }
    if let extent, extent.count != 4 {
      raise(ValueError("extent is [left, right, bottom, top], but has \(extent.count) numbers"))
    }
    let isUpper = origin == "upper"
    let (w, h) = (Double(data.width) - 0.5, Double(data.height) - 0.5)
    let box = extent.map { ($0[0], $0[1], $0[2], $0[3]) } ?? (-0.5, w, isUpper ? h : -0.5, isUpper ? -0.5 : h)
    var norm = Normalize(vmin: vmin ?? 0, vmax: vmax ?? 1)
    if case .scalars(let values) = data.content { norm = Normalize(values, vmin: vmin, vmax: vmax) }
    let image = add(
      AxesImage(
        width: data.width, height: data.height, content: data.content, cmap: Colormap.find(cmap), norm: norm,
        alpha: alpha, extent: box, isUpper: isUpper,
        interpolation: orRaiseAny { try Self.interpolation(interpolation) }))
    (xAxis.isInverted, yAxis.isInverted) = (box.0 > box.1, box.2 > box.3)
    self.aspect = aspect == "auto" ? nil : 1
    if case .scalars = data.content { currentMappable = image }
    return image
  }

  private static func interpolation(_ name: String?) throws -> Interpolation? {
    switch name {
    case nil, "antialiased", "auto": return nil
    case "nearest", "none": return .nearest
    case "bilinear": return .bilinear
    case "hanning", "bicubic": return .hanning
    case .some(let other):
      throw ValueError("there is no interpolation '\(other)': use \"nearest\", \"bilinear\" or \"hanning\"")
    }
  }

  /// A matrix as colours, with the matrix's row at the top and ticks at whole numbers above it.
  @discardableResult
  public func matshow(_ Z: any ArrayConvertible, cmap: String = "viridis") -> AxesImage {
    xAxis.isOpposite = true
    (xAxis.integerTicks, yAxis.integerTicks) = (true, true)
    return imshow(Z, cmap: cmap)
  }
}

/// The pixels of an array given to `imshow`.
package struct ImageData {
  let width: Int
  let height: Int
  let content: AxesImage.Content

  /// - Throws: `ShapeError` where the array is no picture.
  package init(_ array: any ArrayConvertible, alpha: Double) throws {
    let shape = array.arrayShape
    let isGrey = shape.count == 2 || (shape.count == 3 && shape[2] == 1)
    guard isGrey || (shape.count == 3 && (shape[2] == 3 || shape[2] == 4)) else {
      throw ShapeError(
        "imshow takes an array of shape (h, w), (h, w, 1), (h, w, 3) or (h, w, 4), but this one has the shape "
          + "\(DataChecks.shape(array)). For one picture of a batch, take images[i].")
    }
    let values = array.arrayValues
    guard shape[0] > 0, shape[1] > 0, values.count == shape.reduce(1, *) else {
      throw ShapeError("imshow: the array of shape \(DataChecks.shape(array)) has \(values.count) values")
    }
    (height, width) = (shape[0], shape[1])
    content = isGrey ? .scalars(values) : .colors(Self.colors(values, channels: shape[2], alpha: alpha))
  }

  private static func colors(_ values: [Double], channels: Int, alpha: Double) -> [UInt32] {
    let scale = values.contains { $0 > 1 } ? 1.0 / 255 : 1
    return stride(from: 0, to: values.count, by: channels).map { i in
      Color(
        red: values[i] * scale, green: values[i + 1] * scale, blue: values[i + 2] * scale,
        alpha: (channels == 4 ? values[i + 3] * scale : 1) * alpha
      ).premultiplied
    }
  }
}
