import Foundation

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
  private let table: ColorTable

  var colorType: UInt8 {
    switch kind {
    case .grey: return 0
    case .rgb: return 2
    case .palette: return 3
    case .rgba: return 6
    }
  }

  init(_ pixels: [UInt32]) {
    var table = ColorTable()
    var (isGrey, isOpaque, isSmall) = (true, true, true)
    pixels.withUnsafeBufferPointer { pixels in
      var previous: UInt32?
      for pixel in pixels where pixel != previous {
        previous = pixel
        if pixel >> 24 != 255 {
          isOpaque = false
          break
        }
        if isGrey, pixel & 0xFFFF != (pixel >> 8) & 0xFFFF { isGrey = false }
        if isSmall { isSmall = table.insert(pixel) }
        if !isGrey, !isSmall { break }
      }
      // Of all pixels together: no alpha is below 255.
      if isOpaque, !isGrey, !isSmall { isOpaque = pixels.reduce(~0) { $0 & $1 } >> 24 == 255 }
    }
    let colors = table.colors
    if !isOpaque {
      (kind, bitDepth) = (.rgba, 8)
    } else if isSmall, colors.count <= 16 || !isGrey {
      (kind, bitDepth) = (
        .palette(colors), colors.count <= 2 ? 1 : colors.count <= 4 ? 2 : colors.count <= 16 ? 4 : 8
      )
    } else {
      (kind, bitDepth) = (isGrey ? .grey : .rgb, 8)
    }
    self.table = table
  }

  /// The rows, each after the number of its filter.
  ///
  /// Filters help where neighbouring samples are close in value: in grey pictures. Indices are not, and the flat areas and
  /// thin lines of a coloured plot become smaller without a filter, as libdeflate finds their repetitions.
  func filteredRows(_ pixels: [UInt32], width: Int, height: Int) -> [UInt8] {
    let rowBytes =
      switch kind {
      case .palette: (width * bitDepth + 7) / 8
      case .grey: width
      case .rgb: 3 * width
      case .rgba: 4 * width
      }
    return [UInt8](unsafeUninitializedCapacity: (rowBytes + 1) * height) { out, count in
      count = (rowBytes + 1) * height
      guard let start = out.baseAddress else { return }
      pixels.withUnsafeBufferPointer { pixels in
        guard let pixels = pixels.baseAddress else { return }
        switch kind {
        case .grey: PNGGreyRows(width: width, height: height).write(pixels, to: start)
        case .palette:
          for y in 0..<height { writeIndices(pixels + y * width, width, to: start + y * (rowBytes + 1)) }
        case .rgb:
          for y in 0..<height { Self.writeRGB(pixels + y * width, width, to: start + y * (rowBytes + 1)) }
        case .rgba:
          for y in 0..<height { Self.writeRGBA(pixels + y * width, width, to: start + y * (rowBytes + 1)) }
        }
      }
    }
  }

  private func writeIndices(
    _ pixels: UnsafePointer<UInt32>, _ width: Int, to row: UnsafeMutablePointer<UInt8>
  ) {
    row[0] = PNGFilter.none.rawValue
    var (known, index) = (pixels[0], table.index(of: pixels[0]))
    var (byte, bits, place) = (UInt8(0), 8, 1)
    for x in 0..<width {
      if pixels[x] != known {
        known = pixels[x]
        index = table.index(of: known)
      }
      bits -= bitDepth
      byte |= index << UInt8(bits)
      if bits == 0 {
        row[place] = byte
        (byte, bits, place) = (0, 8, place + 1)
      }
    }
    if bits < 8 { row[place] = byte }
  }

  private static func writeRGB(
    _ pixels: UnsafePointer<UInt32>, _ width: Int, to row: UnsafeMutablePointer<UInt8>
  ) {
    row[0] = PNGFilter.none.rawValue
    var out = UnsafeMutableRawPointer(row + 1)
    // Four bytes at a time, of which the next pixel overwrites the last.
    for x in 0..<width - 1 {
      out.storeBytes(of: pixels[x].littleEndian, as: UInt32.self)
      out += 3
    }
    for c in 0..<3 {
      (out + c).storeBytes(of: UInt8(truncatingIfNeeded: pixels[width - 1] >> UInt32(8 * c)), as: UInt8.self)
    }
  }

  private static func writeRGBA(
    _ pixels: UnsafePointer<UInt32>, _ width: Int, to row: UnsafeMutablePointer<UInt8>
  ) {
    row[0] = PNGFilter.none.rawValue
    let out = UnsafeMutableRawPointer(row + 1)
    for x in 0..<width { (out + 4 * x).storeBytes(of: straight(pixels[x]).littleEndian, as: UInt32.self) }
  }

  /// The pixel with its colour no longer multiplied by its alpha, as PNG wants it.
  private static func straight(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 || alpha == 0 { return pixel }
    let part = { (shift: UInt32) in min(255, (((pixel >> shift) & 255) * 255 + alpha / 2) / alpha) << shift }
    return part(0) | part(8) | part(16) | alpha << 24
  }
}

/// Up to 256 colours with their numbers: a table with open addressing, since a dictionary takes as long as the compression.
struct ColorTable {
  /// The colours in the order in which they came.
  private(set) var colors: [UInt32] = []
  // Number + 1 of the colour at each place; 0 where there is none.
  private var places = [UInt16](repeating: 0, count: 1024)

  /// Takes in a colour; false where it would be the 257th.
  mutating func insert(_ color: UInt32) -> Bool {
    var place = Self.place(color)
    while places[place] != 0 {
      if colors[Int(places[place]) - 1] == color { return true }
      place = (place + 1) & 1023
    }
    guard colors.count < 256 else { return false }
    colors.append(color)
    places[place] = UInt16(colors.count)
    return true
  }

  /// The number of a colour that is in the table.
  func index(of color: UInt32) -> UInt8 {
    var place = Self.place(color)
    while places[place] != 0 {
      let number = Int(places[place]) - 1
      if colors[number] == color { return UInt8(number) }
      place = (place + 1) & 1023
    }
    return 0
  }

  private static func place(_ color: UInt32) -> Int { Int((color &* 0x9E37_79B1) >> 22) }
}

/// The filters that this encoder uses, by the numbers of the PNG specification.
enum PNGFilter: UInt8 {
  case none = 0
  case sub = 1
  case up = 2
}

/// Rows of grey samples, each by the filter with the smallest sum of absolute differences (PNG specification, section 12.7).
struct PNGGreyRows {
  let width: Int
  let height: Int

  func write(_ pixels: UnsafePointer<UInt32>, to start: UnsafeMutablePointer<UInt8>) {
    var row = [UInt8](repeating: 0, count: width)
    var above = [UInt8](repeating: 0, count: width)
    for y in 0..<height {
      let out = start + y * (width + 1)
      row.withUnsafeMutableBufferPointer { row in
        above.withUnsafeBufferPointer { above in
          guard let row = row.baseAddress, let above = above.baseAddress else { return }
          for x in 0..<width { row[x] = UInt8(truncatingIfNeeded: pixels[y * width + x]) }
          write(row, above, isFirst: y == 0, to: out)
        }
      }
      swap(&row, &above)
    }
  }

  private func write(
    _ row: UnsafePointer<UInt8>, _ above: UnsafePointer<UInt8>, isFirst: Bool,
    to out: UnsafeMutablePointer<UInt8>
  ) {
    let repeats = !isFirst && memcmp(row, above, width) == 0
    let filter = repeats ? chooseForRepeated(row) : choose(row, above, isFirst: isFirst)
    out[0] = filter.rawValue
    let out = out + 1
    if repeats, filter == .up { return out.update(repeating: 0, count: width) }
    switch filter {
    case .none: out.update(from: row, count: width)
    case .up: for x in 0..<width { out[x] = row[x] &- above[x] }
    case .sub:
      out[0] = row[0]
      for x in 1..<max(1, width) { out[x] = row[x] &- row[x - 1] }
    }
  }

  /// What `choose` gives for a row that equals the one above, as most do in an enlarged image.
  private func chooseForRepeated(_ row: UnsafePointer<UInt8>) -> PNGFilter {
    (1..<max(1, width)).allSatisfy { row[$0] == 0 } ? .none : .up
  }

  private func choose(
    _ row: UnsafePointer<UInt8>, _ above: UnsafePointer<UInt8>, isFirst: Bool
  ) -> PNGFilter {
    var (plain, sub, up) = (UInt32(0), UInt32(0), UInt32(0))
    for x in 1..<max(1, width) {
      plain &+= Self.magnitude(row[x])
      sub &+= Self.magnitude(row[x] &- row[x - 1])
      up &+= Self.magnitude(row[x] &- above[x])
    }
    if plain <= sub, plain <= up { return .none }
    return up <= sub && !isFirst ? .up : .sub
  }

  @inline(__always)
  private static func magnitude(_ byte: UInt8) -> UInt32 { UInt32(min(byte, 0 &- byte)) }
}
