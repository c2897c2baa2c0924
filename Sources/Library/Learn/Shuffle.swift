import Tensors
import UserErrors

/// Samples in random order, as scikit-learn's `utils.shuffle`: the same order for the same
/// `randomState`.
@_disfavoredOverload
public func shuffle(_ x: some ArrayConvertible, randomState: Int? = nil) -> Tensor {
  let x = x.asTensor
  return x.take(shuffledPositions([x], randomState))
}

/// Samples and what belongs to them in one random order: `let (x, y) = shuffle(x, y, randomState: 1)`.
@_disfavoredOverload
public func shuffle(
  _ x: some ArrayConvertible, _ y: some ArrayConvertible, randomState: Int? = nil
) -> (Tensor, Tensor) {
  let (x, y) = (x.asTensor, y.asTensor)
  let order = shuffledPositions([x, y], randomState)
  return (x.take(order), y.take(order))
}

private func shuffledPositions(_ tensors: [Tensor], _ randomState: Int?) -> [Int] {
  let count = tensors[0].shape.first ?? 0
  if tensors.contains(where: { $0.shape.first != count }) {
    let shapes = tensors.map { "\($0.shape)" }.joined(separator: ", ")
    raise(ValueError("shuffle: all must have as many samples; their shapes are \(shapes)"))
  }
  var shuffling = Shuffling(randomState: randomState)
  return shuffling.permutation(Array(0..<count))
}
