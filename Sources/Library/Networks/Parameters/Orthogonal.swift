import OrderedJSON
import Tensors
import UserErrors

/// A random orthogonal matrix: Q of a normal matrix's QR decomposition, its signs made uniform by
/// R's diagonal.
public struct Orthogonal: Initializer {
  let gain: Double
  let seed: Int?
  /// A random orthogonal matrix times `gain`.
  public init(gain: Double = 1, seed: Int? = nil) { (self.gain, self.seed) = (gain, seed) }
  public var className: String { "Orthogonal" }
  public var config: JSON { ["gain": JSON(gain), "seed": seed.map { JSON($0) } ?? .null] }

  public func callAsFunction(_ shape: Shape) -> Tensor {
    orRaise { () throws(ShapeError) in
      guard shape.count >= 2 else {
        throw ShapeError(
          "the Orthogonal initializer needs a shape of two dimensions or more, not \(shape)")
      }
      let columns = shape[shape.count - 1]
      let rows = shape.dropLast().reduce(1, *)
      let normal = Randomness.normal([max(rows, columns), min(rows, columns)], seed: seed)
      let (q, r) = np.linalg.qr(normal)
      let signs = Tensor((0..<r.shape[1]).map { r[$0, $0].item() < 0 ? -1.0 : 1.0 })
      let orthogonal = q * signs
      return gain * (rows < columns ? orthogonal.transpose() : orthogonal).reshape(shape)
    }
  }
}
