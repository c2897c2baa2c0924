import Tensors
import UserErrors

/// Two tensors brought to the same rank where they differ by a last axis of size 1: targets (batch)
/// against predictions (batch, 1) would otherwise be broadcast to (batch, batch).
///
/// See Keras, `keras/src/losses/loss.py`, squeeze_or_expand_to_same_rank.
func sameRank(_ a: Tensor, _ b: Tensor) -> (Tensor, Tensor) {
  if a.rank == b.rank + 1, a.shape.last == 1 {
    return b.rank == 1 ? (a, b.expandDims(-1)) : (a.squeeze(-1), b)
  }
  if b.rank == a.rank + 1, b.shape.last == 1 {
    return a.rank == 1 ? (a.expandDims(-1), b) : (a, b.squeeze(-1))
  }
  return (a, b)
}

extension Tensor {
  /// The tensor with a last axis of size 1 added or taken away where that gives the rank of
  /// `shape`: labels (batch) for an input (batch, 1), gray pictures (batch, 28, 28) for one of
  /// (batch, 28, 28, 1).
  ///
  /// See Keras, `keras/src/models/functional.py`, _adjust_input_rank.
  func adjusted(toRankOf shape: SymbolicShape) -> Tensor {
    let dimensions = shape.dimensions
    if rank == dimensions.count + 1, self.shape.last == 1 { return squeeze(-1) }
    if rank == dimensions.count - 1, dimensions.last == .some(1) { return expandDims(-1) }
    return self
  }
}

/// Weights in the form in which they multiply values of a shape: one for each sample, (batch), or
/// one for each value, such as the pixels of an image's loss.
///
/// - Throws: ``ShapeError`` where the weights belong to no leading axes of the values.
func broadcastable(_ weights: Tensor, to shape: Shape, of what: String) throws -> Tensor {
  // One number for all samples is weighed by each weight.
  if shape.rank == 0 { return weights }
  var weights = weights
  if weights.rank == shape.rank + 1, weights.shape.last == 1 { weights = weights.squeeze(-1) }
  let leading = Array(shape.dimensions.prefix(weights.rank))
  let fits =
    weights.rank <= shape.rank
    && zip(weights.shape.dimensions, leading).allSatisfy { $0 == $1 || ($0 == 1 && shape.rank > 0) }
  guard fits else {
    throw ShapeError(
      "\(what): sampleWeight has the shape \(weights.shape), but the values that it weighs have the shape \(shape). "
        + "Give a weight for each sample, (batch), or for each value")
  }
  let ones = Array(repeating: 1, count: shape.rank - weights.rank)
  return ones.isEmpty ? weights : weights.reshape(Shape(weights.shape.dimensions + ones))
}
