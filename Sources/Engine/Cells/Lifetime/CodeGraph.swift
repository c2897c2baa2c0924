/// Which code of the session's cells refers to which other code and to which variables, as the object files say it: for
/// finding out whether anything that may still run can reach a variable.
///
/// A cell's top level has run once it has ended. What may run later:
/// - functions that later cells can name;
/// - methods, and whatever else tables in the data refer to: some object may be left that has them;
/// - closures that may have been kept: those whose address was taken, unless their type says that they do not escape;
/// - everything that these refer to.
struct CodeGraph {
  /// A function, a table, a variable.
  private struct Node {
    var cell: Int
    var references: [Reference] = []
    var role: Role
    /// A closure that is not kept by whom it is given to.
    var isNonEscaping = false
  }

  private enum Role: Equatable {
    /// The cell's top level.
    case entry
    /// Code that only runs when something refers to it.
    case code
    /// A function or an accessor that later cells can call by this name.
    case named(String)
    /// Code that may be called in ways that cannot be seen here.
    case reachable
    /// A table, a variable: what it refers to may be called.
    case data
    /// Stands for an asynchronous function.
    case alias
  }

  private struct Reference {
    var node: Int
    var isCall: Bool
  }

  private var nodes: [Node] = []
  private var nodeOfSymbol: [String: Int] = [:]
  private var cells: Set<Int> = []

  func contains(cell: Int) -> Bool { cells.contains(cell) }

  // MARK: Building

  mutating func add(_ object: ObjectFile, cell: Int, module: String, entry: String) {
    cells.insert(cell)
    var builder = Builder(symbols: object.symbols, sections: object.sections)
    // The first definition of a symbol is the one that counts, as for the dynamic loader.
    for (index, symbol) in builder.symbols.enumerated() where symbol.section != 0 && !symbol.isSection {
      guard object.sections[symbol.section].isLoaded else { continue }
      let isCode = object.sections[symbol.section].isCode
      let node = nodes.count
      nodes.append(Self.node(symbol, isCode: isCode, cell: cell, module: module, entry: entry))
      builder.define(node, by: index)
      if !symbol.isLocal, nodeOfSymbol[symbol.name] == nil { nodeOfSymbol[symbol.name] = node }
    }
    for relocation in object.relocations {
      let source = builder.node(section: relocation.section, offset: relocation.offset) { isCode in
        addAnonymous(isCode: isCode, cell: cell)
      }
      guard let target = target(of: relocation, &builder, cell: cell) else { continue }
      nodes[source].references.append(Reference(node: target, isCall: relocation.isCall))
    }
  }

  private mutating func addAnonymous(isCode: Bool, cell: Int) -> Int {
    nodes.append(Node(cell: cell, role: isCode ? .reachable : .data))
    return nodes.count - 1
  }

  private mutating func target(of relocation: ObjectFile.Relocation, _ builder: inout Builder, cell: Int)
    -> Int?
  {
    guard builder.symbols.indices.contains(relocation.symbol) else { return nil }
    let symbol = builder.symbols[relocation.symbol]
    if symbol.isSection {
      // Relative addresses are counted from behind the four bytes that hold them.
      let isRelative = builder.sections[relocation.section].isCode
      let offset = relocation.addend + (isRelative ? 4 : 0)
      return builder.node(section: symbol.section, offset: offset) { addAnonymous(isCode: $0, cell: cell) }
    }
    if symbol.isLocal { return builder.nodeOfSymbol[relocation.symbol] }
    return nodeOfSymbol[symbol.name]
  }

  private static func node(
    _ symbol: ObjectFile.Symbol, isCode: Bool, cell: Int, module: String, entry: String
  ) -> Node {
    let isNonEscaping = isNonEscapingClosure(symbol.name)
    if !isCode {
      let isAlias = symbol.name.hasSuffix("Tu")
      return Node(cell: cell, role: isAlias ? .alias : .data, isNonEscaping: isNonEscaping)
    }
    if symbol.name == entry || symbol.name.hasPrefix("\(entry).") { return Node(cell: cell, role: .entry) }
    if symbol.isLocal { return Node(cell: cell, role: .code, isNonEscaping: isNonEscaping) }
    return Node(cell: cell, role: role(symbol.name, module: module), isNonEscaping: isNonEscaping)
  }

  /// Of a function that can be seen from outside its cell.
  private static func role(_ symbol: String, module: String) -> Role {
    let text = demangle(symbol)
    if text.contains("closure #") || text.contains(" specialization ") { return .code }
    if text.contains("(extension in \(module))") { return .reachable }
    guard let place = text.range(of: "\(module).") else { return .code }  // something of the library's
    let before = text[..<place.lowerBound]
    let isPlain = before.isEmpty || before.hasPrefix("default argument ")
    let rest = text[place.upperBound...]
    guard isPlain, let end = rest.firstIndex(where: { "(<. :".contains($0) }), end > rest.startIndex else {
      return .reachable
    }
    let accessors = [".getter", ".setter", ".modify", ".read", ".didset", ".willset", ".unsafe"]
    let isMember = rest[end] == "." && !accessors.contains { rest[end...].hasPrefix($0) }
    return isMember ? .reachable : .named(String(rest[..<end]))
  }

  /// By its mangled name: the type before the closure's own mark (`fU`, for automatic closures `fu`) ends with `XE`, the
  /// mark of types that do not escape; what follows are forms of the same closure (Swift's docs/ABI/Mangling.rst).
  private static func isNonEscapingClosure(_ symbol: String) -> Bool {
    let text = symbol.utf8
    guard let marks = lastClosureMark(Array(text)) else { return false }
    return marks
  }

  private static func lastClosureMark(_ text: [UInt8]) -> Bool? {
    var index = text.count - 2
    while index > 1 {
      if text[index] == UInt8(ascii: "f"),
        text[index + 1] == UInt8(ascii: "U") || text[index + 1] == UInt8(ascii: "u")
      {
        let rest = text[(index + 2)...].drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let isMark = rest.first == UInt8(ascii: "_")
        let form = String(decoding: rest.dropFirst(), as: UTF8.self)
        // Behind the closure: nothing, a forwarder, a part or the pointer of an asynchronous function.
        let isOwn = form.isEmpty || form.wholeMatch(of: #/(TA|Tu|T[QY]\d*_?|TATu|TAT[QY]\d*_?|Tm)+/#) != nil
        if isMark {
          return isOwn && text[index - 2] == UInt8(ascii: "X") && text[index - 1] == UInt8(ascii: "E")
        }
      }
      index -= 1
    }
    return nil
  }

  // MARK: Asking

  /// Which of `symbols` code that may still run can reach.
  ///
  /// - Parameters:
  ///   - isLive: whether later cells can name this function of this cell.
  ///   - broken: cells that a jump has ended: what should not have escaped may be running still.
  func reachable(
    among symbols: Set<String>, isLive: (_ cell: Int, _ name: String) -> Bool, broken: Set<Int>
  ) -> Set<String> {
    var isReached = [Bool](repeating: false, count: nodes.count)
    var waiting = keptClosures(broken: broken)
    for (index, node) in nodes.enumerated() {
      switch node.role {
      case .reachable: waiting.append(index)
      case .named(let name): if isLive(node.cell, name) { waiting.append(index) }
      case .data: waiting += node.references.map(\.node)
      case .entry, .code, .alias: break
      }
    }
    while let index = waiting.popLast() {
      if isReached[index] || nodes[index].role == .entry { continue }
      isReached[index] = true
      waiting += nodes[index].references.map(\.node)
    }
    return symbols.filter { nodeOfSymbol[$0].map { isReached[$0] } ?? true }
  }

  /// What code that has run may have given away: functions whose address was taken.
  private func keptClosures(broken: Set<Int>) -> [Int] {
    var hasRun = [Bool](repeating: false, count: nodes.count)
    var waiting = nodes.indices.filter { nodes[$0].role == .entry }
    var kept: [Int] = []
    while let index = waiting.popLast() {
      if hasRun[index] { continue }
      hasRun[index] = true
      for reference in nodes[index].references where nodes[reference.node].role != .data {
        waiting.append(reference.node)
        let target = nodes[reference.node]
        if !reference.isCall, !target.isNonEscaping || broken.contains(nodes[index].cell) {
          kept.append(reference.node)
        }
      }
    }
    return kept
  }
}

/// Finds the node of a place in an object file.
private struct Builder {
  let symbols: [ObjectFile.Symbol]
  let sections: [ObjectFile.Section]
  private(set) var nodeOfSymbol: [Int: Int] = [:]
  /// Of each section the symbols in it, and a node for what lies between them.
  private var symbolsOfSection: [Int: [Int]] = [:]
  private var restOfSection: [Int: Int] = [:]

  init(symbols: [ObjectFile.Symbol], sections: [ObjectFile.Section]) {
    self.symbols = symbols
    self.sections = sections
  }

  mutating func define(_ node: Int, by symbol: Int) {
    nodeOfSymbol[symbol] = node
    symbolsOfSection[symbols[symbol].section, default: []].append(symbol)
  }

  mutating func node(section: Int, offset: Int, makeRest: (_ isCode: Bool) -> Int) -> Int {
    let candidates = symbolsOfSection[section] ?? []
    let hit = candidates.first { index in
      let symbol = symbols[index]
      return offset >= symbol.value && offset < symbol.value + max(symbol.size, 1)
    }
    if let hit, let node = nodeOfSymbol[hit] { return node }
    // With a section for each function the whole section is that function.
    if sections[section].isCode, candidates.count == 1, let node = nodeOfSymbol[candidates[0]] { return node }
    if let rest = restOfSection[section] { return rest }
    let rest = makeRest(sections[section].isCode)
    restOfSection[section] = rest
    return rest
  }
}
