import FileFormats
import Foundation
import Networks
import OrderedJSON
import Raster

/// The readers of files that may come from anyone, each as a function of bytes that may fail but not crash. The fuzzer
/// (scripts/fuzz.sh) and the tests that keep what it found run the same code.
package enum FuzzedReader: String, CaseIterable, Sendable {
  case hdf5, keras, config, npy, npz, idx, gzip, png, events, json

  /// Far below the limits that users have, so that a reader which takes more than the file can justify is found.
  private static let limit = 1 << 24

  /// Reads `bytes`; what is wrong with them is thrown.
  package func read(_ bytes: [UInt8]) throws {
    switch self {
    case .hdf5:
      var limits = HDF5Limits()
      (limits.bytes, limits.nodes) = (Self.limit, 10_000)
      _ = try HDF5Group.decode(bytes, limits: limits)
    case .keras: try Self.save(models.loadModel(bytes: bytes))
    case .config: try Self.save(models.model(describedBy: bytes, weightLimit: 1 << 20))
    case .npy: _ = try NPY.decode(bytes, limit: Self.limit).tensor()
    case .npz: for (_, array) in try NPZ.decode(bytes, limit: Self.limit) { _ = try array.tensor() }
    case .idx: _ = try IDX.parse(bytes).tensor()
    case .gzip: try Self.withFile(bytes) { _ = try Gzip.readFile($0, limit: Self.limit) }
    case .png: _ = try PNGImage(decoding: bytes, limit: Self.limit, checksums: false)
    case .events:
      _ = try? EventReader.scalars(EventRecord.encode(bytes))
      _ = try EventReader.scalars(bytes)
    case .json: _ = try JSON(parsing: Data(bytes))
    }
  }

  /// A model that could be loaded can be described again.
  private static func save(_ model: Model) throws { _ = try model.toJson() }

  private static func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "lectern-fuzzed-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try body(path)
  }
}
