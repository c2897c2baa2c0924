import UserErrors

/// How the place outside an image is filled: with the image mirrored at its border (`reflect`, d c
/// b a | a b c d | d c b a), repeated (`wrap`), with its border pixel (`nearest`), or with one
/// value (`constant`).
public enum FillMode: String, Sendable, CaseIterable {
  case reflect
  case wrap
  case constant
  case nearest

  /// The pixel of a line of `count` that stands at a place outside; nil for the constant.
  func place(_ index: Int, _ count: Int) -> Int? {
    if index >= 0, index < count { return index }
    switch self {
    case .constant: return nil
    case .nearest: return min(max(index, 0), count - 1)
    case .wrap: return (index % count + count) % count
    case .reflect:
      let period = 2 * count
      let inside = (index % period + period) % period
      return inside < count ? inside : period - 1 - inside
    }
  }
}

extension nn {
  /// Images moved, turned or stretched: the pixel (x, y) of an output is that of the input at `(a0
  /// x + a1 y + a2, b0 x + b1 y + b2)`, mixed from its four neighbours (`bilinear`) or the nearest
  /// of them.
  ///
  /// - Parameters:
  ///   - images: (batch, height, width, channels).
  ///   - transforms: (batch, 6): a0, a1, a2, b0, b1, b2 of each image.
  ///   - fillMode: what stands outside of the image.
  ///   - fillValue: the value there with `constant`.
  ///
  /// As Keras's `ops.image.affine_transform`.
  public static func affineTransform(
    _ images: Tensor, _ transforms: Tensor, bilinear: Bool = true, fillMode: FillMode = .constant,
    fillValue: Double = 0
  ) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard images.rank == 4, transforms.shape == [images.shape[0], 6] else {
        throw ShapeError(
          "affineTransform: needs images (batch, height, width, channels) and six numbers for each, got the shapes "
            + "\(images.shape) and \(transforms.shape)")
      }
    }
    let mixing = PixelMixing(
      images.shape, transforms.doubles, bilinear: bilinear, fillMode: fillMode, fillValue: fillValue)
    return mixing.applied(to: images.floating)
  }
}

/// Which input pixels with which weights make each output pixel of a batch of images.
private final class PixelMixing {
  private let shape: Shape
  private var starts: [Int] = [0]
  private var sources: [Int] = []
  private var weights: [Float] = []
  private var constants: [Float] = []

  init(_ shape: Shape, _ transforms: [Double], bilinear: Bool, fillMode: FillMode, fillValue: Double) {
    self.shape = shape
    let (count, height, width) = (shape[0], shape[1], shape[2])
    for image in 0..<count {
      // In single precision and in Keras's order, so that places on halves are rounded as there.
      let t = transforms[(6 * image)..<(6 * image + 6)].map { Float($0) }
      for y in 0..<height {
        for x in 0..<width {
          let column = Double((t[1] * Float(y) + t[0] * Float(x)) + t[2])
          let row = Double((t[4] * Float(y) + t[3] * Float(x)) + t[5])
          var constant = 0.0
          for (r, rowWeight) in Self.neighbours(row, bilinear) {
            for (c, columnWeight) in Self.neighbours(column, bilinear) where rowWeight * columnWeight != 0 {
              if let r = fillMode.place(r, height), let c = fillMode.place(c, width) {
                sources.append((image * height + r) * width + c)
                weights.append(Float(rowWeight * columnWeight))
              } else {
                constant += rowWeight * columnWeight * fillValue
              }
            }
          }
          constants.append(Float(constant))
          starts.append(sources.count)
        }
      }
    }
  }

  /// The pixels of a line that a place lies between, with their weights.
  private static func neighbours(_ place: Double, _ bilinear: Bool) -> [(Int, Double)] {
    guard place.isFinite, abs(place) < 1e9 else { return [(-1, 0)] }
    guard bilinear else { return [(Int(place.rounded(.toNearestOrAwayFromZero)), 1)] }
    let first = place.rounded(.down)
    return [(Int(first), 1 - (place - first)), (Int(first) + 1, place - first)]
  }

  func applied(to images: Tensor) -> Tensor {
    let channels = shape[3]
    let input = images.floats
    var output = [Float](repeating: 0, count: input.count)
    for pixel in constants.indices {
      for channel in 0..<channels { output[pixel * channels + channel] = constants[pixel] }
      for term in starts[pixel]..<starts[pixel + 1] {
        let source = sources[term] * channels
        for channel in 0..<channels {
          output[pixel * channels + channel] += weights[term] * input[source + channel]
        }
      }
    }
    return Tensor(shape: shape, output).astype(images.dtype)
      .recorded("affine_transform", from: images) { self.transposed($0) }
  }

  /// What the outputs' gradient is for the inputs.
  private func transposed(_ gradient: Tensor) -> Tensor {
    let channels = shape[3]
    let input = gradient.floats
    var output = [Float](repeating: 0, count: input.count)
    for pixel in constants.indices {
      for term in starts[pixel]..<starts[pixel + 1] {
        let source = sources[term] * channels
        for channel in 0..<channels {
          output[source + channel] += weights[term] * input[pixel * channels + channel]
        }
      }
    }
    let linear = withoutConstants
    return Tensor(shape: shape, output).astype(gradient.dtype)
      .recorded("affine_transform_gradient", from: gradient) { linear.applied(to: $0) }
  }

  private var withoutConstants: PixelMixing { PixelMixing(of: self) }

  private init(of other: PixelMixing) {
    (shape, starts, sources, weights) = (other.shape, other.starts, other.sources, other.weights)
    constants = [Float](repeating: 0, count: other.constants.count)
  }
}
