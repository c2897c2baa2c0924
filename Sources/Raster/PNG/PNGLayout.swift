/// How a picture's pixels are laid out in a PNG file.
struct PNGLayout {
  enum Kind: Equatable {
    case grey
    /// Colours as in the pixels; opaque.
    case palette([UInt32])
    case rgb
    case rgba
  }

  let kind: Kind
  /// Bits of a sample.
  let bitDepth: Int
  private let indexOfColor: [UInt32: UInt8]

  var colorType: UInt8 {
    switch kind {
    case .grey: return 0
    case .rgb: return 2
    case .palette: return 3
    case .rgba: return 6
    }
  }

  /// Filters help where neighbouring samples are close in value, not where they are indices.
  var usesFilters: Bool { kind == .rgb || kind == .rgba }

  init(_ pixels: [UInt32]) {
    var colors: [UInt32: UInt8] = [:]
    var order: [UInt32] = []
    var (isGrey, isOpaque, isSmall) = (true, true, true)
    var previous: UInt32?
    for pixel in pixels where pixel != previous {
      previous = pixel
      if pixel >> 24 != 255 {
        isOpaque = false
        break
      }
      if isGrey, pixel & 0xFFFF != (pixel >> 8) & 0xFFFF { isGrey = false }
      if isSmall, colors[pixel] == nil {
        if order.count == 256 {
          isSmall = false
        } else {
          colors[pixel] = UInt8(order.count)
          order.append(pixel)
        }
      }
      if !isGrey, !isSmall { break }
    }
    if isOpaque, !isGrey || !isSmall {
      isOpaque = pixels.allSatisfy { $0 >> 24 == 255 }
    }
    if !isOpaque {
      (kind, bitDepth) = (.rgba, 8)
    } else if isSmall, order.count <= 16 || !isGrey {
      (kind, bitDepth) = (
        .palette(order), order.count <= 2 ? 1 : order.count <= 4 ? 2 : order.count <= 16 ? 4 : 8
      )
    } else {
      (kind, bitDepth) = (isGrey ? .grey : .rgb, 8)
    }
    indexOfColor = colors
  }

  /// The rows, each after the number of its filter.
  func filteredRows(_ pixels: [UInt32], width: Int, height: Int) -> [UInt8] {
    switch kind {
    case .palette: return paletteRows(pixels, width: width, height: height)
    case .grey: return plainRows(pixels, width: width, height: height, bytesPerPixel: 1)
    case .rgb: return plainRows(pixels, width: width, height: height, bytesPerPixel: 3)
    case .rgba: return plainRows(pixels, width: width, height: height, bytesPerPixel: 4)
    }
  }

  private func paletteRows(_ pixels: [UInt32], width: Int, height: Int) -> [UInt8] {
    let perByte = 8 / bitDepth
    let rowBytes = (width + perByte - 1) / perByte
    var out = [UInt8](repeating: 0, count: (rowBytes + 1) * height)
    var (known, index) = (pixels.first ?? 0, UInt8(0))
    index = indexOfColor[known] ?? 0
    for y in 0..<height {
      let start = y * (rowBytes + 1) + 1
      for x in 0..<width {
        let pixel = pixels[y * width + x]
        if pixel != known {
          known = pixel
          index = indexOfColor[pixel] ?? 0
        }
        out[start + x / perByte] |= index << UInt8(8 - bitDepth - (x % perByte) * bitDepth)
      }
    }
    return out
  }

  private func plainRows(_ pixels: [UInt32], width: Int, height: Int, bytesPerPixel: Int) -> [UInt8] {
    let rowBytes = width * bytesPerPixel
    var out = [UInt8](repeating: 0, count: (rowBytes + 1) * height)
    var row = [UInt8](repeating: 0, count: rowBytes)
    var above = [UInt8](repeating: 0, count: rowBytes)
    out.withUnsafeMutableBufferPointer { out in
      for y in 0..<height {
        unpack(pixels, from: y * width, count: width, bytesPerPixel, into: &row)
        let filter = PNGFilter.choose(row, above: above, bytesPerPixel: bytesPerPixel, first: y == 0)
        let start = y * (rowBytes + 1)
        out[start] = filter.rawValue
        filter.apply(row, above: above, bytesPerPixel: bytesPerPixel) { i, value in out[start + 1 + i] = value
        }
        swap(&row, &above)
      }
    }
    return out
  }

  private func unpack(
    _ pixels: [UInt32], from start: Int, count: Int, _ bytesPerPixel: Int, into row: inout [UInt8]
  ) {
    pixels.withUnsafeBufferPointer { pixels in
      row.withUnsafeMutableBufferPointer { row in
        for x in 0..<count {
          let pixel = bytesPerPixel == 4 ? Self.straight(pixels[start + x]) : pixels[start + x]
          for c in 0..<bytesPerPixel {
            row[x * bytesPerPixel + c] = UInt8(truncatingIfNeeded: pixel >> UInt32(8 * c))
          }
        }
      }
    }
  }

  /// The pixel with its colour no longer multiplied by its alpha, as PNG wants it.
  private static func straight(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 || alpha == 0 { return pixel }
    let part = { (shift: UInt32) in min(255, (((pixel >> shift) & 255) * 255 + alpha / 2) / alpha) << shift }
    return part(0) | part(8) | part(16) | alpha << 24
  }
}

/// The filters that this encoder uses, by the numbers of the PNG specification.
enum PNGFilter: UInt8 {
  case none = 0
  case sub = 1
  case up = 2

  /// The filter with the smallest sum of absolute differences (PNG specification, section 12.7), judged by every
  /// third byte.
  static func choose(_ row: [UInt8], above: [UInt8], bytesPerPixel n: Int, first: Bool) -> PNGFilter {
    var (plain, sub, up) = (0, 0, 0)
    row.withUnsafeBufferPointer { row in
      above.withUnsafeBufferPointer { above in
        for i in stride(from: n, to: row.count, by: n == 3 ? 4 : 3) {
          plain += Int(Int8(bitPattern: row[i]).magnitude)
          sub += Int(Int8(bitPattern: row[i] &- row[i - n]).magnitude)
          up += Int(Int8(bitPattern: row[i] &- above[i]).magnitude)
        }
      }
    }
    if plain <= sub, plain <= up { return .none }
    return up <= sub && !first ? .up : .sub
  }

  @inline(__always)
  func apply(_ row: [UInt8], above: [UInt8], bytesPerPixel n: Int, store: (Int, UInt8) -> Void) {
    row.withUnsafeBufferPointer { row in
      above.withUnsafeBufferPointer { above in
        switch self {
        case .none: for i in 0..<row.count { store(i, row[i]) }
        case .sub: for i in 0..<row.count { store(i, i < n ? row[i] : row[i] &- row[i - n]) }
        case .up: for i in 0..<row.count { store(i, row[i] &- above[i]) }
        }
      }
    }
  }
}
