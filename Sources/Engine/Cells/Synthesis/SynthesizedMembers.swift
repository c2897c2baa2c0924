/// Writes the members that the compiler makes for a conformance where the type and the extension
/// lie in one file, and refuses to make where they lie in two: `==`, `hash(into:)`, `<`,
/// `allCases`, `encode(to:)`, `init(from:)`.
///
/// What they do is what the compiler's own do (The Swift Programming Language, "Adopting a Protocol
/// Using a Synthesized Implementation"; SE-0166 and SE-0295 for coding, SE-0266 for `<`).
struct SynthesizedMembers {
  let shape: TypeShape
  /// Whether an enumeration of coding keys has to be written too.
  private let needsCodingKeys: Bool

  /// What stands before the names of the coding keys' types.
  private let scope: String

  /// - Parameter cell: the number of the cell that gets the members, for names that no other cell
  ///   has.
  init(_ shape: TypeShape, codingKeys: [String]?, cell: Int) {
    self.shape = shape
    scope = codingKeys == nil ? "_LecternCoding\(cell)" : ""
    var shape = shape
    shape.codingKeys = codingKeys
    needsCodingKeys = codingKeys == nil
    keys = codingKeys ?? (shape.kind == .enum ? shape.cases.map(\.name) : shape.properties.map(\.name))
  }

  /// The names of the values that are encoded.
  private let keys: [String]

  /// The members that stand for `requirements`, on one line; nil if one of them cannot be written.
  ///
  /// - Parameter requirements: as the compiler names what it does not make: `==`, `init(from:)`.
  func text(for requirements: Set<String>) -> String? {
    var parts: [String] = []
    for requirement in requirements.sorted() where requirement != "hashValue" {
      guard let part = member(requirement) else { return nil }
      parts.append(part)
    }
    return " " + parts.joined(separator: "; ") + " "
  }

  /// An extension with the coding keys that such members use; nil if none are needed. It stands
  /// apart, since members may stand in several extensions and under conditions.
  func codingKeys(for requirements: Set<String>) -> String? {
    if requirements.isDisjoint(with: ["encode(to:)", "init(from:)"]) || !needsCodingKeys { return nil }
    return "extension \(shape.name) { enum \(scope) { \(codingKeys) } }"
  }

  private func member(_ requirement: String) -> String? {
    switch (requirement, shape.kind) {
    case ("==", .struct): structEquality
    case ("==", .enum): enumEquality
    case ("hash(into:)", .struct): structHash
    case ("hash(into:)", .enum): enumHash
    case ("<", .enum): enumOrder
    case ("allCases", .enum):
      "static var allCases: [Self] { [\(shape.cases.map { ".\($0.name)" }.joined(separator: ", "))] }"
    case ("encode(to:)", .struct), ("encode(to:)", .class): structEncoding
    case ("encode(to:)", .enum): enumEncoding
    case ("init(from:)", .struct): structDecoding
    case ("init(from:)", .enum): enumDecoding
    default: nil
    }
  }

  // MARK: Equality, hashes, order

  private var structEquality: String {
    let tests = shape.properties.map { "guard _l.\($0.name) == _r.\($0.name) else { return false }" }
    return
      "static func == (_l: Self, _r: Self) -> Bool { \((tests + ["return true"]).joined(separator: "; ")) }"
  }

  private var structHash: String {
    let parts = shape.properties.map { "_h.combine(\($0.name))" }
    return "func hash(into _h: inout Hasher) { \(parts.joined(separator: "; ")) }"
  }

  /// A `switch` over two values of the enumeration, an arm for each case that has associated
  /// values.
  private func switchOverPair(otherwise: String, arm: (TypeShape.EnumCase) -> String) -> String {
    let arms = shape.cases.map { item -> String in
      if item.labels.isEmpty { return "case (.\(item.name), .\(item.name)): \(arm(item))" }
      let patterns = ["_l", "_r"].map { side in ".\(item.name)(\(names(item, side)))" }
      return "case let (\(patterns.joined(separator: ", "))): \(arm(item))"
    }
    let rest = shape.cases.count > 1 ? ["default: \(otherwise)"] : []
    return "switch (_l, _r) { \((arms + rest).joined(separator: "; ")) }"
  }

  private func names(_ item: TypeShape.EnumCase, _ prefix: String) -> String {
    item.labels.indices.map { "\(prefix)\($0)" }.joined(separator: ", ")
  }

  private var enumEquality: String {
    let body = switchOverPair(otherwise: "return false") { item in
      let tests = item.labels.indices.map { "guard _l\($0) == _r\($0) else { return false }" }
      return (tests + ["return true"]).joined(separator: "; ")
    }
    return "static func == (_l: Self, _r: Self) -> Bool { \(body) }"
  }

  private var enumHash: String {
    let arms = shape.cases.enumerated().map { number, item in
      let parts = ["_h.combine(\(number))"] + item.labels.indices.map { "_h.combine(_v\($0))" }
      return "\(pattern(item)): \(parts.joined(separator: "; "))"
    }
    return "func hash(into _h: inout Hasher) { switch self { \(arms.joined(separator: "; ")) } }"
  }

  private func pattern(_ item: TypeShape.EnumCase) -> String {
    item.labels.isEmpty ? "case .\(item.name)" : "case let .\(item.name)(\(names(item, "_v")))"
  }

  private var enumOrder: String {
    let places = shape.cases.enumerated().map { "case .\($1.name): return \($0)" }.joined(separator: "; ")
    let place = "func _place(_ _e: Self) -> Int { switch _e { \(places) } }"
    let body = switchOverPair(otherwise: "return _place(_l) < _place(_r)") { item in
      let tests = item.labels.indices.map { "if _l\($0) != _r\($0) { return _l\($0) < _r\($0) }" }
      return (tests + ["return false"]).joined(separator: "; ")
    }
    return "static func < (_l: Self, _r: Self) -> Bool { \(place); \(body) }"
  }

  // MARK: Coding

  private var codingKeys: String {
    let kind = keys.isEmpty ? "" : "case \(keys.joined(separator: ", "))"
    return "enum CodingKeys: String, CodingKey { \(kind) }"
      + (shape.kind == .enum ? "; " + payloadKeys : "")
      .replacing("enum CodingKeys: String, CodingKey {  }", with: "enum CodingKeys: CodingKey { }")
  }

  /// For each case the keys of its associated values: labels, or `_0` by place (SE-0295).
  private var payloadKeys: String {
    shape.cases.map { item in
      let keys = payloadKeys(item)
      return keys.isEmpty
        ? "enum \(payloadKeysName(item)): CodingKey { }"
        : "enum \(payloadKeysName(item)): String, CodingKey { case \(keys.joined(separator: ", ")) }"
    }.joined(separator: "; ")
  }

  private func payloadKeys(_ item: TypeShape.EnumCase) -> [String] {
    item.labels.enumerated().map { $1 == nil || $1 == "_" ? "_\($0)" : $1 ?? "" }
  }

  private var keysName: String { scope.isEmpty ? "CodingKeys" : "\(scope).CodingKeys" }
  private func scoped(_ item: TypeShape.EnumCase) -> String {
    (scope.isEmpty ? "" : scope + ".") + payloadKeysName(item)
  }

  private func payloadKeysName(_ item: TypeShape.EnumCase) -> String {
    let name = item.name.trimmingBackticks
    return name.prefix(1).uppercased() + name.dropFirst() + "CodingKeys"
  }

  private var structEncoding: String {
    let parts = keys.map { "try _c.encodeIfPresent(self.\($0), forKey: .\($0))" }
    let container = "\(keys.isEmpty ? "_ =" : "var _c =") _e.container(keyedBy: \(keysName).self)"
    return "func encode(to _e: any Encoder) throws { \(([container] + parts).joined(separator: "; ")) }"
  }

  private var structDecoding: String {
    let container = "let _c = try _d.container(keyedBy: \(keysName).self)"
    func value(_ name: String) -> String { "try _lecternDecode(_c, \(keysName).\(name))" }
    let coded = Set(keys)
    let body: [String]
    if shape.hasInitialiser {
      body = shape.properties.filter { coded.contains($0.name) && $0.isParameter }.map {
        "self.\($0.name) = \(value($0.name))"
      }
    } else {
      let arguments = shape.properties.filter { $0.isParameter && coded.contains($0.name) }.map {
        "\($0.name): \(value($0.name))"
      }
      body = ["self.init(\(arguments.joined(separator: ", ")))"]
    }
    return "init(from _d: any Decoder) throws { \(([container] + body).joined(separator: "; ")) }"
  }

  private var enumEncoding: String {
    let arms = shape.cases.map { item -> String in
      let nested = "_c.nestedContainer(keyedBy: \(scoped(item)).self, forKey: .\(item.name))"
      let parts = payloadKeys(item).enumerated().map { "try _n.encodeIfPresent(_v\($0), forKey: .\($1))" }
      let lines = parts.isEmpty ? ["_ = \(nested)"] : ["var _n = \(nested)"] + parts
      return "\(pattern(item)): \(lines.joined(separator: "; "))"
    }
    return "func encode(to _e: any Encoder) throws { var _c = _e.container(keyedBy: \(keysName).self); "
      + "switch self { \(arms.joined(separator: "; ")) } }"
  }

  private var enumDecoding: String {
    let arms = shape.cases.map { item -> String in
      if item.labels.isEmpty { return "case .\(item.name): self = .\(item.name)" }
      let nested =
        "let _n = try _c.nestedContainer(keyedBy: \(scoped(item)).self, forKey: .\(item.name))"
      let values = zip(item.labels, payloadKeys(item)).map { label, key in
        (label == nil || label == "_" ? "" : "\(label ?? ""): ")
          + "try _lecternDecode(_n, \(scoped(item)).\(key))"
      }
      return "case .\(item.name): \(nested); self = .\(item.name)(\(values.joined(separator: ", ")))"
    }
    return "init(from _d: any Decoder) throws { let _c = try _d.container(keyedBy: \(keysName).self); "
      + "guard let _k = _c.allKeys.first, _c.allKeys.count == 1 else { throw DecodingError.typeMismatch(Self.self, "
      + ".init(codingPath: _c.codingPath, debugDescription: \"Invalid number of keys found, expected one.\")) }; "
      + "switch _k { \(arms.joined(separator: "; ")) } }"
  }
}
