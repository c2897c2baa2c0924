extension SessionNames {
  /// The newest type of a name, with what extensions have added to it since.
  func shape(of name: String) -> TypeShape? {
    let root = String(name.split(separator: ".").first ?? "")
    guard let module = module(declaring: root), let start = modules[module]?.sequence else { return nil }
    // An inner type may be an extension's in a later cell.
    let since = modules.values.filter { $0.sequence >= start }.sorted { $0.sequence < $1.sequence }
    guard var shape = since.flatMap(\.shapes).last(where: { $0.name == name }) else { return nil }
    for other in since {
      for added in other.extensions where added.name == name {
        shape.privateMembers.formUnion(added.privateMembers)
        shape.codingKeys = shape.codingKeys ?? added.codingKeys
      }
    }
    return shape
  }

  /// Members of earlier cells' types that only these types may use; for initialisers the names of
  /// the types.
  var privateNames: Set<String> {
    var names: Set<String> = []
    for shape in modules.values.flatMap({ $0.shapes + $0.extensions }) {
      names.formUnion(shape.privateMembers)
      if shape.privateMembers.contains("init") {
        names.insert(String(shape.name.split(separator: ".").last ?? ""))
      }
    }
    return names
  }

  /// Whether `name` is a class of an earlier cell.
  func isClass(_ name: String) -> Bool {
    declaration(of: name)?.declaration.kind == .class
  }

  /// Of extensions that a cell declares again in part, the members that go on and that use one of
  /// the new ones, directly or through others: they are compiled again with the cell, or they would
  /// go on using the former.
  func membersLeft(by cell: ParsedCell) -> [ExtensionMember] {
    let new = Dictionary(grouping: cell.extensionMembers, by: \.type)
    let keys = cell.ambientKeys
    return new.sorted { $0.key < $1.key }.flatMap { type, members -> [ExtensionMember] in
      let former = formerMembers(of: type)
      let formerKeys = Set(former.map(\.key))
      var replaced = Set(members.filter { formerKeys.contains($0.key) }.flatMap(\.names))
      var waiting = former.filter { !keys.contains($0.key) }
      var left: [ExtensionMember] = []
      while let index = waiting.firstIndex(where: { !$0.mentions.isDisjoint(with: replaced) }) {
        let member = waiting.remove(at: index)
        replaced.formUnion(member.names)
        left.append(member)
      }
      return left
    }
  }

  /// What extensions in earlier cells have added to the type that has this name now.
  private func formerMembers(of type: String) -> [ExtensionMember] {
    let root = String(type.split(separator: ".").first ?? "")
    let start = module(declaring: root).flatMap { modules[$0]?.sequence } ?? 0
    var newest: [AmbientKey: ExtensionMember] = [:]
    for module in modules.values.sorted(by: { $0.sequence < $1.sequence }) where module.sequence >= start {
      for var member in module.extensionMembers where member.type == type {
        if member.cellName.isEmpty { member.cellName = module.cellName }
        newest[member.key] = member
      }
    }
    return newest.values.sorted { $0.key < $1.key }
  }
}
