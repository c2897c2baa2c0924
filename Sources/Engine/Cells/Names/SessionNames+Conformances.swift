/// A conformance that a cell declares and that an earlier cell has declared too.
struct RepeatedConformance: Equatable {
  /// The type and the protocol, as the runtime writes them: `Cell_1.P : Swift.Hashable`.
  var text: String
  /// What describes it in the object files, of the earlier cell and of the new one.
  var former: String
  var symbol: String
  /// The earlier cell.
  var cellName: String
  var module: Int

  /// Whether it is one for each argument of a generic type.
  var isGeneric: Bool { text.contains("<") }
}

extension SessionNames {
  /// Of the conformances that a cell gives to types of other cells and of libraries, those that are
  /// there already.
  func conformances(repeatedBy symbols: DeclaredSymbols) -> [RepeatedConformance] {
    if symbols.conformances.isEmpty { return [] }
    return modules.sorted { $0.value.sequence < $1.value.sequence }.flatMap { index, module in
      symbols.conformances.sorted { $0.key < $1.key }.compactMap { text, symbol in
        module.symbols.conformances[text].map {
          RepeatedConformance(
            text: text, former: $0, symbol: symbol, cellName: module.cellName, module: index)
        }
      }
    }
  }

  /// Warnings of generic types' conformances that a cell declares again otherwise: those that the
  /// runtime has made for types at hand, it keeps.
  func keptConformances(
    _ conformances: [RepeatedConformance], of cell: ParsedCell, cellName: String
  ) -> [Diagnostic] {
    let repeated = conformances.filter(\.isGeneric)
    if repeated.isEmpty { return [] }
    let lines = LineTable(Array(cell.source.utf8))
    return cell.places.filter(\.isExtension).compactMap { place in
      let name = place.name.split(separator: ".").last ?? ""
      guard let former = repeated.first(where: { $0.text.contains(".\(name)<") }),
        !has(cell.extensionMembers.filter { $0.type == place.name }, of: place.name, in: former.module)
      else { return nil }
      let conformance = withoutModules(former.text).replacing(#/\bSwift\./#, with: "")
      let at = lines.place(of: place.range.lowerBound)
      return Diagnostic(
        severity: .warning, identifier: "",
        message: "\(former.cellName) has declared '\(conformance)' already. Where that is in use for a type, "
          + "the runtime goes on using it; restart the kernel and run this cell alone to have only the new one",
        file: cellName, line: at.line, column: at.column, length: "extension".utf8.count)
    }
  }

  /// Whether a cell has added just these members to a type, word for word.
  private func has(_ members: [ExtensionMember], of type: String, in module: Int) -> Bool {
    let former = modules[module]?.extensionMembers.filter { $0.type == type } ?? []
    return Set(former.map(\.text)) == Set(members.map(\.text))
  }
}
