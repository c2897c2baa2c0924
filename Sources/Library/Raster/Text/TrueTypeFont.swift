import Foundation
import UserErrors

/// A TrueType font file: the tables needed to draw text unhinted (OpenType specification 1.9: `head`, `maxp`, `hhea`, `hmtx`,
/// `cmap` formats 4 and 12, `loca`, `glyf` simple and composite, `kern` format 0).
public final class TrueTypeFont: Typeface {
  private let tables: [String: BigEndianReader]
  private let unitsPerEm: Double
  private let glyphCount: Int
  private let longOffsets: Bool
  private let advanceCount: Int
  private let characters: CharacterMap
  private let pairs: [UInt32: Int]
  private let lock = Lock()
  private var cache: [Unicode.Scalar: Glyph?] = [:]

  /// Reads a font file.
  ///
  /// - Throws: ``FontError`` where the file is not a TrueType font or is broken.
  public convenience init(contentsOf url: URL) throws {
    try self.init(data: [UInt8](Data(contentsOf: url)))
  }

  /// Reads a font from memory.
  ///
  /// - Throws: ``FontError`` where the bytes are not a TrueType font or are broken.
  public init(data: [UInt8]) throws {
    tables = try Self.directory(BigEndianReader(data[...]))
    let head = try Self.table("head", in: tables)
    unitsPerEm = Double(try head.u16(18))
    guard unitsPerEm >= 16, unitsPerEm <= 16384 else { throw FontError("unitsPerEm is out of range") }
    longOffsets = try head.i16(50) != 0
    glyphCount = try Self.table("maxp", in: tables).u16(4)
    advanceCount = try Self.table("hhea", in: tables).u16(34)
    guard advanceCount > 0 else { throw FontError("hhea promises no advance widths") }
    _ = try Self.table("hmtx", in: tables)
    _ = try Self.table("loca", in: tables)
    _ = try Self.table("glyf", in: tables)
    characters = try CharacterMap(Self.table("cmap", in: tables))
    pairs = (try? Self.kerningPairs(tables["kern"])) ?? [:]
  }

  private static func directory(_ file: BigEndianReader) throws -> [String: BigEndianReader] {
    let version = try file.u32(0)
    guard version == 0x0001_0000 || version == 0x7472_7565 else {
      throw FontError("not a TrueType font: it starts with \(String(version, radix: 16))")
    }
    var tables: [String: BigEndianReader] = [:]
    for i in 0..<(try file.u16(4)) {
      let record = 12 + 16 * i
      let tag = String(decoding: try file.part(from: record, count: 4).bytes, as: UTF8.self)
      tables[tag] = try file.part(from: try file.u32(record + 8), count: try file.u32(record + 12))
    }
    return tables
  }

  private static func table(_ tag: String, in tables: [String: BigEndianReader]) throws -> BigEndianReader {
    guard let table = tables[tag] else { throw FontError("the table \(tag) is missing") }
    return table
  }

  private static func kerningPairs(_ table: BigEndianReader?) throws -> [UInt32: Int] {
    guard let table, try table.u16(0) == 0 else { return [:] }
    var pairs: [UInt32: Int] = [:]
    var offset = 4
    for _ in 0..<(try table.u16(2)) {
      let coverage = try table.u16(offset + 4)
      // Horizontal kerning values of format 0.
      if coverage & 0x0007 == 1, coverage >> 8 == 0 {
        for i in 0..<(try table.u16(offset + 6)) {
          let record = offset + 14 + 6 * i
          pairs[UInt32(try table.u32(record))] = try table.i16(record + 4)
        }
      }
      offset += try table.u16(offset + 2)
    }
    return pairs
  }

  public func glyph(for scalar: Unicode.Scalar) -> Glyph? {
    lock.withLock {
      if let known = cache[scalar] { return known }
      let glyph = try? load(scalar)
      cache[scalar] = .some(glyph)
      return glyph
    }
  }

  public func kerning(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Double {
    guard !pairs.isEmpty, let a = try? characters.glyphIndex(of: first),
      let b = try? characters.glyphIndex(of: second)
    else { return 0 }
    return Double(pairs[UInt32(a) << 16 | UInt32(b)] ?? 0) / unitsPerEm
  }

  /// nil where the font has no such character; throws where its drawing is broken.
  private func load(_ scalar: Unicode.Scalar) throws -> Glyph? {
    let index = try characters.glyphIndex(of: scalar)
    guard index > 0, index < glyphCount else { return nil }
    var path = Path()
    var budget = 64
    try appendOutline(of: index, transform: .identity, to: &path, depth: 0, budget: &budget)
    let toEm = Affine.scale(1 / unitsPerEm, -1 / unitsPerEm)
    return Glyph(path: path.transformed(by: toEm), advance: Double(try advance(of: index)) / unitsPerEm)
  }

  private func advance(of glyph: Int) throws -> Int {
    try Self.table("hmtx", in: tables).u16(4 * min(glyph, advanceCount - 1))
  }

  private func outlineData(of glyph: Int) throws -> BigEndianReader {
    let loca = try Self.table("loca", in: tables)
    let (start, end) =
      longOffsets
      ? (try loca.u32(4 * glyph), try loca.u32(4 * glyph + 4))
      : (try loca.u16(2 * glyph) * 2, try loca.u16(2 * glyph + 2) * 2)
    return try Self.table("glyf", in: tables).part(from: start, count: end - start)
  }

  /// - Parameters:
  ///   - depth: how deep composite glyphs are nested; broken files nest them in themselves.
  ///   - budget: how many more glyphs may be appended.
  private func appendOutline(
    of glyph: Int, transform: Affine, to path: inout Path, depth: Int, budget: inout Int
  ) throws {
    budget -= 1
    guard depth < 8, budget >= 0 else { throw FontError("glyph \(glyph) is nested too deep") }
    guard glyph < glyphCount else { throw FontError("a glyph refers to one that does not exist") }
    let data = try outlineData(of: glyph)
    if data.count == 0 { return }  // a space
    let contours = try data.i16(0)
    if contours >= 0 {
      path.append(try GlyphOutline(data, contours: contours).path.transformed(by: transform))
      return
    }
    for part in try CompositeGlyph(data).parts {
      try appendOutline(
        of: part.glyph, transform: part.transform.then(transform), to: &path, depth: depth + 1,
        budget: &budget)
    }
  }
}
