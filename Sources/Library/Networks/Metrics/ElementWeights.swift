import Tensors
import UserErrors

/// A weight for each element of predictions of a shape, from one for each sample or element.
func elementWeights(_ weight: Tensor?, shape: Shape) -> Tensor {
  let weights = Tensor(ones: shape, dtype: .float64)
  guard let weight else { return weights }
  return weights
    * orRaiseAny { try broadcastable(weight.astype(.float64), to: shape, of: "sampleWeight") }
}

/// Throws where targets cannot be compared with predictions number by number.
func checkSameShape(_ yTrue: Tensor, _ yPred: Tensor) throws {
  guard yTrue.shape == yPred.shape else {
    throw ShapeError("the targets have the shape \(yTrue.shape), the predictions \(yPred.shape)")
  }
}
