/// At most 256 colours for a picture, and for each pixel one of them: the picture's own where there are no more, else those of
/// P. Heckbert's median cut ("Color image quantization for frame buffer display", 1982).
struct Palette {
  private(set) var colors: [UInt32] = []
  private(set) var indices: [UInt8] = []

  init(_ pixels: [UInt32]) {
    var counts: [UInt32: Int] = [:]
    for pixel in pixels { counts[pixel, default: 0] += 1 }
    var place: [UInt32: UInt8] = [:]
    if counts.count <= 256 {
      colors = counts.keys.sorted()
      for (i, color) in colors.enumerated() { place[color] = UInt8(i) }
    } else {
      for box in Self.boxes(counts) {
        // The commonest colour of a box stays as it is, so that paper and lines keep theirs.
        let shown = box.max { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) } ?? 0
        for color in box { place[color] = UInt8(colors.count) }
        colors.append(shown)
      }
    }
    indices = pixels.map { place[$0] ?? 0 }
  }

  private static func channel(_ color: UInt32, _ i: Int) -> Int { Int(color >> UInt32(8 * i)) & 255 }

  private struct Box {
    var colors: [UInt32]
    /// The channel with the widest range, and how wide it is.
    let channel: Int
    let range: Int

    init(_ colors: [UInt32]) {
      self.colors = colors
      var best = (0, -1)
      for i in 0..<3 {
        var (low, high) = (255, 0)
        for color in colors {
          let value = Palette.channel(color, i)
          (low, high) = (min(low, value), max(high, value))
        }
        if high - low > best.1 { best = (i, high - low) }
      }
      (channel, range) = best
    }
  }

  /// The colours in 256 boxes, made by halving the widest one, by the number of its pixels, again and again.
  private static func boxes(_ counts: [UInt32: Int]) -> [[UInt32]] {
    var boxes = [Box(counts.keys.sorted())]
    while boxes.count < 256, let widest = boxes.indices.max(by: { boxes[$0].range < boxes[$1].range }),
      boxes[widest].colors.count > 1
    {
      let box = boxes.remove(at: widest)
      let sorted = box.colors.sorted { (channel($0, box.channel), $0) < (channel($1, box.channel), $1) }
      let total = sorted.reduce(0) { $0 + (counts[$1] ?? 0) }
      var (sum, cut) = (0, 0)
      while cut < sorted.count - 1, sum * 2 < total {
        sum += counts[sorted[cut]] ?? 0
        cut += 1
      }
      let split = min(max(cut, 1), sorted.count - 1)
      boxes.append(Box(Array(sorted[..<split])))
      boxes.append(Box(Array(sorted[split...])))
    }
    return boxes.map(\.colors)
  }
}
