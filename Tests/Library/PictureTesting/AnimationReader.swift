import Foundation
import Raster

/// Animated files read back, for tests: whole frames as red, green, blue, alpha.
package enum AnimationReader {
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  /// Frames of an animated PNG; each part is read as a PNG file of its own.
  package static func apng(_ file: [UInt8]) throws -> [[UInt8]] {
    let chunks = self.chunks(file)
    guard let header = chunks.first(where: { $0.name == "IHDR" })?.data else {
      throw Problem(description: "no IHDR")
    }
    let size = (number(header, 0), number(header, 4))
    let palette = chunks.first { $0.name == "PLTE" }
    var canvas = [UInt8](repeating: 0, count: size.0 * size.1 * 4)
    var frames: [[UInt8]] = []
    var control: [UInt8]?
    var sequence = 0
    for (i, chunk) in chunks.enumerated() {
      if chunk.name == "fcTL" {
        guard number(chunk.data, 0) == sequence else { throw Problem(description: "sequence") }
        sequence += 1
        control = chunk.data
      }
      guard chunk.name == "IDAT" || chunk.name == "fdAT", let place = control else { continue }
      if chunk.name == "fdAT" {
        guard number(chunk.data, 0) == sequence else { throw Problem(description: "sequence") }
        sequence += 1
      }
      let (width, height, x, y) = (number(place, 4), number(place, 8), number(place, 12), number(place, 16))
      var one: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      one += bytes("IHDR", Array(place[4..<12]) + header[8...])
      if let palette { one += bytes("PLTE", palette.data) }
      one += bytes("IDAT", chunk.name == "IDAT" ? chunk.data : Array(chunk.data.dropFirst(4)))
      one += bytes("IEND", [])
      let part = try PNGReader(one).pixels
      for row in 0..<height {
        let to = ((y + row) * size.0 + x) * 4
        canvas.replaceSubrange(to..<to + width * 4, with: part[row * width * 4..<(row + 1) * width * 4])
      }
      frames.append(canvas)
      if i == chunks.count - 1 { break }
    }
    return frames
  }

  private static func chunks(_ file: [UInt8]) -> [(name: String, data: [UInt8])] {
    var (at, result) = (8, [(name: String, data: [UInt8])]())
    while at + 12 <= file.count {
      let count = number(file, at)
      let name = String(decoding: file[at + 4..<at + 8], as: UTF8.self)
      result.append((name, Array(file[at + 8..<at + 8 + count])))
      at += 12 + count
    }
    return result
  }

  private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
    bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(_ name: String, _ data: [UInt8]) -> [UInt8] { PNGEncoder.chunk(name, data) }

  /// Frames of a GIF file.
  package static func gif(_ file: [UInt8]) throws -> [[UInt8]] {
    guard String(decoding: file.prefix(6), as: UTF8.self) == "GIF89a" else {
      throw Problem(description: "no GIF")
    }
    let little = { (at: Int) in Int(file[at]) | Int(file[at + 1]) << 8 }
    let size = (little(6), little(8))
    var canvas = [UInt8](repeating: 255, count: size.0 * size.1 * 4)
    var frames: [[UInt8]] = []
    var at = 13
    while at < file.count {
      switch file[at] {
      case 0x3B: return frames
      case 0x21:
        at += 2
        while file[at] != 0 { at += Int(file[at]) + 1 }
        at += 1
      case 0x2C:
        let (x, y, width, height) = (little(at + 1), little(at + 3), little(at + 5), little(at + 7))
        let colors = 1 << (Int(file[at + 9] & 7) + 1)
        let palette = Array(file[at + 10..<at + 10 + 3 * colors])
        at += 10 + 3 * colors
        let codeSize = Int(file[at])
        at += 1
        var packed: [UInt8] = []
        while file[at] != 0 {
          packed += file[at + 1...at + Int(file[at])]
          at += Int(file[at]) + 1
        }
        at += 1
        let indices = try unpack(packed, codeSize: codeSize)
        guard indices.count == width * height else { throw Problem(description: "\(indices.count) pixels") }
        for (i, index) in indices.enumerated() {
          let to = ((y + i / width) * size.0 + x + i % width) * 4
          for c in 0..<3 { canvas[to + c] = palette[3 * Int(index) + c] }
        }
        frames.append(canvas)
      default: throw Problem(description: "block \(file[at])")
      }
    }
    throw Problem(description: "no end")
  }

  private static func unpack(_ bytes: [UInt8], codeSize: Int) throws -> [UInt8] {
    let clear = 1 << codeSize
    var (width, table, out) = (codeSize + 1, [[UInt8]](), [UInt8]())
    var (buffer, count, previous) = (0, 0, [UInt8]())
    let reset = {
      table = (0..<clear).map { [UInt8($0)] } + [[], []]
      width = codeSize + 1
      previous = []
    }
    reset()
    for byte in bytes {
      buffer |= Int(byte) << count
      count += 8
      while count >= width {
        let code = buffer & ((1 << width) - 1)
        buffer >>= width
        count -= width
        if code == clear { reset(); continue }
        if code == clear + 1 { return out }
        guard code <= table.count else { throw Problem(description: "code \(code)") }
        let string = code < table.count ? table[code] : previous + [previous[0]]
        out += string
        if !previous.isEmpty, table.count < 4096 { table.append(previous + [string[0]]) }
        if table.count == 1 << width, width < 12 { width += 1 }
        previous = string
      }
    }
    throw Problem(description: "no end code")
  }
}
