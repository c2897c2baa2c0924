import Foundation
import Tensors

extension NumPy {
  /// Writes `tensor` to a `.npy` file that NumPy reads; the ending is added if `path` lacks it, as NumPy does.
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be written.
  public static func save(_ path: String, _ tensor: Tensor) throws {
    let path = path.hasSuffix(".npy") ? path : path + ".npy"
    try AtomicFile.write(NPY.encode(NumericArray(tensor)), to: path)
  }

  /// The tensor in a `.npy` file. Element types that tensors lack become the next wider one (float16 to float32).
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be read, is damaged, or holds
  ///   something else than numbers.
  public static func load(_ path: String) throws -> Tensor {
    let bytes = try WholeFile.read(path)
    guard !bytes.starts(with: [0x50, 0x4B]) else {
      throw FileError("\(path): is an archive of several tensors: np.load(\"\(path)\")[\"name\"].")
    }
    return try namingFile(path) { try NPY.decode(bytes).tensor() }
  }

  /// The tensors in a `.npz` file: `np.load("codes.npz")["z"]`.
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be read, is damaged, or holds
  ///   something else than numbers.
  @_disfavoredOverload
  public static func load(_ path: String) throws -> NpzFile {
    NpzFile(tensors: try loadArchive(path))
  }

  /// The tensors in a `.npz` file by name, as `dict(np.load(path))`.
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be read, is damaged, or holds
  ///   something else than numbers.
  public static func loadArchive(_ path: String) throws -> [String: Tensor] {
    let bytes = try WholeFile.read(path)
    return try namingFile(path) {
      let arrays = try NPZ.decode(bytes).map { ($0.name, try $0.array.tensor()) }
      return Dictionary(arrays, uniquingKeysWith: { $1 })
    }
  }

  /// Writes named tensors to a `.npz` file, as `np.savez(path, images=images, labels=labels)`.
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be written.
  public static func savez(_ path: String, _ tensors: KeyValuePairs<String, Tensor>) throws {
    try saveArchive(path, tensors, packed: false)
  }

  /// The same, packed.
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be written.
  public static func savezCompressed(_ path: String, _ tensors: KeyValuePairs<String, Tensor>) throws {
    try saveArchive(path, tensors, packed: true)
  }

  private static func saveArchive(
    _ path: String, _ tensors: KeyValuePairs<String, Tensor>, packed: Bool
  ) throws {
    let path = path.hasSuffix(".npz") ? path : path + ".npz"
    let arrays = tensors.map { (name: $0.key, array: NumericArray($0.value)) }
    try AtomicFile.write(namingFile(path) { try NPZ.encode(arrays, packed: packed) }, to: path)
  }
}
