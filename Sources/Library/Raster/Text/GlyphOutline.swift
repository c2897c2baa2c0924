/// The outline of a simple glyph of the table `glyf`, in font units with y upwards.
struct GlyphOutline {
  private(set) var path = Path()

  private struct Vertex {
    var point: Point
    var onCurve: Bool
  }

  init(_ data: BigEndianReader, contours: Int) throws {
    guard contours > 0 else { return }
    var ends: [Int] = []
    for i in 0..<contours {
      let end = try data.u16(10 + 2 * i)
      guard end > (ends.last ?? -1) || (i == 0 && end >= 0) else { throw FontError("contours out of order") }
      ends.append(end)
    }
    let vertices = try Self.vertices(data, count: (ends.last ?? -1) + 1, after: 10 + 2 * contours)
    var start = 0
    for end in ends {
      append(Array(vertices[start...end]))
      start = end + 1
    }
  }

  private static func vertices(_ data: BigEndianReader, count: Int, after offset: Int) throws -> [Vertex] {
    var at = offset + 2 + (try data.u16(offset))  // over the hinting instructions
    var flags: [Int] = []
    while flags.count < count {
      let flag = try data.u8(at)
      at += 1
      var repeats = 1
      if flag & 0x08 != 0 {
        repeats += try data.u8(at)
        at += 1
      }
      flags.append(contentsOf: repeatElement(flag, count: min(repeats, count - flags.count)))
    }
    let xs = try coordinates(data, flags, short: 0x02, same: 0x10, at: &at)
    let ys = try coordinates(data, flags, short: 0x04, same: 0x20, at: &at)
    return (0..<count).map { i in
      Vertex(point: Point(Double(xs[i]), Double(ys[i])), onCurve: flags[i] & 1 != 0)
    }
  }

  /// Coordinates are stored as differences of one byte (its sign in the flag `same`), of two, or of none.
  private static func coordinates(
    _ data: BigEndianReader, _ flags: [Int], short: Int, same: Int, at: inout Int
  ) throws -> [Int] {
    var value = 0
    var result: [Int] = []
    result.reserveCapacity(flags.count)
    for flag in flags {
      if flag & short != 0 {
        let d = try data.u8(at)
        value += flag & same != 0 ? d : -d
        at += 1
      } else if flag & same == 0 {
        value += try data.i16(at)
        at += 2
      }
      result.append(value)
    }
    return result
  }

  /// Between two control points that follow each other the curve passes through their midpoint.
  private mutating func append(_ contour: [Vertex]) {
    guard contour.count > 1 else { return }
    let middle = { (a: Point, b: Point) in (a + b) * 0.5 }
    let first = contour.firstIndex { $0.onCurve }
    let start = first.map { contour[$0].point } ?? middle(contour[0].point, contour[contour.count - 1].point)
    let offset = first.map { $0 + 1 } ?? 0
    path.move(to: start)
    var control: Point?
    for i in 0..<(first == nil ? contour.count : contour.count - 1) {
      let vertex = contour[(offset + i) % contour.count]
      switch (control, vertex.onCurve) {
      case (nil, true): path.line(to: vertex.point)
      case (nil, false): control = vertex.point
      case (.some(let c), true):
        path.quadratic(c, to: vertex.point)
        control = nil
      case (.some(let c), false):
        path.quadratic(c, to: middle(c, vertex.point))
        control = vertex.point
      }
    }
    if let control { path.quadratic(control, to: start) }
    path.close()
  }
}

/// The parts of a composite glyph of the table `glyf`.
struct CompositeGlyph {
  struct Part {
    var glyph: Int
    var transform: Affine
  }

  private(set) var parts: [Part] = []

  init(_ data: BigEndianReader) throws {
    var at = 10
    var more = true
    while more, parts.count < 64 {
      let flags = try data.u16(at)
      let glyph = try data.u16(at + 2)
      at += 4
      var t = Affine.identity
      if flags & 0x0001 != 0 {
        (t.e, t.f) = (Double(try data.i16(at)), Double(try data.i16(at + 2)))
        at += 4
      } else {
        (t.e, t.f) = (Double(try data.i8(at)), Double(try data.i8(at + 1)))
        at += 2
      }
      // Offsets by point numbers (flag 0x0002 clear) are not used by the fonts looked for; they count as no offset.
      if flags & 0x0002 == 0 { (t.e, t.f) = (0, 0) }
      let fixed = { (offset: Int) in Double(try data.i16(offset)) / 16384 }
      if flags & 0x0008 != 0 {
        t.a = try fixed(at)
        t.d = t.a
        at += 2
      } else if flags & 0x0040 != 0 {
        (t.a, t.d) = (try fixed(at), try fixed(at + 2))
        at += 4
      } else if flags & 0x0080 != 0 {
        (t.a, t.b, t.c, t.d) = (try fixed(at), try fixed(at + 2), try fixed(at + 4), try fixed(at + 6))
        at += 8
      }
      parts.append(Part(glyph: glyph, transform: t))
      more = flags & 0x0020 != 0
    }
  }
}
