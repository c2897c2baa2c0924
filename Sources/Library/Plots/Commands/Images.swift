import Raster
import UserErrors

extension Plotting {
  /// A picture, or a matrix as colours.
  ///
  /// - Parameters:
  ///   - X: an array of shape (h, w) or (h, w, 1): numbers for the colour map; of shape (h, w, 3)
  ///     or (h, w, 4): colours, from 0 to 1 where the elements are fractions, from 0 to 255 where
  ///     they are whole numbers. Values beyond are clipped.
  ///   - cmap: a colour map or its name.
  ///   - norm: how numbers become colours: ``LogNorm``, ``BoundaryNorm``, ...
  ///   - aspect: "equal" for square pixels, a number for the height of one of width 1, "auto" to
  ///     fill the axes.
  ///   - interpolation: "nearest", "bilinear", "bicubic", "hanning", "lanczos", ...; by default
  ///     sharp pixels, smoothed where they are small.
  ///   - alpha: the opacity, from 0 to 1.
  ///   - vmin: the number that gets the map's first colour; the smallest by default.
  ///   - vmax: the number that gets the map's last colour; the largest by default.
  ///   - origin: "upper" where the first row is at the top, "lower" where it is at the bottom.
  ///   - extent: left, right, bottom, top in data coordinates; by default pixels lie at whole
  ///     numbers.
  @discardableResult
  public func imshow(
    _ X: any ArrayConvertible, cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil,
    aspect: any AspectArgument = "equal", interpolation: String? = nil, alpha: Double = 1,
    vmin: Double? = nil, vmax: Double? = nil, origin: String? = nil, extent: [Double]? = nil,
    zorder: Double = 0
  ) -> AxesImage {
    let axes = plottedAxes
    let data = orRaiseAny { try ImageData(X, alpha: alpha) }
    let origin = origin ?? axes.theme.origin
    guard origin == "upper" || origin == "lower" else {
      raise(ValueError("origin is '\(origin)', but must be \"upper\" or \"lower\""))
    }
    if let extent, extent.count != 4 {
      raise(ValueError("extent is [left, right, bottom, top], but has \(extent.count) numbers"))
    }
    let isUpper = origin == "upper"
    let (w, h) = (Double(data.width) - 0.5, Double(data.height) - 0.5)
    let box = extent.map { ($0[0], $0[1], $0[2], $0[3]) } ?? (-0.5, w, isUpper ? h : -0.5, isUpper ? -0.5 : h)
    var scale = Normalize(vmin: vmin ?? 0, vmax: vmax ?? 1)
    if case .scalars(let values) = data.content {
      scale = norm?.normalize(values) ?? Normalize(values, vmin: vmin, vmax: vmax)
    }
    let image = AxesImage(
      width: data.width, height: data.height, content: data.content,
      cmap: (cmap ?? axes.theme.cmap).colormap, norm: scale, alpha: alpha, extent: box,
      isUpper: isUpper,
      interpolation: orRaiseAny { try Axes.interpolation(interpolation ?? axes.theme.interpolation) })
    image.zorder = zorder
    (axes.xAxis.isInverted, axes.yAxis.isInverted) = (box.0 > box.1, box.2 > box.3)
    (axes.aspect, axes.adjustsLimits) = (aspect.ratio("imshow"), false)
    axes.currentMappable = image
    return axes.add(image)
  }

  /// A picture with its borders (left, right, bottom, top) as a tuple; takes what `imshow` takes.
  @discardableResult
  public func imshow(
    _ X: any ArrayConvertible, cmap: (any ColormapArgument)? = nil, norm: (any NormArgument)? = nil,
    aspect: any AspectArgument = "equal", interpolation: String? = nil, alpha: Double = 1,
    vmin: Double? = nil, vmax: Double? = nil, origin: String? = nil,
    extent: (
      some NumberConvertible, some NumberConvertible, some NumberConvertible, some NumberConvertible
    ), zorder: Double = 0
  ) -> AxesImage {
    imshow(
      X, cmap: cmap, norm: norm, aspect: aspect, interpolation: interpolation, alpha: alpha, vmin: vmin,
      vmax: vmax, origin: origin,
      extent: [
        extent.0.doubleValue, extent.1.doubleValue, extent.2.doubleValue, extent.3.doubleValue,
      ], zorder: zorder)
  }

  /// A matrix as colours, with the matrix's row at the top and ticks at whole numbers above it.
  /// It takes what `imshow` takes.
  @discardableResult
  public func matshow(
    _ Z: any ArrayConvertible, cmap: (any ColormapArgument)? = nil,
    norm: (any NormArgument)? = nil, aspect: any AspectArgument = "equal",
    interpolation: String? = nil, alpha: Double = 1, vmin: Double? = nil, vmax: Double? = nil
  ) -> AxesImage {
    let axes = plottedAxes
    axes.xAxis.isOpposite = true
    (axes.xAxis.integerTicks, axes.yAxis.integerTicks) = (true, true)
    return imshow(
      Z, cmap: cmap, norm: norm, aspect: aspect, interpolation: interpolation, alpha: alpha,
      vmin: vmin, vmax: vmax)
  }

  /// A grey colour map for the latest image and for those to come: `plt.gray()`.
  public func gray() { useColormap("gray") }
  /// The colour map of the latest image and of those to come.
  public func viridis() { useColormap("viridis") }

  /// The colour map of the latest image and of those to come: `plt.setCmap("magma")`.
  public func setCmap(_ cmap: String) { useColormap(cmap) }

  private func useColormap(_ name: String) {
    let map = Colormap.find(name)
    Theme.current.cmap = name
    plottedAxes.currentMappable?.cmap = map
  }
}

extension Axes {
  static func interpolation(_ name: String) throws -> Interpolation? {
    if name == "antialiased" || name == "auto" { return nil }
    if name == "none" { return .nearest }
    guard let known = Interpolation(rawValue: name) else {
      let names = Interpolation.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValueError("there is no interpolation '\(name)'. There are: \(names), and auto")
    }
    return known
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
    let scale = array.hasIntegerElements ? 1.0 / 255 : 1
    content =
      isGrey
      ? .scalars(values) : .colors(Self.colors(values, channels: shape[2], scale: scale, alpha: alpha))
  }

  /// The elements' kind says what full intensity is, and not the largest of the values: a picture
  /// of fractions with one of 1.02 is no picture of bytes.
  static func colors(_ values: [Double], channels: Int, scale: Double, alpha: Double) -> [UInt32] {
    let part = { (value: Double) in value.isNaN ? 0 : min(max(value * scale, 0), 1) }
    return stride(from: 0, to: values.count, by: channels).map { i in
      Color(
        red: part(values[i]), green: part(values[i + 1]), blue: part(values[i + 2]),
        alpha: (channels == 4 ? part(values[i + 3]) : 1) * alpha
      ).premultiplied
    }
  }
}
