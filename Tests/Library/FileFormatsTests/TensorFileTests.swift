import FileFormats
import Foundation
import Tensors
import Testing

@Suite struct TensorFileTests {
  @Test func everyTensorTypeComesBack() throws {
    let folder = NSTemporaryDirectory() + "lectern-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for dtype in DType.allCases {
      let tensor = Tensor([[0.0, 1.0], [2.0, 3.0]]).astype(dtype)
      try np.save("\(folder)/x", tensor)
      let again = try np.load("\(folder)/x.npy")
      #expect(again.dtype == dtype && again.shape == [2, 2] && again.doubles == tensor.doubles)
    }
    try np.savezCompressed("\(folder)/y", ["a": Tensor([1.0]), "b": Tensor(zeros: [0, 2])])
    let archive = try np.loadArchive("\(folder)/y.npz")
    #expect(archive["a"]?.floats == [1] && archive["b"]?.shape == [0, 2])
    #expect(throws: FileError.self) { try np.load("\(folder)/y.npz") }
    #expect(throws: FileError.self) { try np.load("\(folder)/none.npy") }
    #expect(throws: FileError.self) { try np.load(folder) }
  }

  @Test func narrowTypesBecomeWider() throws {
    let half = try NPY.decode(Golden.bytes("float16.npy")).tensor()
    // What NumPy makes of the same numbers: np.load("float16.npy").astype("float32").
    #expect(half.floats == [1, -2.5, 65504, .infinity, 5.9604645e-08])
    #expect(try NPY.decode(Golden.bytes("int16_big.npy")).tensor() == Tensor([1, -2, 300]).astype(.int32))
    #expect(try numbers(.uint32, [1], [UInt32.max]).tensor().ints == [4_294_967_295])
    #expect(throws: FileError.self) { try numbers(.uint64, [1], [UInt64.max]).tensor() }
  }
}
