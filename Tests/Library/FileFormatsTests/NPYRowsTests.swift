import FileFormats
import Testing

/// Rows of arrays that do not lie in memory as a whole.
@Suite struct NPYRowsTests {
  /// 5,000 rows of 211 numbers: four parts of a megabyte, whose ends lie within rows.
  private let large = NumericArray(
    type: .int32, shape: [5000, 211],
    bytes: (0..<5000 * 211).flatMap { number in
      withUnsafeBytes(of: Int32(number).littleEndian) { Array($0) }
    })

  @Test(arguments: [true, false])
  func rowsAreThoseOfTheWhole(packed: Bool) throws {
    let archive = try ZipReader(NPZ.encode([("a", large)], packed: packed))
    #expect(try NPZ.rows(nil, of: "a", in: archive) == large)
    #expect(try NPZ.rows(nil, of: "b", in: archive) == nil)
    let chosen = [0, 1, 1242, 1243, 2484, 4999]
    let rows = try #require(try NPZ.rows(chosen, of: "a", in: archive))
    #expect(rows.shape == [6, 211])
    for (place, row) in chosen.enumerated() {
      #expect(
        rows.bytes[place * 844..<(place + 1) * 844] == large.bytes[row * 844..<(row + 1) * 844])
    }
    #expect(try NPZ.rows([], of: "a", in: archive)?.shape == [0, 211])
    #expect(throws: FileError.self) { try NPZ.rows([5000], of: "a", in: archive) }
  }

  @Test func smallArraysOfNumPy() throws {
    let archive = try ZipReader(Golden.bytes("two.npz"))
    #expect(try NPZ.rows([1], of: "images", in: archive)?.bytes == [2, 3])
    for name in ["float64_fortran.npy", "scalar_int64.npy"] {
      let other = try ZipReader(
        ZipWriter.encode([.init("a.npy", Golden.bytes(name))], packed: false))
      #expect(throws: FileError.self) { try NPZ.rows(nil, of: "a", in: other) }
    }
    let big = try ZipReader(
      ZipWriter.encode([.init("a.npy", Golden.bytes("int16_big.npy"))], packed: false))
    #expect(try NPZ.rows([2], of: "a", in: big)?.bytes == [44, 1])
  }

  @Test func declaredAndHeldSizesMustAgree() throws {
    let file = NPY.encode(large)
    for bytes in [Array(file.dropLast()), file + [0], Array(file.prefix(20)), []] {
      let archive = try ZipReader(ZipWriter.encode([.init("a.npy", bytes)], packed: false))
      #expect(throws: FileError.self) { try NPZ.rows(nil, of: "a", in: archive) }
      #expect(throws: FileError.self) { try NPZ.rows([3], of: "a", in: archive) }
    }
  }

  @Test func hugeDeclaredShapesTakeNoMemory() throws {
    let empty = NPY.encode(NumericArray(type: .uint8, shape: [0], bytes: []))
    for shape in ["(9999999999,)", "(9999999999999,)", "(4294967296, 4294967296)"] {
      let header = Array("{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }\n".utf8)
      let file = Array(empty.prefix(8)) + [UInt8(header.count), 0] + header + [1, 2, 3]
      let archive = try ZipReader(ZipWriter.encode([.init("a.npy", file)], packed: false))
      #expect(throws: FileError.self, "\(shape)") { try NPZ.rows(nil, of: "a", in: archive) }
    }
  }
}
