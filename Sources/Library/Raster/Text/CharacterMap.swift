/// The table `cmap`: from characters to glyphs.
struct CharacterMap {
  private enum Format { case segments, groups }

  private let format: Format
  private let table: BigEndianReader

  /// Takes the widest Unicode subtable: format 12 before format 4.
  init(_ cmap: BigEndianReader) throws {
    var best: (rank: Int, format: Format, table: BigEndianReader)?
    for i in 0..<(try cmap.u16(2)) {
      let record = 4 + 8 * i
      let (platform, encoding) = (try cmap.u16(record), try cmap.u16(record + 2))
      guard platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10)) else { continue }
      let offset = try cmap.u32(record + 4)
      let table = try cmap.part(from: offset, count: cmap.count - min(offset, cmap.count))
      switch try table.u16(0) {
      case 12 where (best?.rank ?? 0) < 2: best = (2, .groups, table)
      case 4 where (best?.rank ?? 0) < 1: best = (1, .segments, table)
      default: break
      }
    }
    guard let best else { throw FontError("no Unicode character map of format 4 or 12") }
    (format, table) = (best.format, best.table)
  }

  /// The glyph of a character; 0 where there is none.
  func glyphIndex(of scalar: Unicode.Scalar) throws -> Int {
    switch format {
    case .segments: return scalar.value <= 0xFFFF ? try inSegments(Int(scalar.value)) : 0
    case .groups: return try inGroups(Int(scalar.value))
    }
  }

  private func inGroups(_ code: Int) throws -> Int {
    let count = try table.u32(12)
    let group = try Self.firstIndex(below: count) { code <= (try table.u32(16 + 12 * $0 + 4)) }
    guard group < count, code >= (try table.u32(16 + 12 * group)) else { return 0 }
    return try table.u32(16 + 12 * group + 8) + code - table.u32(16 + 12 * group)
  }

  private func inSegments(_ code: Int) throws -> Int {
    let doubled = try table.u16(6)
    let count = doubled / 2
    let segment = try Self.firstIndex(below: count) { code <= (try table.u16(14 + 2 * $0)) }
    guard segment < count else { return 0 }
    let starts = 16 + doubled
    let start = try table.u16(starts + 2 * segment)
    guard code >= start else { return 0 }
    let delta = try table.u16(starts + doubled + 2 * segment)
    let rangeAt = starts + 2 * doubled + 2 * segment
    let range = try table.u16(rangeAt)
    if range == 0 { return (code + delta) & 0xFFFF }
    let glyph = try table.u16(rangeAt + range + 2 * (code - start))
    return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF
  }

  /// Binary search for the first index for which a condition, false before and true after, holds.
  private static func firstIndex(below count: Int, where holds: (Int) throws -> Bool) rethrows -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if try holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
