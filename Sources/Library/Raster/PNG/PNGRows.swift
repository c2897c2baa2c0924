/// The rows of a PNG file's picture: one pass, or the seven of an interlaced file (ISO/IEC 15948, section 8.2).
struct PNGRows {
  private struct Pass {
    let (x, y): (Int, Int)
    let (stepX, stepY): (Int, Int)
    let (columns, rows): (Int, Int)
  }

  private let header: PNGHeader
  private let passes: [Pass]
  /// Bytes of all rows, each with its filter's number.
  let byteCount: Int

  init(_ header: PNGHeader) throws {
    self.header = header
    let adam7 = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]
    passes = (header.isInterlaced ? adam7 : [(0, 0, 1, 1)]).map { x, y, stepX, stepY in
      Pass(
        x: x, y: y, stepX: stepX, stepY: stepY, columns: max(0, (header.width - x + stepX - 1) / stepX),
        rows: max(0, (header.height - y + stepY - 1) / stepY))
    }.filter { $0.columns > 0 && $0.rows > 0 }
    var count = 0
    for pass in passes {
      let (size, overflow) = (header.rowBytes(pass.columns) + 1).multipliedReportingOverflow(by: pass.rows)
      let (sum, another) = count.addingReportingOverflow(size)
      guard !overflow, !another, sum < Int(UInt32.max) else {
        throw PNGError(
          "the PNG file declares \(header.width) x \(header.height) pixels, more than can be read")
      }
      count = sum
    }
    byteCount = count
  }

  /// Puts the pixels in `raw` to their places in `bytes`.
  func unpack(_ raw: [UInt8], _ colors: PNGColors, into bytes: inout [UInt8]) throws {
    let pixelBytes = max(1, header.samples * header.bitDepth / 8)
    let pixel = PNGPixels(header, colors)
    var position = 0
    for pass in passes {
      let rowBytes = header.rowBytes(pass.columns)
      var above = [UInt8](repeating: 0, count: rowBytes)
      for row in 0..<pass.rows {
        var line = Array(raw[position + 1...position + rowBytes])
        try Self.undo(raw[position], &line, above, pixelBytes)
        let start = (pass.y + row * pass.stepY) * header.width + pass.x
        try pixel.expand(line, columns: pass.columns, from: start, step: pass.stepX, into: &bytes)
        above = line
        position += rowBytes + 1
      }
    }
  }

  /// Undoes a row's filter (section 9.2).
  private static func undo(_ filter: UInt8, _ line: inout [UInt8], _ above: [UInt8], _ step: Int) throws {
    guard filter <= 4 else {
      throw PNGError("the PNG file has a row with the unknown filter \(filter); it is damaged")
    }
    line.withUnsafeMutableBufferPointer { line in
      above.withUnsafeBufferPointer { above in
        for i in line.indices {
          let left = i >= step ? line[i - step] : 0
          switch filter {
          case 1: line[i] &+= left
          case 2: line[i] &+= above[i]
          case 3: line[i] &+= UInt8((Int(left) + Int(above[i])) / 2)
          case 4: line[i] &+= paeth(left, above[i], i >= step ? above[i - step] : 0)
          default: break
          }
        }
      }
    }
  }

  /// The neighbour that is nearest to `left + above - corner`.
  private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let (a, b, c) = (Int(left), Int(above), Int(corner))
    let estimate = a + b - c
    let (toA, toB, toC) = (abs(estimate - a), abs(estimate - b), abs(estimate - c))
    if toA <= toB, toA <= toC { return left }
    return toB <= toC ? above : corner
  }
}

/// Turns the samples of a row into pixels of the result.
private struct PNGPixels {
  private let header: PNGHeader
  private let colors: PNGColors
  private let palette: [UInt8]

  init(_ header: PNGHeader, _ colors: PNGColors) {
    (self.header, self.colors) = (header, colors)
    palette = colors.palette.flatMap { $0 }
  }

  /// Puts a row's pixels at `start`, `start + step`… of the picture.
  func expand(_ line: [UInt8], columns: Int, from start: Int, step: Int, into bytes: inout [UInt8]) throws {
    let size = colors.channels * (header.bitDepth == 16 ? 2 : 1)
    for column in 0..<columns {
      let place = (start + column * step) * size
      if header.colorType == 3 {
        let index = small(line, column)
        guard index < colors.palette.count else {
          throw PNGError(
            "the PNG file has a pixel of colour \(index), but only \(colors.palette.count) colours")
        }
        for channel in 0..<colors.channels { bytes[place + channel] = palette[4 * index + channel] }
      } else if header.bitDepth < 8 {
        bytes[place] = UInt8(small(line, column) * 255 / (1 << header.bitDepth - 1))
        if let transparent = colors.transparent {
          bytes[place + 1] = small(line, column) == transparent[0] ? 0 : 255
        }
      } else {
        copy(line, column, to: place, in: &bytes)
      }
    }
  }

  /// A sample of at most 8 bits; the first of a byte lies in its highest bits.
  private func small(_ line: [UInt8], _ column: Int) -> Int {
    let bit = column * header.bitDepth
    return Int(line[bit / 8]) >> (8 - header.bitDepth - bit % 8) & (1 << header.bitDepth - 1)
  }

  private func copy(_ line: [UInt8], _ column: Int, to place: Int, in bytes: inout [UInt8]) {
    let (sampleSize, from) = (header.bitDepth / 8, column * header.samples * header.bitDepth / 8)
    for offset in 0..<header.samples * sampleSize { bytes[place + offset] = line[from + offset] }
    guard let transparent = colors.transparent else { return }
    let isTransparent = transparent.indices.allSatisfy { sample in
      let at = from + sample * sampleSize
      // A chunk for 8-bit samples still has 16 bits for each; the upper ones do not count.
      return sampleSize == 1
        ? Int(line[at]) == transparent[sample] & 255
        : Int(line[at]) << 8 | Int(line[at + 1]) == transparent[sample]
    }
    for offset in 0..<sampleSize {
      bytes[place + header.samples * sampleSize + offset] = isTransparent ? 0 : 255
    }
  }
}
