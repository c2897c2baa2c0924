import Tensors
import UserErrors

/// The tensors of a `.npz` file by their names, as `np.load` gives them.
public struct NpzFile: CustomStringConvertible {
  let tensors: [String: Tensor]

  /// The names in alphabetical order.
  public var files: [String] { tensors.keys.sorted() }

  /// The tensor of a name, which has to be there.
  public subscript(name: String) -> Tensor {
    guard let tensor = tensors[name] else {
      raise(ValueError("the archive has no '\(name)', but \(files.joined(separator: ", "))"))
    }
    return tensor
  }

  /// The names that there are.
  public var description: String { "NpzFile with \(files.joined(separator: ", "))" }
}
