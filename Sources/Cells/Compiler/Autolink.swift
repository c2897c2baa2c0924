import Foundation

/// The shared libraries that an object file asks for: the compiler notes `-lswiftObservation` and the like in the section
/// `.swift1_autolink_entries` (ELF, 64 bits, little-endian; see the System V ABI, "Sections").
func autolinkedLibraries(objectFile: String) -> [String] {
  guard let data = FileManager.default.contents(atPath: objectFile) else { return [] }
  let bytes = [UInt8](data)
  guard bytes.count > 64, bytes[0...3].elementsEqual([0x7F, 0x45, 0x4C, 0x46]) else { return [] }
  func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0 }
    return (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }
  func section(_ index: Int) -> (name: Int, offset: Int, size: Int) {
    let header = number(0x28, 8) + index * number(0x3A, 2)
    return (number(header, 4), number(header + 0x18, 8), number(header + 0x20, 8))
  }
  let names = section(number(0x3E, 2)).offset
  let wanted = Array(".swift1_autolink_entries".utf8) + [0]
  for index in 0..<number(0x3C, 2) {
    let (name, offset, size) = section(index)
    guard names + name + wanted.count <= bytes.count, offset + size <= bytes.count,
      bytes[(names + name)..<(names + name + wanted.count)].elementsEqual(wanted)
    else { continue }
    let texts = bytes[offset..<(offset + size)].split(separator: 0).map {
      String(decoding: $0, as: UTF8.self)
    }
    return texts.filter { $0.hasPrefix("-l") }.map { "lib\($0.dropFirst(2)).so" }
  }
  return []
}
