import Foundation

/// A relocatable object file as far as the engine looks into it (ELF, 64 bits, little-endian; System V ABI, chapters "Object
/// Files" and, of the supplement for the processor, "Relocation").
struct ObjectFile {
  struct Section {
    var name: String
    var type: Int
    var flags: Int
    var offset: Int
    var size: Int
    /// For relocations: the section that they change.
    var info: Int
    var isCode: Bool { flags & 0x4 != 0 }
    /// Whether it is part of the program in memory, tables for unwinding left out.
    var isLoaded: Bool { flags & 0x2 != 0 && name != ".eh_frame" }
  }

  struct Symbol {
    var name: String
    var isLocal: Bool
    /// Whether it stands for a whole section.
    var isSection: Bool
    /// 0 where it is defined elsewhere.
    var section: Int
    var value: Int
    var size: Int
  }

  struct Relocation {
    /// The section that it changes, and where.
    var section: Int
    var offset: Int
    var symbol: Int
    var addend: Int
    /// Whether it is the target of a call or a jump, rather than an address that is taken.
    var isCall: Bool
  }

  private let bytes: [UInt8]
  let sections: [Section]

  init?(path: String) {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let reader = Reader(bytes: [UInt8](data))
    guard reader.bytes.count > 64, reader.bytes[0...3].elementsEqual([0x7F, 0x45, 0x4C, 0x46]) else {
      return nil
    }
    bytes = reader.bytes
    let table = reader.number(0x28, 8)
    let entrySize = reader.number(0x3A, 2)
    let headers = (0..<reader.number(0x3C, 2)).map { table + $0 * entrySize }
    let names =
      headers.isEmpty ? 0 : reader.number(headers[min(reader.number(0x3E, 2), headers.count - 1)] + 0x18, 8)
    sections = headers.map { header in
      Section(
        name: reader.text(names + reader.number(header, 4)), type: reader.number(header + 4, 4),
        flags: reader.number(header + 8, 8), offset: reader.number(header + 0x18, 8),
        size: reader.number(header + 0x20, 8), info: reader.number(header + 0x2C, 4))
    }
  }

  private var reader: Reader { Reader(bytes: bytes) }

  /// The signed number of four bytes at a place of the file.
  func distance(at place: Int) -> Int { Int(Int32(truncatingIfNeeded: reader.number(place, 4))) }

  /// Whether a zero-terminated text lies at a place of the file.
  func hasText(_ text: String, at place: Int) -> Bool { reader.text(place) == text }

  /// The texts in a section of zero-terminated ones.
  func texts(inSection name: String) -> [String] {
    guard let section = sections.first(where: { $0.name == name }),
      section.offset + section.size <= bytes.count
    else { return [] }
    return bytes[section.offset..<(section.offset + section.size)].split(separator: 0).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  var symbols: [Symbol] {
    guard let index = sections.firstIndex(where: { $0.type == 2 }) else { return [] }
    let table = sections[index]
    // The names lie in the section that the header links to, conventionally the string table that follows.
    guard let names = sections.first(where: { $0.name == ".strtab" })?.offset else { return [] }
    return (0..<(table.size / 24)).map { number in
      let entry = table.offset + number * 24
      let info = reader.number(entry + 4, 1)
      let section = reader.number(entry + 6, 2)
      return Symbol(
        name: reader.text(names + reader.number(entry, 4)), isLocal: info >> 4 == 0,
        isSection: info & 15 == 3,
        section: section < 0xFF00 ? section : 0, value: reader.number(entry + 8, 8),
        size: reader.number(entry + 16, 8))
    }
  }

  /// Those of sections with code and data of the program.
  var relocations: [Relocation] {
    let calls = Self.callRelocations(machine: reader.number(0x12, 2))
    return sections.filter { $0.type == 4 && $0.info < sections.count && sections[$0.info].isLoaded }.flatMap
    {
      table in
      (0..<(table.size / 24)).map { number in
        let entry = table.offset + number * 24
        return Relocation(
          section: table.info, offset: reader.number(entry, 8), symbol: reader.number(entry + 12, 4),
          addend: reader.number(entry + 16, 8),
          isCall: calls.contains(reader.number(entry + 8, 4)))
      }
    }
  }

  /// `R_X86_64_PLT32`; `R_AARCH64_JUMP26` and `R_AARCH64_CALL26`.
  private static func callRelocations(machine: Int) -> Set<Int> { machine == 183 ? [282, 283] : [4] }
}

/// Little-endian numbers and texts out of some bytes; zero and empty outside of them.
private struct Reader {
  let bytes: [UInt8]

  func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0 }
    var number: UInt64 = 0
    for index in 0..<size { number |= UInt64(bytes[offset + index]) << (8 * UInt64(index)) }
    return Int(truncatingIfNeeded: number)
  }

  func text(_ offset: Int) -> String {
    guard offset >= 0, offset < bytes.count else { return "" }
    let end = bytes[offset...].firstIndex(of: 0) ?? bytes.count
    return String(decoding: bytes[offset..<end], as: UTF8.self)
  }
}
