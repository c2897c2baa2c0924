import FileFormats
import Foundation
import Raster
import Tensors
import UserErrors

extension Pyplot {
  /// The picture in a PNG file, as `matplotlib.pyplot.imread`: (height, width) if it is grey, else
  /// (height, width, 3), or (height, width, 4) with transparency; float32 between 0 and 1.
  ///
  /// - Throws: ``Raster/PNGError`` if the file is no PNG file or is damaged,
  ///   ``FileFormats/FileError`` if it cannot be read.
  public func imread(_ path: String) throws -> Tensor {
    let file = try WholeFile.read(path, limit: 1 << 30)
    do { return try tensor(PNGImage(decoding: file)) } catch let error as PNGError {
      throw PNGError("\(path): \(error.message)")
    }
  }

  private func tensor(_ image: PNGImage) -> Tensor {
    let (bytes, isWide) = (image.bytes, image.bitDepth == 16)
    let count = image.width * image.height * image.channels
    let values = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      for i in 0..<count {
        buffer[i] =
          isWide ? Float(Int(bytes[2 * i]) << 8 | Int(bytes[2 * i + 1])) / 65535 : Float(bytes[i]) / 255
      }
      initialized = count
    }
    let tensor = Tensor(values).reshape([image.height, image.width, image.channels])
    switch image.channels {
    case 1: return tensor.reshape([image.height, image.width])
    // As matplotlib: grey with transparency becomes a colour with transparency.
    case 2:
      return Tensor.concatenate([tensor[0..., 0..., 0..<1], tensor[0..., 0..., 0..<1], tensor], axis: 2)
    default: return tensor
    }
  }

  /// Writes an array to a PNG file, one pixel for each element, as `matplotlib.pyplot.imsave`.
  ///
  /// - Parameters:
  ///   - array: (height, width), coloured by the map `cmap` between `vmin` and `vmax`, or colours
  ///     (height, width, 3 or 4): bytes from 0 to 255, or numbers from 0 to 1.
  ///   - vmin: the number with the map's first colour; the array's least unless given.
  ///   - vmax: the number with its last colour; the array's greatest unless given.
  /// - Throws: `ValueError` where the name does not end with .png or the array is none of these,
  ///   ``FileFormats/FileError`` if the file cannot be written.
  public func imsave(
    _ path: String, _ array: Tensor, cmap: (any ColormapArgument)? = nil, vmin: Double? = nil,
    vmax: Double? = nil
  ) throws {
    guard path.lowercased().hasSuffix(".png") else {
      throw ValueError("imsave writes PNG files; '\(path)' does not end with .png")
    }
    let shape = array.shape
    guard (shape.count == 2 || shape.count == 3 && (3...4).contains(shape[2])) && !shape.contains(0) else {
      throw ValueError(
        "imsave writes arrays of the shape (height, width) or (height, width, 3 or 4), not \(shape)")
    }
    let encoder = PNGEncoder(dpi: 100)
    let file =
      shape.count == 2
      ? encoder.encode(width: shape[1], height: shape[0], pixels: try mapped(array, cmap, vmin, vmax))
      : encoder.encode(
        try PNGImage(width: shape[1], height: shape[0], channels: shape[2], bytes: colors(array)))
    try AtomicFile.write(file, to: path)
  }

  private func mapped(_ array: Tensor, _ cmap: (any ColormapArgument)?, _ vmin: Double?, _ vmax: Double?)
    throws
    -> [UInt32]
  {
    let values = array.astype(.float64).doubles
    return (cmap ?? Theme.current.cmap).colormap.pixels(
      of: values, by: Plots.Normalize(values, vmin: vmin, vmax: vmax))
  }

  private func colors(_ array: Tensor) -> [UInt8] {
    let scale = array.dtype.isFloating ? 255.0 : 1
    return array.astype(.float64).doubles.map { value in
      value.isNaN ? 0 : UInt8(min(max(value * scale, 0), 255).rounded())
    }
  }

  /// A matrix as colours in a new figure of the matrix's shape, with its first row at the top; see
  /// ``Plotting/matshow(_:cmap:norm:aspect:interpolation:alpha:vmin:vmax:)``.
  @discardableResult
  public func matshow(
    _ A: any ArrayConvertible, cmap: (any ColormapArgument)? = nil,
    norm: (any NormArgument)? = nil, aspect: any AspectArgument = "equal",
    interpolation: String? = nil, alpha: Double = 1, vmin: Double? = nil, vmax: Double? = nil
  ) -> AxesImage {
    let shape = A.arrayShape
    let rows = Double(shape.first ?? 1)
    let columns = Double(shape.count > 1 ? shape[1] : 1)
    let height = Theme.current.figsize.1
    let width = height * columns / max(rows, 1)
    // Between 4 x 2 and 16 x 16 inches (matplotlib's `figaspect`).
    var factor = max(1, 4 / width, 2 / height)
    factor /= max(1, width * factor / 16, height * factor / 16)
    let figure = figure(figsize: (max(width * factor, 4), max(height * factor, 2)))
    return figure.addAxes([0.15, 0.09, 0.775, 0.775]).matshow(
      A, cmap: cmap, norm: norm, aspect: aspect, interpolation: interpolation, alpha: alpha,
      vmin: vmin, vmax: vmax)
  }
}
