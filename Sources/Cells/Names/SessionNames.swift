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
    var ambientKeys: Set<AmbientKey>
    var declaresOperators: Bool
    /// The modules that its code can reach.
    var dependencies: Set<Int>
    /// Those that whoever uses it needs to see as well: their types are in its declarations' types.
    var interface: Set<Int>
  }

  /// Declarations of one name by one module that still count.
  struct Provider {
    var module: Int
    var declarations: [Declaration]
  }

  private(set) var modules: [Int: Module] = [:]
  private(set) var imports: [String] = []
  private var providers: [String: [Provider]] = [:]
  private var owners: [AmbientKey: Int] = [:]
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

  /// All names of earlier cells.
  var names: Set<String> { Set(providers.keys) }

  // MARK: Reading

  /// The imports for a cell that mentions `mentions`, `interface` of them in the parts of its declarations that say what they
  /// are, and that declares `declared` itself.
  func visible(
    mentions: Set<String>, interface: Set<String>, declared: [Declaration], keys: Set<AmbientKey>
  ) -> Visible {
    var dependencies: Set<Int> = []
    var named: [Int: [String]] = [:]
    let functions = Dictionary(grouping: declared.filter { $0.kind == .func }, by: \.name)
    for name in mentions {
      guard let list = providers[name] else { continue }
      for provider in surviving(list, functions: functions[name] ?? []) {
        named[provider.module, default: []] += provider.importLines(from: modules[provider.module])
        dependencies.insert(provider.module)
      }
    }
    let ambient = Set(owners.filter { !keys.contains($0.key) }.values)
    dependencies.formUnion(ambient)
    let needed = closedByInterface(dependencies)
    for module in needed { dependencies.formUnion(modules[module]?.dependencies ?? []) }
    dependencies.formUnion(needed)
    // What its declarations are made of has to be there for its importers too: an override, say, is none if the class that
    // it stands in does not know of the overridden method.
    let made = closedByInterface(modules(of: interface))
    let lines = needed.sorted().flatMap { index -> [String] in
      let all = importLines(of: index, named: named, ambient: ambient)
      return made.contains(index) ? all.map(Self.plain) : all
    }
    return Visible(lines: lines, modules: needed, dependencies: dependencies)
  }

  private func importLines(of index: Int, named: [Int: [String]], ambient: Set<Int>) -> [String] {
    guard let module = modules[index] else { return [] }
    let whole =
      module.declaresOperators && ambient.contains(index) ? [Self.importing(module.name)] : []
    let byName = Set(named[index] ?? []).sorted()
    let mark = Self.importing("func \(module.name)._lecternMark\(index)")
    return whole + (byName.isEmpty && whole.isEmpty ? [mark] : byName)
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
    Set(names.flatMap { providers[$0]?.map(\.module) ?? [] })
  }

  /// Of overloads, those that new functions leave callable. A module whose functions are replaced in part goes as a
  /// whole: by name only all of them can be imported, and the replaced ones would be ambiguous with the new.
  private func surviving(_ list: [Provider], functions: [Declaration]) -> [Provider] {
    guard !functions.isEmpty else { return list }
    let signatures = Set(functions.map(\.signature))
    return list.filter { provider in
      provider.declarations.allSatisfy { $0.kind == .func && !signatures.contains($0.signature) }
    }
  }

  /// The overloads that would go with those that `declared` replaces, since only all of a cell's functions of one name can be
  /// imported. They are compiled again with the new cell.
  func overloadsLeft(by declared: [Declaration]) -> [Declaration] {
    let functions = Dictionary(
      grouping: declared.filter { $0.kind == .func && !$0.isPrivate }, by: \.name)
    return functions.sorted { $0.key < $1.key }.flatMap { name, new in
      let list = providers[name] ?? []
      let kept = Set(surviving(list, functions: new).map(\.module))
      let signatures = Set(new.map(\.signature))
      return list.filter { !kept.contains($0.module) }.flatMap { provider in
        provider.declarations.filter { $0.kind == .func && !signatures.contains($0.signature) }.map {
          var function = $0
          if function.cellName.isEmpty { function.cellName = modules[provider.module]?.cellName ?? "" }
          return function
        }
      }
    }
  }

  // MARK: Writing

  /// Adds a cell that ran until its `definedMark`th progress mark; `isWhole` if it ran to its end.
  mutating func add(
    _ cell: ParsedCell, index: Int, name: String, cellName: String, dependencies: Set<Int>,
    interface: Set<Int>, definedMark: Int, isWhole: Bool
  ) {
    let defined = isWhole ? cell.declarations : Self.defined(cell.declarations, upTo: definedMark)
    let live = defined.filter { !$0.isPrivate }
    modules[index] = Module(
      name: name, cellName: cellName, declarations: live, ambientKeys: cell.ambientKeys,
      declaresOperators: cell.declaresOperators, dependencies: dependencies,
      interface: interface.subtracting([index]))
    for text in cell.imports where !imports.contains(text) { imports.append(text) }
    for (name, declarations) in Dictionary(grouping: live, by: \.name) {
      let new = Provider(module: index, declarations: declarations)
      let isOverload = declarations.allSatisfy { $0.kind == .func }
      let kept = isOverload ? surviving(providers[name] ?? [], functions: declarations) : []
      providers[name] = kept + [new]
      order.removeAll { $0 == name }
    }
    for declaration in live where !order.contains(declaration.name) { order.append(declaration.name) }
    for key in cell.ambientKeys { owners[key] = index }
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
          "\(declaration.kind.rawValue) \(module.name).\(declaration.name.quotedIfKeyword)")
    }
  }
}

extension String {
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
