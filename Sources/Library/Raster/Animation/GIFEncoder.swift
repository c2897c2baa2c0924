/// The Graphics Interchange Format, version 89a: at most 256 colours a frame, packed by the method of J. Ziv, A. Lempel and
/// T. Welch.
public struct GIFEncoder {
  /// How long each frame is shown; a GIF counts hundredths of a second.
  public var milliseconds: Int
  /// How often all is played; 0 for ever.
  public var loops: Int

  /// An encoder.
  public init(milliseconds: Int = 200, loops: Int = 0) {
    self.milliseconds = milliseconds
    self.loops = loops
  }

  /// The bytes of a file with pictures of equal size. A frame whose changed part has at most 256 colours comes back exactly;
  /// of another each colour becomes the nearest of 256. Transparency is laid upon white.
  public func encode(_ canvases: [Canvas]) -> [UInt8] {
    guard let first = canvases.first else { return [] }
    let white = Color.white.premultiplied
    let frames = AnimationFrames(
      width: first.width, height: first.height,
      pictures: canvases.map { $0.pixels.map { $0 >> 24 == 255 ? $0 : Blending.over($0, white) } })
    var file = Array("GIF89a".utf8) + little(first.width) + little(first.height) + [0x70, 0, 0]
    if canvases.count > 1 {
      file += [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1] + little(max(loops, 0)) + [0]
    }
    for i in canvases.indices { file += frame(frames.part(i)) }
    file.append(0x3B)
    return file
  }

  private func little(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private func frame(_ part: AnimationFrames.Part) -> [UInt8] {
    let palette = Palette(part.pixels)
    var bits = 1
    while 1 << bits < palette.colors.count { bits += 1 }
    // Left in place when the next frame comes, whose part is drawn over it.
    var bytes: [UInt8] = [0x21, 0xF9, 4, 1 << 2] + little(max((milliseconds + 5) / 10, 2)) + [0, 0, 0x2C]
    for number in [part.x, part.y, part.width, part.height] { bytes += little(number) }
    bytes.append(0x80 | UInt8(bits - 1))
    for i in 0..<1 << bits {
      let color = i < palette.colors.count ? palette.colors[i] : 0
      bytes += [0, 8, 16].map { UInt8(truncatingIfNeeded: color >> $0) }
    }
    let codeSize = max(bits, 2)
    let packed = LZWPacker.pack(palette.indices, codeSize: codeSize)
    bytes.append(UInt8(codeSize))
    for start in stride(from: 0, to: packed.count, by: 255) {
      let block = packed[start..<min(start + 255, packed.count)]
      bytes.append(UInt8(block.count))
      bytes += block
    }
    bytes.append(0)
    return bytes
  }
}

/// Codes of growing width for strings seen before (GIF 89a, appendix F).
enum LZWPacker {
  static func pack(_ indices: [UInt8], codeSize: Int) -> [UInt8] {
    let clear = 1 << codeSize
    var bits = BitWriter()
    var width = codeSize + 1
    var next = clear + 2
    var table: [Int: Int] = [:]
    bits.write(clear, width)
    var current = -1
    for index in indices {
      if current < 0 {
        current = Int(index)
        continue
      }
      let key = current << 8 | Int(index)
      if let known = table[key] {
        current = known
        continue
      }
      bits.write(current, width)
      if next < 4096 {
        table[key] = next
        if next == 1 << width { width += 1 }
        next += 1
      } else {
        bits.write(clear, width)
        table.removeAll(keepingCapacity: true)
        (width, next) = (codeSize + 1, clear + 2)
      }
      current = Int(index)
    }
    if current >= 0 { bits.write(current, width) }
    // The reader's table may just have grown.
    if next == 1 << width, width < 12 { width += 1 }
    bits.write(clear + 1, width)
    return bits.finish()
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var buffer = 0
    private var count = 0

    mutating func write(_ code: Int, _ width: Int) {
      buffer |= code << count
      count += width
      while count >= 8 {
        bytes.append(UInt8(buffer & 255))
        buffer >>= 8
        count -= 8
      }
    }

    mutating func finish() -> [UInt8] {
      if count > 0 { bytes.append(UInt8(buffer & 255)) }
      return bytes
    }
  }
}
