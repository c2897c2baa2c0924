import FileFormats
import Testing

@Suite struct NumPyTests {
  @Test func readsWhatNumPyWrites() throws {
    #expect(
      try NPY.decode(Golden.bytes("float32.npy"))
        == numbers(.float32, [2, 3], [0, 0.5, 1, 1.5, 2, 2.5] as [Float]))
    #expect(try NPY.decode(Golden.bytes("int16_big.npy")) == numbers(.int16, [3], [1, -2, 300] as [Int16]))
    #expect(
      try NPY.decode(Golden.bytes("float64_fortran.npy"))
        == numbers(.float64, [2, 3, 4], (0..<24).map(Double.init)))
    #expect(try NPY.decode(Golden.bytes("bool.npy")) == numbers(.bool, [1, 2], [true, false]))
    #expect(try NPY.decode(Golden.bytes("scalar_int64.npy")) == numbers(.int64, [], [-7]))
    #expect(try NPY.decode(Golden.bytes("empty.npy")) == numbers(.float32, [0, 3], [Float]()))
    #expect(try NPY.decode(Golden.bytes("float16.npy")).type == .float16)
  }

  @Test(arguments: ["float32.npy", "bool.npy", "scalar_int64.npy", "empty.npy", "float16.npy"])
  func writesByteForByteWhatNumPyWrites(name: String) throws {
    let bytes = try Golden.bytes(name)
    #expect(try NPY.encode(NPY.decode(bytes)) == bytes)
  }

  @Test(arguments: [true, false])
  func archivesHoldNamedArrays(packed: Bool) throws {
    let arrays = try NPZ.decode(Golden.bytes("two.npz"))
    #expect(arrays.map(\.name) == ["images", "labels"])
    #expect(arrays[0].array == numbers(.uint8, [2, 2], [0, 1, 2, 3] as [UInt8]))
    #expect(arrays[1].array == numbers(.int64, [2], [3, 1]))
    let again = try NPZ.decode(NPZ.encode(arrays, packed: packed))
    #expect(again.map(\.name) == arrays.map(\.name))
    #expect(again.map(\.array) == arrays.map(\.array))
  }

  @Test(arguments: ["float32.npy", "float64_fortran.npy", "two.npz"])
  func everyTruncationIsAnError(name: String) throws {
    let bytes = try Golden.bytes(name)
    for length in 0..<bytes.count {
      let cut = Array(bytes.prefix(length))
      #expect(throws: FileError.self, "cut to \(length)") {
        if name.hasSuffix("npz") { _ = try NPZ.decode(cut) } else { _ = try NPY.decode(cut) }
      }
    }
  }

  @Test func objectsAndHugeShapesAreErrors() throws {
    func file(_ header: String) -> [UInt8] {
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    }
    for header in [
      "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
      "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999, 9999999999), }",
      "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
      "{'descr': '<f4', 'fortran_order': maybe, 'shape': (1,), }",
      "{'descr': '<f4', 'shape': (0,), }", "{", "",
    ] {
      #expect(throws: FileError.self, "\(header)") { try NPY.decode(file(header)) }
    }
  }

  @Test func damagedFilesNeverTrap() throws {
    for name in ["float32.npy", "two.npz"] {
      let bytes = try Golden.bytes(name)
      for seed in 1...500 {
        let damaged = mutated(bytes, seed: UInt64(seed))
        if name.hasSuffix("npz") {
          _ = try? NPZ.decode(damaged)
        } else {
          _ = try? NPY.decode(damaged, limit: 1 << 20)
        }
      }
    }
  }
}
