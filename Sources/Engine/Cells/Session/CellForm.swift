/// How a cell is given to the compiler. The usual form goes at once; what the compiler objects to
/// that it would not object to in one file says what another form it takes.
struct CellForm: Equatable {
  /// What it is compiled with beyond the usual.
  var concessions = CellCompiler.Concessions()
  /// Whether everything that the session has declared is imported, mentioned or not.
  var seesEverything = false
  /// The members that the engine writes, by the places of their extensions in
  /// ``ParsedCell/places``.
  var synthesized: [Int: Set<String>] = [:]
  /// Variables that get their value in a later cell.
  var pending: Set<String> = []
  /// Names that mean types outside, past members of the same name.
  var outerTypes: Set<OuterType> = []
  /// Places that are given as something else of the same meaning: tuples as arrays, numbers as
  /// tensors.
  var rewritings: Set<[Edit]> = []
  /// Whether no elements are held while they are changed, since a type has optional elements that is
  /// no collection of the standard library's. Each form is tried with held elements first.
  var holdsNothing = false

  /// The form that does away with the compiler's errors; nil if there is none.
  ///
  /// - Parameter offset: where in the cell's own text a diagnostic points, in UTF-8.
  func mended(
    by diagnostics: [Diagnostic], of cell: ParsedCell, names: SessionNames, offset: (Diagnostic) -> Int
  ) -> CellForm? {
    var form = self
    let isRefused = diagnostics.contains { $0.severity == .error }
    // What is wrong is then said of the text as it is.
    if cell.holdsElements, !holdsNothing, isRefused {
      form.holdsNothing = true
      return form
    }
    // That was not what is wrong, or not alone.
    if isRefused { form.holdsNothing = false }
    let tried = form
    if !isRefused { form.concessions.isUnoptimised = true }
    for error in diagnostics where error.severity == .error {
      if let match = error.message.firstMatch(of: #/prevents automatic synthesis of '(.+)' for protocol/#) {
        guard let place = cell.extensionPlace(at: offset(error)) else { return nil }
        form.synthesized[place, default: []].insert(String(match.1))
        form.concessions.opensAccess = true
      } else if let name = cell.uninitialisedName(error) {
        // Where it is used too, that use is the error.
        let uses = diagnostics.filter { $0.message == error.message }
        if uses.allSatisfy({ cell.uninitialisedName($0) != nil }) { form.pending.insert(name) }
      } else if error.isAboutPropertiesInInitializer {
        // A property whose setter is private looks like a constant.
        form.concessions.initialisesEarlierStructs = form.concessions.opensAccess
        form.concessions.opensAccess = true
      } else if error.isVague {
        // What else is wrong is often the reason, and comes first then.
        form.concessions.takesItsTime = diagnostics.allSatisfy { $0.severity != .error || $0.isVague }
      } else if error.isAboutWitnessAccess {
        form.concessions.opensAccess = true
      } else if let member = error.inaccessibleMember {
        guard cell.mayUse(privateMember: member, at: offset(error), names: names) else { return nil }
        form.concessions.opensAccess = true
      } else if let outer = OuterType(error, at: offset(error), in: cell) {
        form.outerTypes.insert(outer)
      } else if let value = ConvertedValue(error, at: offset(error), in: cell) {
        form.rewritings.insert(value.edits)
      } else {
        let tuples = ListedTuple.list(error, at: offset(error), in: cell)
        form.rewritings.formUnion(tuples.map(\.edits))
      }
    }
    return form == tried ? nil : form
  }
}

extension Diagnostic {
  /// Whether a member would have to be public, because type and protocol are another cell's.
  fileprivate var isAboutWitnessAccess: Bool {
    message.contains(#/must be declared '?public'? because it matches a requirement/#)
      || message.contains(#/must be (as accessible as|accessible)/#)
  }

  /// Whether it may be that an initialiser gives values to the properties of another module's
  /// struct.
  fileprivate var isAboutPropertiesInInitializer: Bool {
    message.contains("may not be initialized directly")
      || message.contains("'self' used before 'self.init' call")
      || message.contains("'self.init' isn't called on all paths")
  }

  /// The private member that the error is about; for initialisers `init`.
  var inaccessibleMember: String? {
    if message.contains("initializer is inaccessible due to 'private'") { return "init" }
    guard
      let match = message.firstMatch(of: #/'([^']+)' (setter )?is inaccessible/#),
      match.2 != nil || message.contains("due to 'private' protection level")
    else { return nil }
    return String(match.1.prefix { $0 != "(" })
  }
}

extension ParsedCell {
  /// Which extension lies at a place.
  fileprivate func extensionPlace(at offset: Int) -> Int? {
    places.lastIndex { $0.isExtension && $0.range.contains(offset) }
  }

  /// The variable for whose value at the cell's end the compiler asks.
  fileprivate func uninitialisedName(_ error: Diagnostic) -> String? {
    guard
      let match = error.message.firstMatch(
        of: #/^(?:variable|constant) '(.+)' used before being initialized/#)
    else { return nil }
    let name = String(match.1)
    let isDeclaration = uninitialised.contains {
      $0.name == name && $0.line == error.line && $0.column == error.column
    }
    // A function that was compiled with this cell's variable would not see a later one's.
    let isUsed = declarations.contains { $0.storageIndex == nil && $0.mentions.contains(name) }
    return isDeclaration && !isUsed ? name : nil
  }

  /// Whether one file would allow the use: it lies in the type that declares the member, or in an
  /// extension of it.
  fileprivate func mayUse(privateMember member: String, at offset: Int, names: SessionNames) -> Bool {
    places.contains { place in
      guard place.range.contains(offset) else { return false }
      let own = (shapes.declared + shapes.extended).filter { $0.name == place.name }
      return own.contains { $0.privateMembers.contains(member) }
        || names.shape(of: place.name)?.privateMembers.contains(member) ?? false
    }
  }

  /// Whether it mentions a member that may be private where it is used; then the compiler has to
  /// look, also where the cell needs access control to be off.
  func mentionsPrivateMembers(_ names: SessionNames) -> Bool {
    let own = (shapes.declared + shapes.extended).flatMap(\.privateMembers)
    return !mentions.isDisjoint(with: names.privateNames.union(own))
  }

  /// The edits that write the members of `form`.
  func synthesis(_ form: CellForm, cell: Int, names: SessionNames) -> [Edit] {
    var haveKeys: Set<String> = []
    return form.synthesized.sorted { $0.key < $1.key }.flatMap { index, requirements -> [Edit] in
      let place = places[index]
      guard let shape = names.shape(of: place.name) else { return [] }
      let own = shapes.extended.first { $0.name == place.name && $0.codingKeys != nil }?.codingKeys
      let members = SynthesizedMembers(shape, codingKeys: own ?? shape.codingKeys, cell: cell)
      guard let text = members.text(for: requirements) else { return [] }
      var edits: [Edit] = [.insert((place.hasMembers ? ";" : "") + text, at: place.end)]
      if let keys = members.codingKeys(for: requirements), haveKeys.insert(place.name).inserted {
        edits.append(.insert("; " + keys, at: place.range.upperBound))
      }
      return edits
    }
  }
}
