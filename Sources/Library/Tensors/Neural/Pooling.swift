import UserErrors

extension nn {
  /// The largest value in each window. With `.same` padding, windows are cut off at the border.
  ///
  /// - Parameters:
  ///   - x: Images (N, H, W, C).
  ///   - size: Height and width of the windows.
  ///   - strides: Steps between windows; the size if not given.
  /// - Returns: Images (N, H', W', C).
  public static func maxPool2d(
    _ x: Tensor, size: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid
  ) -> Tensor {
    let windows = PoolWindows(x, size, strides ?? size, padding, "maxPool2d")
    let source = x.floating
    let places =
      source.dtype == .float64
      ? windows.largestPlaces(source, Double.self) : windows.largestPlaces(source, Float.self)
    return source.flatten().take(places).reshaped(to: windows.outputShape)
  }

  /// The mean of each window. With `.same` padding, only the pixels inside the image count.
  ///
  /// - Parameters:
  ///   - x: Images (N, H, W, C).
  ///   - size: Height and width of the windows.
  ///   - strides: Steps between windows; the size if not given.
  /// - Returns: Images (N, H', W', C).
  public static func averagePool2d(
    _ x: Tensor, size: (Int, Int) = (2, 2), strides: (Int, Int)? = nil, padding: Padding = .valid
  ) -> Tensor {
    let windows = PoolWindows(x, size, strides ?? size, padding, "averagePool2d")
    let source = x.floating
    return windowSums(source, windows) / windows.counts.astype(source.dtype)
  }

  /// Each pixel repeated to a block: nearest-neighbour upsampling from (N, H, W, C) to (N, fh H, fw W, C).
  public static func upsample2d(_ x: Tensor, size: (Int, Int) = (2, 2)) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard x.rank == 4 else {
        throw ShapeError("upsample2d: needs images (batch, height, width, channels), got shape \(x.shape)")
      }
    }
    let d = x.shape.dimensions
    return x.reshaped(to: [d[0], d[1], 1, d[2], 1, d[3]])
      .broadcast(to: [d[0], d[1], size.0, d[2], size.1, d[3]])
      .reshaped(to: [d[0], d[1] * size.0, d[2] * size.1, d[3]])
  }

  /// The mean of all pixels: (N, H, W, C) to (N, C).
  public static func globalAveragePool2d(_ x: Tensor) -> Tensor { x.mean(axes: [1, 2]) }

  /// The largest of all pixels: (N, H, W, C) to (N, C).
  public static func globalMaxPool2d(_ x: Tensor) -> Tensor { x.floating.max(axes: [1, 2]) }

  /// The sum of each window; linear, with `windowSpread` as adjoint.
  private static func windowSums(_ x: Tensor, _ windows: PoolWindows) -> Tensor {
    let sums = x.dtype == .float64 ? windows.sums(x, Double.self) : windows.sums(x, Float.self)
    return sums.recorded("window_sums", from: x) { windowSpread($0, windows) }
  }

  private static func windowSpread(_ y: Tensor, _ windows: PoolWindows) -> Tensor {
    let spread = y.dtype == .float64 ? windows.spread(y, Double.self) : windows.spread(y, Float.self)
    return spread.recorded("window_spread", from: y) { windowSums($0, windows) }
  }
}

/// The windows of a pooling over images.
private struct PoolWindows {
  let inputShape: Shape
  let outputShape: Shape
  let size: (Int, Int)
  let strides: (Int, Int)
  let pad: (Int, Int)

  init(_ x: Tensor, _ size: (Int, Int), _ strides: (Int, Int), _ padding: Padding, _ operation: String) {
    orRaise { () throws(ShapeError) in
      guard x.rank == 4 else {
        throw ShapeError("\(operation): needs images (batch, height, width, channels), got shape \(x.shape)")
      }
      guard size.0 > 0, size.1 > 0, strides.0 > 0, strides.1 > 0 else {
        throw ShapeError("\(operation): window \(size) and strides \(strides) must be positive")
      }
    }
    let d = x.shape.dimensions
    let rows = ConvolutionGeometry.outputLength(d[1], size.0, strides.0, padding, 1)
    let columns = ConvolutionGeometry.outputLength(d[2], size.1, strides.1, padding, 1)
    orRaise { () throws(ShapeError) in
      guard rows.length > 0, columns.length > 0 else {
        throw ShapeError("\(operation): windows of \(size) do not fit into images of shape \(x.shape)")
      }
    }
    inputShape = x.shape
    outputShape = [d[0], rows.length, columns.length, d[3]]
    (self.size, self.strides, pad) = (size, strides, (rows.pad, columns.pad))
  }

  /// Calls `body` with the offsets of the first channel of each output pixel and of each input pixel of its window.
  @inline(__always)
  func forEach(_ body: (_ output: Int, _ input: Int, _ isFirst: Bool) -> Void) {
    let (i, o) = (inputShape.dimensions, outputShape.dimensions)
    for n in 0..<o[0] {
      for y in 0..<o[1] {
        for x in 0..<o[2] {
          let output = ((n * o[1] + y) * o[2] + x) * o[3]
          let (top, left) = (y * strides.0 - pad.0, x * strides.1 - pad.1)
          var isFirst = true
          for row in Swift.max(top, 0)..<Swift.min(top + size.0, i[1]) {
            for column in Swift.max(left, 0)..<Swift.min(left + size.1, i[2]) {
              body(output, ((n * i[1] + row) * i[2] + column) * i[3], isFirst)
              isFirst = false
            }
          }
        }
      }
    }
  }

  /// For each output element, the position of the first largest input element in its window.
  func largestPlaces<Number: FloatElement>(_ x: Tensor, _: Number.Type) -> Tensor {
    let channels = inputShape.dimensions[3]
    return x.withElements(Number.self) { values in
      Tensor.make(outputShape, Int64.self) { places in
        forEach { output, input, isFirst in
          for c in 0..<channels where isFirst || values[input + c] > values[Int(places[output + c])] {
            places[output + c] = Int64(input + c)
          }
        }
      }
    }
  }

  func sums<Number: FloatElement>(_ x: Tensor, _: Number.Type) -> Tensor {
    let channels = inputShape.dimensions[3]
    return x.withElements(Number.self) { values in
      Tensor.make(outputShape, Number.self) { sums in
        forEach { output, input, isFirst in
          for c in 0..<channels { sums[output + c] = (isFirst ? 0 : sums[output + c]) + values[input + c] }
        }
      }
    }
  }

  func spread<Number: FloatElement>(_ y: Tensor, _: Number.Type) -> Tensor {
    let channels = inputShape.dimensions[3]
    return y.withElements(Number.self) { values in
      Tensor.make(inputShape, Number.self) { target in
        target.initialize(repeating: 0, count: inputShape.elementCount)
        forEach { output, input, _ in
          for c in 0..<channels { target[input + c] += values[output + c] }
        }
      }
    }
  }

  /// How many pixels each window holds: (1, H', W', 1).
  var counts: Tensor {
    let (i, o) = (inputShape.dimensions, outputShape.dimensions)
    var counts: [Float] = []
    for y in 0..<o[1] {
      for x in 0..<o[2] {
        let (top, left) = (y * strides.0 - pad.0, x * strides.1 - pad.1)
        let rows = Swift.min(top + size.0, i[1]) - Swift.max(top, 0)
        let columns = Swift.min(left + size.1, i[2]) - Swift.max(left, 0)
        counts.append(Float(rows * columns))
      }
    }
    return Tensor(shape: [1, o[1], o[2], 1], counts)
  }
}
