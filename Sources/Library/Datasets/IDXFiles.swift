import FileFormats
import Tensors

extension datasets {
  /// The tensor in an IDX file, the format of MNIST and its family, packed with gzip or not.
  ///
  ///     let images = try datasets.loadIDX("train-images-idx3-ubyte.gz")  // (60000, 28, 28), uint8
  ///
  /// - Parameter limit: the most bytes that the file may unpack to.
  /// - Throws: ``FileFormats/FileError`` if the file cannot be read, is damaged or is of another format.
  public static func loadIDX(_ path: String, limit: Int = 1 << 32) throws -> Tensor {
    let array = try IDX.readFile(path, limit: limit)
    return try namingFile(path) { try array.tensor() }
  }

  /// Writes a tensor of uint8, int32, float32 or float64 to an IDX file.
  ///
  /// - Throws: ``FileFormats/FileError`` if the file cannot be written or the format lacks the tensor's type.
  public static func saveIDX(_ path: String, _ tensor: Tensor) throws {
    try namingFile(path) { try IDX.writeFile(NumericArray(tensor), to: path) }
  }
}
