/// The names of cells' types in messages of the compiler.
///
/// The compiler puts the module before a name where two types have the same: `Cell_1.P` and `Cell_3.P`. Who wrote the cells
/// knows of no modules.
struct TypeNames {
  let sources: CellSources

  /// `message` with the cells of types that need telling apart: `'P' of In[1]`, `'[P]' ('P' of In[1])`.
  func told(_ message: String) -> String {
    // Types stand in quotes.
    let told = message.replacing(#/'(?:[^'\\]|\\.)*'/#) { quoted in
      let names = quoted.output.matches(of: #/\b(Cell_\d+)\.(\w+)/#)
      let plain = withoutModules(String(quoted.output), but: sources.mentions)
      var cells: [String] = []
      for name in names where isAmbiguous(name.2, in: message) {
        guard let cell = sources.cellName(ofModule: String(name.1)) else { continue }
        let whole = "'\(name.2)'"
        let part = plain == whole ? " of \(cell)" : "\(whole) of \(cell)"
        if !cells.contains(part) { cells.append(part) }
      }
      if cells.isEmpty { return plain }
      return cells.count == 1 && cells[0].hasPrefix(" ")
        ? plain + cells[0] : "\(plain) (\(cells.joined(separator: ", ")))"
    }
    return withoutModules(told, but: sources.mentions)
  }

  /// Whether the message qualifies the name with two modules.
  private func isAmbiguous(_ name: Substring, in message: String) -> Bool {
    let modules = message.matches(of: #/\b(\w+)\.(\w+)/#).filter { $0.2 == name }.map(\.1)
    return Set(modules).count > 1
  }
}
