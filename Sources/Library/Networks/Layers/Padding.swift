import Tensors
import UserErrors

extension Padding {
  /// The padding of this name.
  init(checking name: String, layer: String) throws(ValueError) {
    guard let padding = Padding(rawValue: name.lowercased()) else {
      throw ValueError("unknown padding '\(name)' of \(layer). Known: 'same', 'valid'")
    }
    self = padding
  }

  /// The size of a convolution's or a pooling's output: same, ceil(size / stride); valid, ceil((size - window + 1) / stride).
  func outputSize(_ size: Int?, window: Int, stride: Int) -> Int? {
    guard let size else { return nil }
    let positions = self == .same ? size : size - window + 1
    return (positions + stride - 1) / stride
  }

  /// The size of a transposed convolution's output.
  func transposedSize(_ size: Int?, window: Int, stride: Int) -> Int? {
    guard let size else { return nil }
    return self == .same ? size * stride : size * stride + max(window - stride, 0)
  }
}
