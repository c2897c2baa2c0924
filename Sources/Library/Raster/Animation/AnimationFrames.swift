/// The frames of an animation, each with the part in which it differs from the one before it.
struct AnimationFrames {
  let width: Int
  let height: Int
  /// Whole pictures, as a canvas stores pixels.
  let pictures: [[UInt32]]

  /// A frame's changed rectangle and its pixels.
  struct Part {
    let x: Int
    let y: Int
    let width: Int
    let height: Int
    let pixels: [UInt32]
  }

  /// What is new in a frame: all of the first, the rectangle around all changes of the others, at least one pixel.
  func part(_ i: Int) -> Part {
    let now = pictures[i]
    guard i > 0 else { return Part(x: 0, y: 0, width: width, height: height, pixels: now) }
    let before = pictures[i - 1]
    var (x0, y0, x1, y1) = (width, height, -1, -1)
    now.withUnsafeBufferPointer { now in
      before.withUnsafeBufferPointer { before in
        for y in 0..<height {
          let row = y * width
          guard let first = (0..<width).first(where: { now[row + $0] != before[row + $0] }),
            let last = (0..<width).last(where: { now[row + $0] != before[row + $0] })
          else { continue }
          (x0, x1, y0, y1) = (min(x0, first), max(x1, last), min(y0, y), y)
        }
      }
    }
    if x1 < 0 { (x0, y0, x1, y1) = (0, 0, 0, 0) }
    var pixels: [UInt32] = []
    pixels.reserveCapacity((x1 - x0 + 1) * (y1 - y0 + 1))
    for y in y0...y1 { pixels += now[y * width + x0...y * width + x1] }
    return Part(x: x0, y: y0, width: x1 - x0 + 1, height: y1 - y0 + 1, pixels: pixels)
  }
}
