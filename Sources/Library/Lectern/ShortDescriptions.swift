import Display
import Tensors

/// Shape and type of the elements; a tensor of few elements with its values.
extension Tensor: ShortlyDescribed {
  public var shortDescription: String {
    count <= 16 ? "\(self) \(dtype) \(shape)" : "\(dtype) \(shape)"
  }
}

extension Variable: ShortlyDescribed {
  public var shortDescription: String { "\(name) \(dtype) \(shape)" }
}
