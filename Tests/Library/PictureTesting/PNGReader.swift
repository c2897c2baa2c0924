internal import CZlib
import Foundation

/// A PNG file read back, for tests: checks its structure as the specification (ISO/IEC 15948) asks and undoes what the
/// encoder did.
package struct PNGReader {
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  package private(set) var width = 0
  package private(set) var height = 0
  package private(set) var bitDepth = 0
  package private(set) var colorType = 0
  /// Dots a metre.
  package private(set) var perMetre: Int?
  /// The types of the chunks in their order.
  package private(set) var chunks: [String] = []
  /// Red, green, blue, alpha of every pixel.
  package private(set) var pixels: [UInt8] = []

  private var palette: [UInt8] = []
  private var compressed: [UInt8] = []

  package init(_ file: [UInt8]) throws {
    guard Array(file.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else {
      throw Problem(description: "no PNG signature")
    }
    var at = 8
    while at < file.count { at = try readChunk(file, at) }
    guard chunks.first == "IHDR", chunks.last == "IEND" else {
      throw Problem(description: "chunks: \(chunks)")
    }
    try decode()
  }

  private mutating func readChunk(_ file: [UInt8], _ at: Int) throws -> Int {
    let number = { (i: Int) in file[i..<(i + 4)].reduce(0) { $0 << 8 | Int($1) } }
    let count = number(at)
    let type = String(decoding: file[(at + 4)..<(at + 8)], as: UTF8.self)
    let data = Array(file[(at + 8)..<(at + 8 + count)])
    let covered = Array(file[(at + 4)..<(at + 8 + count)])
    guard Int(crc32(0, covered, uInt(covered.count))) == number(at + 8 + count) else {
      throw Problem(description: "wrong CRC in \(type)")
    }
    chunks.append(type)
    switch type {
    case "IHDR":
      (width, height, bitDepth, colorType) = (number(at + 8), number(at + 12), Int(data[8]), Int(data[9]))
    case "PLTE": palette = data
    case "pHYs": perMetre = number(at + 8)
    case "IDAT": compressed += data
    default: break
    }
    return at + 12 + count
  }

  private mutating func decode() throws {
    let samples = [0: 1, 2: 3, 3: 1, 6: 4][colorType] ?? 0
    let rowBytes = (width * samples * bitDepth + 7) / 8
    var raw = [UInt8](repeating: 0, count: (rowBytes + 1) * height)
    var length = uLongf(raw.count)
    guard uncompress(&raw, &length, compressed, uLong(compressed.count)) == Z_OK, Int(length) == raw.count
    else {
      throw Problem(description: "zlib can't undo the data")
    }
    let step = max(1, samples * bitDepth / 8)
    var above = [UInt8](repeating: 0, count: rowBytes)
    for y in 0..<height {
      let start = y * (rowBytes + 1)
      var row = Array(raw[(start + 1)...(start + rowBytes)])
      for i in row.indices {
        switch raw[start] {
        case 0: break
        case 1: row[i] &+= i >= step ? row[i - step] : 0
        case 2: row[i] &+= above[i]
        default: throw Problem(description: "filter \(raw[start])")
        }
      }
      appendPixels(row)
      above = row
    }
  }

  private mutating func appendPixels(_ row: [UInt8]) {
    for x in 0..<width {
      switch colorType {
      case 0: pixels += [row[x], row[x], row[x], 255]
      case 2: pixels += row[(3 * x)..<(3 * x + 3)] + [255]
      case 6: pixels += row[(4 * x)..<(4 * x + 4)]
      default:
        let perByte = 8 / bitDepth
        let index = Int(row[x / perByte]) >> (8 - bitDepth - (x % perByte) * bitDepth) & ((1 << bitDepth) - 1)
        pixels += palette[(3 * index)..<(3 * index + 3)] + [255]
      }
    }
  }
}
