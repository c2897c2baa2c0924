import Raster
import UserErrors

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
