import Tensors

extension ops {
  /// The binary cross-entropy of each element, of the shape of both:
  /// `-(t log p + (1 - t) log(1 - p))` with p cut to [1e-7, 1 - 1e-7], of logits z
  /// `max(z, 0) - z t + log(1 + exp(-|z|))`.
  ///
  /// Keras, `keras/src/ops/nn.py`, `binary_crossentropy`.
  public static func binaryCrossentropy(
    _ target: Tensor, _ output: Tensor, fromLogits: Bool = false
  ) -> Tensor {
    fromLogits
      ? nn.relu(output) - output * target + (-(output.abs())).exp().log1p()
      : nn.binaryCrossentropy(target, output, epsilon: probabilityEpsilon)
  }

  /// The cross-entropy over the last axis, targets as probabilities: (…, classes) → (…).
  ///
  /// Keras, `keras/src/ops/nn.py`, `categorical_crossentropy`.
  public static func categoricalCrossentropy(
    _ target: Tensor, _ output: Tensor, fromLogits: Bool = false
  ) -> Tensor {
    losses.categoricalCrossentropy(target, output, fromLogits: fromLogits)
  }

  /// The cross-entropy over the last axis, targets as class numbers: (…) and (…, classes) → (…).
  ///
  /// Keras, `keras/src/ops/nn.py`, `sparse_categorical_crossentropy`.
  public static func sparseCategoricalCrossentropy(
    _ target: Tensor, _ output: Tensor, fromLogits: Bool = false
  ) -> Tensor {
    losses.sparseCategoricalCrossentropy(target, output, fromLogits: fromLogits)
  }
}
