extension ObjectFile {
  /// The shared libraries that the file asks for: the compiler notes `-lswiftObservation` and the like.
  var autolinkedLibraries: [String] {
    texts(inSection: ".swift1_autolink_entries").filter { $0.hasPrefix("-l") }.map {
      "lib\($0.dropFirst(2)).so"
    }
  }

  /// The numbers of other cells whose types are in the types of what this one declares, by the mangled names of its symbols.
  var cellsInInterface: Set<Int> {
    var cells: Set<Int> = []
    let pattern = #/\bCell_(\d+)\./#
    for symbol in symbols where !symbol.isLocal && symbol.section != 0 {
      for match in demangle(symbol.name).matches(of: pattern) {
        if let number = Int(match.1) { cells.insert(number) }
      }
    }
    return cells
  }

  /// The symbols of the module's variables, by the variables' names.
  func variableSymbols(module: String) -> [String: String] {
    var found: [String: String] = [:]
    let prefix = "\(module)."
    for symbol in symbols where symbol.name.hasSuffix("vp") && !symbol.isLocal {
      let text = demangle(symbol.name)
      guard text.hasPrefix(prefix), let end = text.range(of: " : ") else { continue }
      found[String(text[text.index(text.startIndex, offsetBy: prefix.count)..<end.lowerBound])] = symbol.name
    }
    return found
  }
}
