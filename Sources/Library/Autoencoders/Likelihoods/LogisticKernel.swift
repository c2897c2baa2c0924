import Tensors

/// Passes over memory for ``bernoulliLogLikelihood(_:logits:)`` in float32: a training step of an importance-weighted autoencoder
/// spends most of its time there (50 draws of 784 pixels for each image), and each pass that is saved counts.
enum LogisticKernel {
  /// sum over the last axis of x z - max(z, 0) - log(1 + exp(-|z|)).
  ///
  /// - Parameters: x (batch, elements), z (..., batch, elements), both float32.
  static func value(_ x: Tensor, _ z: Tensor) -> Tensor {
    let tails = onePlus(negatedSize(z).exp()).log()  // log(1 + exp(-|z|))
    let width = x.shape[-1]
    let (rows, batch) = (z.count / max(width, 1), x.shape[0])
    return Tensor.make(z.shape[..<(z.rank - 1)], Float.self) { result in
      x.withElements(Float.self) { x in
        z.withElements(Float.self) { z in
          tails.withElements(Float.self) { tails in
            for row in 0..<rows {
              let (xRow, offset) = (x + (row % batch) * width, row * width)
              result[row] = sum(xRow, z + offset, tails + offset, width)
            }
          }
        }
      }
    }
  }

  /// Eight running sums: the order of additions is the same on every machine, and the compiler can use its vectors.
  private static func sum(
    _ x: UnsafePointer<Float>, _ z: UnsafePointer<Float>, _ tails: UnsafePointer<Float>, _ count: Int
  ) -> Float {
    var sums = SIMD8<Float>(repeating: 0)
    let zero = SIMD8<Float>(repeating: 0)
    var place = 0
    while place + 8 <= count {
      let (a, b, c) = (vector(x + place), vector(z + place), vector(tails + place))
      sums += a * b - pointwiseMax(b, zero) - c
      place += 8
    }
    var rest = sums.sum()
    while place < count {
      rest += x[place] * z[place] - max(z[place], 0) - tails[place]
      place += 1
    }
    return rest
  }

  /// gradient (..., batch) times x - p, with p (..., batch, elements) float32: what reaches z.
  static func gradient(_ gradient: Tensor, _ x: Tensor, _ p: Tensor) -> Tensor {
    let width = x.shape[-1]
    let (rows, batch) = (p.count / max(width, 1), x.shape[0])
    return Tensor.make(p.shape, Float.self) { result in
      gradient.withElements(Float.self) { gradient in
        x.withElements(Float.self) { x in
          p.withElements(Float.self) { p in
            for row in 0..<rows {
              let (scale, offset) = (gradient[row], row * width)
              let xRow = x + (row % batch) * width
              for place in 0..<width { result[offset + place] = scale * (xRow[place] - p[offset + place]) }
            }
          }
        }
      }
    }
  }

  /// -|z|.
  private static func negatedSize(_ z: Tensor) -> Tensor {
    let count = z.count
    return Tensor.make(z.shape, Float.self) { result in
      z.withElements(Float.self) { z in
        for place in 0..<count { result[place] = -abs(z[place]) }
      }
    }
  }

  /// 1 + values.
  private static func onePlus(_ values: Tensor) -> Tensor {
    let count = values.count
    return Tensor.make(values.shape, Float.self) { result in
      values.withElements(Float.self) { values in
        for place in 0..<count { result[place] = 1 + values[place] }
      }
    }
  }

  private static func vector(_ source: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
  }
}
