import Display
import Tensors

extension Tensor: NumberHolder {
  /// The number of a tensor of one element, which `String(format:)` can write.
  public var heldNumber: Double? { count == 1 ? item() : nil }
}
