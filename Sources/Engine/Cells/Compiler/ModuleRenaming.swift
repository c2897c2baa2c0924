import Foundation

/// The module's name as the program itself can see it.
///
/// To the compiler each cell is a module, `Cell_7`. To who writes the cells they are one program, whose module is called `main`, as
/// that of a file compiled alone is. Swift's runtime takes the name that it puts in front of a type (`main.Point`) from the module's
/// descriptor: there it is changed, so that `print`, `dump`, `String(reflecting:)` and messages of the runtime say what they say in
/// one file, and never has anything to be cut out of a text. Symbols, by which modules are linked, keep the module's own name.
extension ObjectFile {
  static let shownModule = "main"

  /// Writes the new name into the object file at `path`, from which this one was read.
  func renameModule(_ module: String, in path: String) throws {
    guard let place = placeOfName(module), Self.shownModule.utf8.count <= module.utf8.count else { return }
    let name = Array(Self.shownModule.utf8)
    let padding = [UInt8](repeating: 0, count: module.utf8.count - name.count)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(place))
    try file.write(contentsOf: Data(name + padding))
  }

  /// Where in the file the name lies that the module's descriptor refers to; nil where there is no descriptor, since no type is
  /// declared.
  ///
  /// Source: swift/docs/ABI/TypeMetadata.rst; the descriptor of a module is flags, parent, name, of 4 bytes each, the last two
  /// being distances.
  private func placeOfName(_ module: String) -> Int? {
    let symbols = symbols
    let mangled = "$s\(module.utf8.count)\(module)MXM"
    guard let descriptor = symbols.first(where: { $0.name == mangled && $0.section != 0 }) else { return nil }
    let field = descriptor.value + 8
    let place: Int
    if let reference = relocations.first(where: { $0.section == descriptor.section && $0.offset == field }) {
      guard symbols.indices.contains(reference.symbol) else { return nil }
      let target = symbols[reference.symbol]
      guard sections.indices.contains(target.section) else { return nil }
      place = sections[target.section].offset + target.value + reference.addend
    } else {
      // Within one section the distance is known without the linker.
      guard sections.indices.contains(descriptor.section) else { return nil }
      let start = sections[descriptor.section].offset + field
      place = start + distance(at: start)
    }
    return hasText(module, at: place) ? place : nil
  }
}
