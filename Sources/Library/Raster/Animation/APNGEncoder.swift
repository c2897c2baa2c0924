/// Animated PNG (PNG specification, third edition, section 11.3.6): a PNG file whose first picture any reader shows, with the
/// other frames in chunks of their own.
extension PNGEncoder {
  /// The bytes of a file that plays pictures of equal size one after another.
  ///
  /// - Parameters:
  ///   - canvases: the frames; at least one.
  ///   - milliseconds: how long each is shown.
  ///   - loops: how often all is played; 0 for ever.
  public func encode(frames canvases: [Canvas], milliseconds: Int, loops: Int = 0) -> [UInt8] {
    guard let first = canvases.first else { return [] }
    if canvases.count == 1 { return encode(first) }
    let frames = AnimationFrames(
      width: first.width, height: first.height, pictures: canvases.map(\.pixels))
    let layout = PNGLayout(frames.pictures.flatMap { $0 })
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let size = bigEndian(UInt32(first.width)) + bigEndian(UInt32(first.height))
    append("IHDR", size + [UInt8(layout.bitDepth), layout.colorType, 0, 0, 0], to: &file)
    append("sRGB", [0], to: &file)
    if let dpi {
      let perMetre = bigEndian(UInt32(min(max((dpi / 0.0254).rounded(), 1), 1e9)))
      append("pHYs", perMetre + perMetre + [1], to: &file)
    }
    for (keyword, text) in texts {
      append("tEXt", Array(keyword.utf8.prefix(79)) + [0] + Array(text.utf8), to: &file)
    }
    if case .palette(let colors) = layout.kind {
      append(
        "PLTE", colors.flatMap { c in [0, 8, 16].map { UInt8(truncatingIfNeeded: c >> $0) } }, to: &file)
    }
    append("acTL", bigEndian(UInt32(canvases.count)) + bigEndian(UInt32(max(loops, 0))), to: &file)
    var sequence: UInt32 = 0
    for i in canvases.indices {
      let part = frames.part(i)
      var control = bigEndian(sequence)
      for number in [part.width, part.height, part.x, part.y] { control += bigEndian(UInt32(number)) }
      let delay = UInt16(min(max(milliseconds, 1), 65_535))
      control += [UInt8(delay >> 8), UInt8(delay & 255), UInt8(1000 >> 8), UInt8(1000 & 255), 0, 0]
      append("fcTL", control, to: &file)
      sequence += 1
      let rows = deflate(layout.filteredRows(part.pixels, width: part.width, height: part.height))
      if i == 0 {
        append("IDAT", rows, to: &file)
      } else {
        append("fdAT", bigEndian(sequence) + rows, to: &file)
        sequence += 1
      }
    }
    append("IEND", [], to: &file)
    return file
  }
}
