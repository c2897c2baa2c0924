/// What a compiled cell declares, by meaning: read from the names of its symbols, in which all
/// spellings of one declaration are one.
///
/// A key is the declaration as the runtime writes it, without the numbers of cells and without what
/// two declarations may not differ in alone without being a new one of the old (the result,
/// `throws`, `async`): `f(Swift.Array<Swift.Int>)`.
struct DeclaredSymbols: Equatable {
  /// The keys of top-level functions and of operators, by name, each with what the key leaves out.
  private(set) var functions: [String: [String: Set<String>]] = [:]
  /// The keys of what extensions add, members and conformances.
  private(set) var extended: Set<String> = []
  /// The conformances that it gives to types of other modules (`Cell_1.P : Swift.Hashable`), with
  /// the symbols that describe them.
  private(set) var conformances: [String: String] = [:]

  init() {}

  init(_ object: ObjectFile, module: String) {
    // Behind another cell's name that of the module is abbreviated: `6Cell_2`, then `0A2_4` for
    // `Cell_4`.
    let mark = String(module.drop { $0 != "_" })
    for symbol in object.symbols where symbol.section != 0 && !symbol.isLocal && symbol.name.contains(mark) {
      let text = demangle(symbol.name)
      add(text, module: module)
      addConformance(text, symbol.name, module: module)
    }
  }

  private mutating func add(_ text: String, module: String) {
    for prefix in ["protocol conformance descriptor for ", "nominal type descriptor for "]
    where text.hasPrefix(prefix) {
      if let key = Self.extensionKey(String(text.dropFirst(prefix.count)), module: module) {
        extended.insert(key)
      }
      return
    }
    guard !Self.isDerived(text) else { return }
    if text.contains("(extension in \(module)):") {
      extended.insert(Self.key(text))
      if let name = Self.operatorName(text) { addFunction(name, text) }
    } else if let name = Self.operatorName(text) {
      addFunction(name, text)
    } else if text.hasPrefix("\(module)."), let name = Self.functionName(text.dropFirst(module.count + 1)) {
      addFunction(name, text)
    }
  }

  private mutating func addConformance(_ text: String, _ symbol: String, module: String) {
    let (start, end) = ("protocol conformance descriptor for ", " in \(module)")
    guard text.hasPrefix(start), text.hasSuffix(end) else { return }
    conformances[String(text.dropFirst(start.count).dropLast(end.count))] = symbol
  }

  private mutating func addFunction(_ name: String, _ text: String) {
    let whole = Self.withoutModules(text)
    let key = Self.key(text)
    functions[name, default: [:]][key, default: []].insert(String(whole.dropFirst(key.count)))
  }

  /// Whether the symbol is something that the compiler makes of a declaration, rather than the
  /// declaration's own.
  private static func isDerived(_ text: String) -> Bool {
    text.contains(" for ") || text.contains("closure #") || text.contains(" of ")
      || text.contains(" in ")
        && !text.contains("(extension in ")
      || text.hasPrefix("reabstraction") || text.hasPrefix("outlined")
  }

  private static func extensionKey(_ text: String, module: String) -> String? {
    // A conformance that is declared with its type belongs to the type.
    if let range = text.range(of: " : "), text.hasSuffix(" in \(module)") {
      return text[..<range.lowerBound].contains("\(module).") ? nil : key(text)
    }
    return text.contains("(extension in \(module)):") ? key(text) : nil
  }

  /// `f` of `f(x: Swift.Int) -> ()` and of `f<A where …>(A) -> ()`; nil for members and variables.
  private static func functionName(_ text: Substring) -> String? {
    guard let end = text.firstIndex(where: { "(<.: ".contains($0) }), end > text.startIndex,
      text[end] == "(" || text[end] == "<"
    else { return nil }
    return String(text[..<end])
  }

  /// `+` of `static V.+ infix(V, V) -> V`.
  private static func operatorName(_ text: String) -> String? {
    for fixity in [" infix", " prefix", " postfix"] {
      guard let place = text.range(of: fixity + "(") ?? text.range(of: fixity + "<") else { continue }
      let before = text[..<place.lowerBound]
      let end = before.reversed().prefix { "/=-+!*%<>&|^~?.".contains($0) || !$0.isASCII && $0.isSymbol }
      // The first point stands between a type or a module and its operator; an operator may begin
      // with points itself.
      let run = String(end.reversed())
      return run.firstIndex(of: ".").map { String(run[run.index(after: $0)...]) } ?? run
    }
    return nil
  }

  /// Without the numbers of cells, the result and `throws`.
  static func key(_ text: String) -> String {
    var key = withoutModules(text)
    if let arrow = resultArrow(key) { key = String(key[..<arrow]) }
    if let end = typedThrows(key) { key = String(key[..<end]) }
    for effect in [" throws", " async"] where key.hasSuffix(effect) { key.removeLast(effect.count) }
    return key
  }

  /// Where ` throws(Failure)` begins, if that is its end.
  private static func typedThrows(_ text: String) -> String.Index? {
    guard text.hasSuffix(")") else { return nil }
    var depth = 0
    for index in text.indices.reversed() {
      if text[index] == ")" { depth += 1 }
      if text[index] == "(" { depth -= 1 }
      guard depth == 0 else { continue }
      let effect = " throws"
      return text[..<index].hasSuffix(effect) ? text.index(index, offsetBy: -effect.count) : nil
    }
    return nil
  }

  private static func withoutModules(_ text: String) -> String {
    text.replacing(#/\(extension in Cell_\d+\):/#, with: "").replacing(#/\bCell_\d+\./#, with: "")
      .replacing(#/ in Cell_\d+$/#, with: "")
  }

  /// Where ` -> ` stands outside of all brackets.
  private static func resultArrow(_ text: String) -> String.Index? {
    var depth = 0
    var previous: Character = " "
    // The name of an operator may have brackets in it.
    let start = [" infix", " prefix", " postfix"].compactMap { text.range(of: $0)?.upperBound }.min()
    for index in text[(start ?? text.startIndex)...].indices {
      let character = text[index]
      switch character {
      case "(", "<", "[": depth += 1
      case ")", "]": depth -= 1
      case ">" where previous == "-": if depth == 0 { return text.index(index, offsetBy: -2) }
      case ">": depth -= 1
      default: break
      }
      previous = character
    }
    return nil
  }
}
