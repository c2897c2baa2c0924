/// What the cells of a session have declared, and which of it a new cell sees.
///
/// Each cell is a module of its own. A later cell imports by name what it mentions, from the cell that declared it last
/// (`@testable import struct Cell_3.Point`): so a name declared again means the newest, also in place of a
/// library's, and modules that a cell has nothing to do with cost it nothing.
struct SessionNames {
  /// A cell that has been loaded.
  struct Module {
    var name: String
    var cellName: String
    var declarations: [Declaration]
    /// What its extensions and operators add, as it is written.
    var ambientKeys: Set<AmbientKey>
    /// The same by meaning, with its functions.
    var symbols: DeclaredSymbols
    /// Its types, and what its extensions add to types.
    var shapes: [TypeShape]
    var extensions: [TypeShape]
    var extensionMembers: [ExtensionMember]
    /// Its place among the cells in the order in which they were run, which their numbers do not tell.
    var sequence: Int
    /// The modules that its code can reach.
    var dependencies: Set<Int>
    /// Those that whoever uses it needs to see as well: their types are in its declarations' types.
    var interface: Set<Int>
  }

  /// Declarations of one name by one module that still count.
  struct Provider {
    var module: Int
    var declarations: [Declaration]
    /// Whether newer functions differ from them in their results alone: they count where nothing else does.
    var isHidden = false
  }

  private(set) var modules: [Int: Module] = [:]
  private(set) var imports: [String] = []
  private(set) var providers: [String: [Provider]] = [:]
  private var owners: [AmbientKey: Int] = [:]
  /// Variables that have been declared without a value, and have none yet.
  private(set) var pending: [UninitialisedVariable] = []
  /// Names of live variables and functions, oldest first.
  private(set) var order: [String] = []

  /// What a new cell has to import.
  ///
  /// Modules that it does not need are kept from the compiler, or each cell would cost as much as all the cells before it:
  /// loading a module loads, if it can find them, those that it imports. So what a cell uses, but what its declarations are not made of,
  /// it imports `@_implementationOnly`: then the compiler goes on where it does not find it.
  struct Visible: Equatable {
    var lines: [String]
    /// The imports of a cell that declares something public; who imports it needs all that it imports.
    var publicLines: [String] { lines.map(SessionNames.plain) }
    /// The modules to be found.
    var modules: Set<Int>
    /// The modules that its code can reach.
    var dependencies: Set<Int>
  }

  /// The module whose variable or function `name` means now.
  func module(of name: String) -> String? {
    providers[name]?.last.flatMap { modules[$0.module]?.name }
  }

  /// The live declaration of `name`.
  func declaration(of name: String) -> (declaration: Declaration, module: Module)? {
    guard let provider = providers[name]?.last, let module = modules[provider.module],
      let declaration = provider.declarations.last
    else { return nil }
    return (declaration, module)
  }

  /// Whether `name` means what the cell of that number has declared (of overloads, one of them).
  func isLive(_ name: String, of module: Int) -> Bool {
    providers[name]?.contains { $0.module == module } ?? false
  }

  /// The number of the cell that declares `name` now.
  func module(declaring name: String) -> Int? { providers[name]?.last?.module }

  /// What the cell of that number has declared and others can use.
  func liveNames(of module: Int) -> [String] { modules[module]?.declarations.map(\.name) ?? [] }

  /// All names of earlier cells.
  var names: Set<String> { Set(providers.keys) }

  // MARK: Reading

  /// The imports for a cell.
  ///
  /// - Parameter everything: also what it does not mention, since a type may be needed that it does not name.
  func visible(to cell: ParsedCell, everything: Bool = false) -> Visible {
    let mentions = everything ? cell.mentions.union(names) : cell.mentions
    var dependencies: Set<Int> = []
    var named: [Int: [String]] = [:]
    let functions = Dictionary(grouping: cell.declarations.filter { $0.kind == .func }, by: \.name)
    for name in mentions {
      guard let list = providers[name] else { continue }
      for provider in surviving(list, functions: functions[name] ?? []) where everything || !provider.isHidden
      {
        named[provider.module, default: []] += provider.importLines(from: modules[provider.module])
        dependencies.insert(provider.module)
      }
    }
    let ambient = Set(owners.values).filter { !isReplaced($0, by: cell.ambientKeys) }
    dependencies.formUnion(ambient)
    let needed = closedByInterface(dependencies)
    for module in needed { dependencies.formUnion(modules[module]?.dependencies ?? []) }
    dependencies.formUnion(needed)
    // What its declarations are made of has to be there for its importers too: an override, say, is none if the class that
    // it stands in does not know of the overridden method.
    let made = closedByInterface(modules(of: cell.interfaceNames))
    let lines = needed.sorted().flatMap { index -> [String] in
      let all = importLines(of: index, named: named)
      return made.contains(index) ? all.map(Self.plain) : all
    }
    return Visible(lines: lines, modules: needed, dependencies: dependencies)
  }

  private func importLines(of index: Int, named: [Int: [String]]) -> [String] {
    guard let module = modules[index] else { return [] }
    let byName = Set(named[index] ?? []).sorted()
    return byName.isEmpty ? [Self.importing("func \(module.name)._lecternMark\(index)")] : byName
  }

  /// Whether extensions with these keys add all that those of a module do.
  private func isReplaced(_ index: Int, by keys: Set<AmbientKey>) -> Bool {
    guard let module = modules[index], !keys.isEmpty else { return false }
    return module.ambientKeys.isSubset(of: keys)
  }

  /// An import for the cell's importers too.
  fileprivate static func plain(_ line: String) -> String {
    line.replacing("@_implementationOnly ", with: "")
  }

  /// The import of a module, or of a declaration of one.
  fileprivate static func importing(_ what: String) -> String {
    "@_implementationOnly @testable import \(what)"
  }

  /// `modules` and those whose types are in their declarations' types.
  private func closedByInterface(_ start: Set<Int>) -> Set<Int> {
    var closed: Set<Int> = []
    var waiting = Array(start)
    while let index = waiting.popLast() {
      if closed.insert(index).inserted { waiting += modules[index]?.interface ?? [] }
    }
    return closed
  }

  /// The modules that declare what `names` mean now.
  func modules(of names: Set<String>) -> Set<Int> {
    Set(
      names.flatMap { name in
        (providers[name]?.map(\.module) ?? []) + (owners["precedencegroup \(name)"].map { [$0] } ?? [])
      })
  }

  /// Of overloads, those that new functions leave callable. A module whose top-level functions are replaced in part goes as a
  /// whole: by name only all of them can be imported, and the replaced ones would be ambiguous with the new. Operators that are
  /// members go with the last of them.
  private func surviving(_ list: [Provider], functions: [Declaration]) -> [Provider] {
    guard !functions.isEmpty else { return list }
    let signatures = Set(functions.map(\.signature))
    return list.filter { provider in
      let isFunction = provider.declarations.allSatisfy { $0.kind == .func }
      let replaced = provider.declarations.filter { signatures.contains($0.signature) }
      if !isFunction || replaced.count == provider.declarations.count { return false }
      return replaced.allSatisfy(\.isMember) || provider.declarations.contains(where: \.isMember)
    }
  }

  /// The overloads that would go with those that `declared` replaces, since only all of a cell's functions of one name can be
  /// imported. They are compiled again with the new cell.
  func overloadsLeft(by declared: [Declaration]) -> [Declaration] {
    let functions = Dictionary(
      grouping: declared.filter { $0.kind == .func && !$0.isMember }, by: \.name)
    return functions.sorted { $0.key < $1.key }.flatMap { name, new in
      let list = providers[name] ?? []
      let kept = Set(surviving(list, functions: new).map(\.module))
      let signatures = Set(new.map(\.signature))
      return list.filter { !kept.contains($0.module) }.flatMap { provider in
        provider.declarations.filter {
          $0.kind == .func && !$0.isMember && !signatures.contains($0.signature)
        }.map {
          var function = $0
          if function.cellName.isEmpty { function.cellName = modules[provider.module]?.cellName ?? "" }
          return function
        }
      }
    }
  }

  // MARK: Writing

  /// Adds a cell that ran until its `definedMark`th progress mark; `isWhole` if it ran to its end.
  mutating func add(_ cell: PreparedCell, cellName: String, definedMark: Int, isWhole: Bool) {
    let parsed = cell.parsed
    let live =
      isWhole ? parsed.declarations : Self.defined(parsed.declarations, upTo: definedMark)
    modules[cell.index] = Module(
      name: cell.module, cellName: cellName, declarations: live, ambientKeys: parsed.ambientKeys,
      symbols: cell.symbols, shapes: parsed.shapes.declared, extensions: parsed.shapes.extended,
      extensionMembers: parsed.extensionMembers, sequence: modules.count,
      dependencies: cell.dependencies, interface: cell.interface.subtracting([cell.index]))
    for text in parsed.imports where !imports.contains(text) { imports.append(text) }
    for (name, declarations) in Dictionary(grouping: live, by: \.name) {
      let new = Provider(module: cell.index, declarations: declarations)
      let isOverload = declarations.allSatisfy { $0.kind == .func }
      providers[name] = (isOverload ? kept(of: name, beside: new, symbols: cell.symbols) : []) + [new]
      order.removeAll { $0 == name }
    }
    let declared = Set(live.map(\.name) + parsed.pending.map(\.name))
    pending.removeAll { declared.contains($0.name.trimmingBackticks) }
    pending += parsed.pending.map { variable in
      var variable = variable
      variable.cellName = variable.cellName ?? cellName
      return variable
    }
    for declaration in live where !declaration.isMember && !order.contains(declaration.name) {
      order.append(declaration.name)
    }
    for key in ownedKeys(parsed.ambientKeys, cell.symbols) { owners[key] = cell.index }
  }

  /// Of the functions of a name those that new ones leave.
  private func kept(of name: String, beside new: Provider, symbols: DeclaredSymbols) -> [Provider] {
    let newKeys = symbols.functions[name] ?? [:]
    return (providers[name] ?? []).compactMap { provider in
      let oldKeys = modules[provider.module]?.symbols.functions[name] ?? [:]
      if newKeys.isEmpty || oldKeys.isEmpty {
        return surviving([provider], functions: new.declarations).first
      }
      guard oldKeys.keys.allSatisfy({ newKeys[$0] != nil }) else { return provider }
      if oldKeys.allSatisfy({ newKeys[$0]?.isSuperset(of: $1) ?? false }) { return nil }
      // What an unnamed function would keep alive is not worth it.
      if provider.declarations.contains(where: { mentionsVariable($0) }) { return nil }
      var hidden = provider
      hidden.isHidden = true
      return hidden
    }
  }

  private func mentionsVariable(_ function: Declaration) -> Bool {
    function.mentions.contains { name in
      providers[name]?.contains { $0.declarations.contains { $0.kind == .let || $0.kind == .var } } ?? false
    }
  }

  /// What a cell adds without a name: by meaning, and as it is written where the object file has no symbol for it.
  private func ownedKeys(_ written: Set<AmbientKey>, _ symbols: DeclaredSymbols) -> Set<AmbientKey> {
    let extended = symbols.extended
    return extended.isEmpty ? written : extended.union(written.filter { !$0.hasPrefix("extension ") })
  }

  /// Of a cell that stopped half-way, what can be used: variables whose mark was reached, and what mentions no other.
  private static func defined(_ declarations: [Declaration], upTo mark: Int) -> [Declaration] {
    var missing = Set(declarations.filter { ($0.mark ?? 0) > mark }.map(\.name))
    var live = declarations.filter { !missing.contains($0.name) }
    // What mentions a missing name is missing itself, unless it is a variable that has got its value.
    while let lost = live.first(where: { $0.mark == nil && !$0.mentions.isDisjoint(with: missing) }) {
      missing.insert(lost.name)
      live.removeAll { $0.name == lost.name }
    }
    return live
  }
}

extension SessionNames.Provider {
  fileprivate func importLines(from module: SessionNames.Module?) -> [String] {
    guard let module else { return [] }
    return declarations.map { declaration in
      declaration.kind == .unscoped
        ? SessionNames.importing(module.name)
        : SessionNames.importing(
          "\(declaration.kind.rawValue) \(module.name)\(declaration.name.importPath)")
    }
  }
}

extension String {
  /// As the end of an import's path: an operator stands apart, or its point would be part of it.
  fileprivate var importPath: String {
    let isOperator = first.map { !$0.isLetter && $0 != "_" && !$0.isNumber && $0.isOperatorHead } ?? false
    return isOperator ? " . \(self)" : ".\(quotedIfKeyword)"
  }

  /// In backticks where the name is a word of the language.
  var quotedIfKeyword: String {
    let words: Set<String> = [
      "default", "in", "is", "as", "repeat", "case", "class", "func", "let", "var", "where", "switch",
      "return",
      "protocol", "operator", "extension", "import", "init", "internal", "public", "static", "struct", "self",
    ]
    return words.contains(self) ? "`\(self)`" : self
  }
}

extension Character {
  /// Whether an operator's name may begin with it, as far as a name that is no operator does not.
  fileprivate var isOperatorHead: Bool {
    "/=-+!*%<>&|^~?.".contains(self) || (!isASCII && (isMathSymbol || isSymbol) && !isEmoji)
  }

  private var isEmoji: Bool { unicodeScalars.contains { $0.properties.isEmoji } }
}
