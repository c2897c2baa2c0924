import UserErrors

extension nn {
  /// Images of another size, (N, H, W, C) to (N, height, width, C), each pixel mixed from its four
  /// neighbours. The middles of pixels are what lies over each other (half a pixel from the
  /// border), as in Keras's `ops.image.resize(…, "bilinear")` without antialiasing.
  public static func resizeBilinear(_ x: Tensor, to size: (Int, Int)) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard x.rank == 4, size.0 > 0, size.1 > 0 else {
        throw ShapeError(
          "resizeBilinear: needs images (batch, height, width, channels) and a size, got shape \(x.shape) and \(size)"
        )
      }
    }
    let d = x.shape.dimensions
    let rows = mixing(d[1], into: size.0, dtype: x.floating.dtype)
    let columns = mixing(d[2], into: size.1, dtype: x.floating.dtype)
    let tall = rows.matmul(x.reshaped(to: [d[0], d[1], d[2] * d[3]]))
    let wide = columns.matmul(tall.reshaped(to: [d[0] * size.0, d[2], d[3]]))
    return wide.reshaped(to: [d[0], size.0, size.1, d[3]])
  }

  /// Images of another size, each pixel being the one that its middle lies in.
  public static func resizeNearest(_ x: Tensor, to size: (Int, Int)) -> Tensor {
    func places(_ count: Int, _ target: Int) -> Tensor {
      Tensor(
        (0..<target).map { Int64(min(count - 1, Int((Double($0) + 0.5) * Double(count) / Double(target)))) })
    }
    return x.take(places(x.shape[1], size.0), axis: 1).take(places(x.shape[2], size.1), axis: 2)
  }

  /// The matrix (target, count) whose rows say how much of each pixel of a line a pixel of the new
  /// line has.
  private static func mixing(_ count: Int, into target: Int, dtype: DType) -> Tensor {
    var weights = [Float](repeating: 0, count: target * count)
    let scale = Double(count) / Double(target)
    for place in 0..<target {
      let middle = (Double(place) + 0.5) * scale - 0.5
      let first = middle.rounded(.down)
      let part = Float(middle - first)
      let (left, right) = (min(max(Int(first), 0), count - 1), min(max(Int(first) + 1, 0), count - 1))
      weights[place * count + left] += 1 - part
      weights[place * count + right] += part
    }
    return Tensor(shape: [target, count], weights).astype(dtype)
  }
}
