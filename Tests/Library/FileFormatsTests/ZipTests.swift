import FileFormats
import Testing

@Suite struct ZipTests {
  @Test(arguments: [true, false])
  func membersComeBack(packed: Bool) throws {
    let content = [UInt8](repeating: 5, count: 3_000_000)
    let bytes = try ZipWriter.encode(
      [.init("a.txt", [1, 2]), .init("папка/b", content), .init("c", [])], packed: packed)
    #expect((bytes.count < 100_000) == packed)
    let archive = try ZipReader(bytes)
    #expect(archive.names == ["a.txt", "папка/b", "c"])
    #expect(try archive.read("a.txt", limit: 2) == [1, 2])
    #expect(try archive.read("папка/b", limit: 3_000_000) == content)
    #expect(try archive.read("c", limit: 0) == [])
    #expect(try archive.read("d", limit: 10) == nil)
  }

  @Test func bombsStopAtTheLimit() throws {
    let bytes = try ZipWriter.encode([.init("bomb", [UInt8](repeating: 0, count: 50_000_000))], packed: true)
    #expect(bytes.count < 100_000)
    #expect(throws: FileError.self) { try ZipReader(bytes).read("bomb", limit: 1_000_000) }
  }

  @Test(arguments: ["../x", "/x", "a/../../x", "a\\x"])
  func namesThatLeadOutsideAreRefused(name: String) throws {
    let bytes = try ZipWriter.encode([.init(name, [1])], packed: false)
    #expect(throws: FileError.self) { try ZipReader(bytes) }
  }

  @Test func everyTruncationIsAnError() throws {
    let bytes = try ZipWriter.encode([.init("a", [1, 2, 3]), .init("b", [4])], packed: false)
    for length in 0..<bytes.count {
      #expect(throws: FileError.self, "cut to \(length)") { try ZipReader(Array(bytes.prefix(length))) }
    }
  }

  @Test func damagedContentFailsItsChecksum() throws {
    var bytes = try ZipWriter.encode([.init("a", [1, 2, 3, 4, 5, 6, 7, 8])], packed: false)
    let start = try #require(bytes.indices.first { Array(bytes[$0...].prefix(4)) == [1, 2, 3, 4] })
    bytes[start] = 9
    #expect(throws: FileError.self) { try ZipReader(bytes).read("a", limit: 100) }
  }
}
