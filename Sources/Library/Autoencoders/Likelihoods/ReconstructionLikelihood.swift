import Tensors
import UserErrors

/// p(x|z): how likely a sample is, given what the decoder made of z.
///
/// A likelihood with a weight of its own is a `Layer` too: a model that keeps it in a property trains it.
public protocol ReconstructionLikelihood {
  /// log p(x|z) in nats, summed over a sample's elements.
  ///
  /// - Parameters:
  ///   - x: (batch, sample's axes).
  ///   - outputs: what the decoder gave, each (batch, sample's axes) or (draws, batch, sample's axes).
  /// - Returns: (batch) or (draws, batch).
  func logProb(_ x: Tensor, _ outputs: [Tensor]) -> Tensor

  /// E[x|z] from what the decoder gave: the picture to show.
  func mean(_ outputs: [Tensor]) -> Tensor

  /// A draw of p(x|z) from what the decoder gave.
  func sample(_ outputs: [Tensor]) -> Tensor
}

/// x as (batch, elements) and an output as (batch, elements) or (draws, batch, elements).
func flattenedSamples(_ x: Tensor, _ output: Tensor) -> (x: Tensor, output: Tensor) {
  orRaise { () throws(ShapeError) in
    guard output.rank >= x.rank, Array(output.shape.suffix(x.rank)) == Array(x.shape) else {
      throw ShapeError("the decoder gives \(output.shape) for data of the shape \(x.shape)")
    }
  }
  let elements = x.shape[1...].elementCount
  let leading = output.shape[..<(output.rank - x.rank + 1)]
  return (x.reshape(x.shape[0], elements), output.reshaped(to: leading + [elements]))
}
