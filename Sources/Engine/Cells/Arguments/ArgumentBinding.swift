/// How the arguments of a call, in whatever order they are written, belong to the parameters of a
/// declaration.
struct ArgumentBinding: Equatable {
  /// An argument in its place.
  struct Placed: Equatable {
    /// Its index in the call as it is written.
    var index: Int
    /// The label it gets there.
    var label: String?
  }

  /// The arguments in the order of the declaration.
  var arguments: [Placed]
  /// How many parameters without a default value get none.
  var missing: Int
  /// How many arguments get another label or another place.
  var changes: Int

  /// Why arguments do not belong to a declaration's parameters.
  enum Misfit: Error, Equatable {
    case unknownLabel(String)
    case tooMany
    /// A parameter without a label cannot get its value, since one before it that has none gets
    /// none: the compiler would take the value for that one's.
    case unreachable(String)
  }

  /// - Parameter isLenient: whether parameters may be bound as Python binds them: one that is
  ///   declared without a label also by the name that it has inside, and one that is declared with
  ///   a label also by its place alone.
  init(_ site: CallSite, to signature: Signature, isLenient: Bool) throws(Misfit) {
    let parameters = signature.parameters
    let leading = site.arguments.prefix { $0.label == nil }.count
    var binder = Binder(parameters: parameters, isLenient: isLenient, leading: leading)
    for (index, argument) in site.arguments.enumerated() {
      if let label = argument.label { try binder.bind(index, named: label) }
    }
    for (index, argument) in site.arguments.enumerated() where argument.label == nil {
      try binder.bind(positional: index)
    }
    let places = binder.places
    if let name = Self.unreachable(places.values, parameters) { throw .unreachable(name) }
    // (Stable: the values of a variadic parameter keep their order.)
    let order = site.arguments.indices.sorted { (places[$0] ?? 0, $0) < (places[$1] ?? 0, $1) }
    var former: Int?
    arguments = order.map { index in
      let place = places[index] ?? 0
      defer { former = place }
      return Placed(index: index, label: former == place ? nil : parameters[place].label)
    }
    let unbound = parameters.indices.filter { index in
      !places.values.contains(index) && !parameters[index].isOptional && !parameters[index].isVariadic
    }
    missing = max(0, unbound.count - site.trailingClosures)
    changes =
      zip(arguments, site.arguments.indices).filter { placed, index in
        placed.index != index || placed.label != site.arguments[placed.index].label
      }.count
  }

  private static func unreachable(
    _ bound: some Collection<Int>, _ parameters: [Signature.Parameter]
  ) -> String? {
    let unlabelled = parameters.indices.filter { parameters[$0].label == nil && !parameters[$0].isVariadic }
    guard let gap = unlabelled.first(where: { !bound.contains($0) }) else { return nil }
    return unlabelled.first { $0 > gap && bound.contains($0) }.map { parameters[$0].name ?? "_" }
  }

  private struct Binder {
    let parameters: [Signature.Parameter]
    let isLenient: Bool
    /// How many arguments stand before the first with a label.
    let leading: Int
    /// The parameter of each argument.
    var places: [Int: Int] = [:]
    private var taken: Set<Int> = []

    init(parameters: [Signature.Parameter], isLenient: Bool, leading: Int) {
      self.parameters = parameters
      self.isLenient = isLenient
      self.leading = leading
    }

    private func free(where fits: (Signature.Parameter) -> Bool) -> Int? {
      parameters.indices.first { !taken.contains($0) && fits(parameters[$0]) }
    }

    mutating func bind(_ argument: Int, named label: String) throws(Misfit) {
      let place =
        free { $0.label == label }
        ?? (isLenient ? free { $0.label == nil && $0.name == label } : nil)
      guard let place else { throw .unknownLabel(label) }
      places[argument] = place
      taken.insert(place)
    }

    mutating func bind(positional argument: Int) throws(Misfit) {
      // What follows a value of a variadic parameter is another one.
      if let former = places[argument - 1], parameters[former].isVariadic {
        places[argument] = former
        return
      }
      let byPlace = isLenient && argument < leading ? free { _ in true } : nil
      guard let place = free(where: { $0.label == nil }) ?? byPlace else { throw .tooMany }
      places[argument] = place
      taken.insert(place)
    }
  }
}
