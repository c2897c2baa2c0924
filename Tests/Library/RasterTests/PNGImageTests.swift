import Foundation
import Raster
import Testing

/// Files of every colour type, depth and interlacing, made by scripts/golden/png_files.py, which holds them against Pillow.
@Suite struct PNGImageTests {
  struct Golden: Decodable, CustomTestStringConvertible {
    let name: String
    let file: Data
    let width: Int
    let height: Int
    let channels: Int
    let bits: Int
    let pixels: Data
    var testDescription: String { name }
  }

  static let golden: [Golden] = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Golden/png.json")
    return (try? JSONDecoder().decode([Golden].self, from: Data(contentsOf: url))) ?? []
  }()

  @Test func thereAreAllKinds() { #expect(Self.golden.count == 60) }

  @Test(arguments: golden) func readsEveryKind(golden: Golden) throws {
    let image = try PNGImage(decoding: Array(golden.file))
    #expect((image.width, image.height) == (golden.width, golden.height))
    #expect(image.channels == golden.channels && image.bitDepth == golden.bits)
    #expect(image.bytes == Array(golden.pixels))
  }

  @Test func everyTruncationAndEveryWrongByteIsAnError() throws {
    let file = Array(try #require(Self.golden.first { $0.name == "type2-depth8-interlaced" }).file)
    for length in 0..<file.count {
      #expect(throws: PNGError.self, "cut to \(length)") {
        try PNGImage(decoding: Array(file.prefix(length)))
      }
    }
    for place in file.indices {
      var damaged = file
      damaged[place] ^= 0x55
      #expect(throws: PNGError.self, "byte \(place)") { try PNGImage(decoding: damaged) }
    }
  }

  @Test func hugeDeclaredSizesTakeNoMemory() throws {
    var file = Array(try #require(Self.golden.first { $0.name == "type0-depth8" }).file)
    for place in 16..<24 { file[place] = place % 4 == 0 ? 0x7F : 0xFF }
    let error = #expect(throws: PNGError.self) { try PNGImage(decoding: file, checksums: false) }
    #expect(error?.message.contains("declares") == true)
    // Within the limit, but far more than the data can hold.
    for (place, byte) in zip(16..<24, [0, 0, 0x40, 0, 0, 0, 0x40, 0] as [UInt8]) { file[place] = byte }
    let other = #expect(throws: PNGError.self) { try PNGImage(decoding: file, checksums: false) }
    #expect(other?.message.contains("far more than its data can hold") == true)
  }

  @Test(arguments: golden) func writesWhatItReads(golden: Golden) throws {
    let image = try PNGImage(decoding: Array(golden.file))
    #expect(try PNGImage(decoding: PNGEncoder().encode(image)) == image)
  }

  @Test func writtenPicturesComeBack() throws {
    let canvas = Canvas(width: 37, height: 23)
    canvas.fill(
      Path(ellipse: Point(18, 11.5), radiusX: 15, radiusY: 9.5), color: Color(red: 0.8, green: 0.3, blue: 0.1)
    )
    let image = try PNGImage(decoding: PNGEncoder().encode(canvas))
    #expect((image.width, image.height) == (37, 23))
    let center = (11 * 37 + 18) * image.channels
    #expect(Array(image.bytes[center..<center + 3]) == [204, 77, 26])
  }
}
