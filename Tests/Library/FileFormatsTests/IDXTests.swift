import FileFormats
import Foundation
import Testing

@Suite struct IDXTests {
  /// 2 x 3 int16 numbers as the format's description writes them.
  let int16: [UInt8] = [0, 0, 0x0B, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 0, 2, 0, 3, 0xff, 0xff, 0, 5, 1, 0]

  @Test func readsBigEndianElements() throws {
    let array = try IDX.parse(int16)
    #expect(array.type == .int16)
    #expect(array.shape == [2, 3])
    #expect(array.bytes == [1, 0, 2, 0, 3, 0, 0xff, 0xff, 5, 0, 0, 1])
  }

  @Test func writesWhatItReads() throws {
    #expect(try IDX.encode(IDX.parse(int16)) == int16)
  }

  @Test func everyTruncationIsAnError() {
    for length in 0..<int16.count {
      #expect(throws: FileError.self, "cut to \(length)") { try IDX.parse(Array(int16.prefix(length))) }
    }
  }

  @Test func trailingBytesAndHugeDimensionsAreErrors() {
    #expect(throws: FileError.self) { try IDX.parse(int16 + [0]) }
    var huge = int16
    huge.replaceSubrange(4..<12, with: [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])
    #expect(throws: FileError.self) { try IDX.parse(huge) }
  }

  @Test func refusesTypesTheFormatLacks() {
    let array = NumericArray(type: .int64, shape: [1], bytes: [UInt8](repeating: 0, count: 8))
    #expect(throws: FileError.self) { try IDX.encode(array) }
  }

  @Test func errorNamesTheFile() throws {
    let path = NSTemporaryDirectory() + "lectern-\(UUID().uuidString).idx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try AtomicFile.write([1, 2, 3, 4], to: path)
    let error = #expect(throws: FileError.self) { try IDX.readFile(path) }
    #expect(error?.message.hasPrefix(path) == true)
  }

  @Test func unpackingStopsAtTheLimit() throws {
    let path = NSTemporaryDirectory() + "lectern-\(UUID().uuidString).gz"
    defer { try? FileManager.default.removeItem(atPath: path) }
    // 1 MiB of zeros, packed: python3 -c "import gzip; gzip.compress(bytes(1 << 20))"
    try AtomicFile.write(int16, to: path)
    #expect(throws: FileError.self) { try Gzip.readFile(path, limit: int16.count - 1) }
    #expect(try Gzip.readFile(path, limit: int16.count) == int16)
  }
}

@Suite struct CRC32CTests {
  /// The examples of RFC 3720, appendix B.4.
  @Test func checksumIsThatOfTheStandard() {
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.checksum([UInt8](repeating: 0xff, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.checksum((0..<32).map { $0 }) == 0x46DD_794E)
  }
}
