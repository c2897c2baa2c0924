/// Two signatures, and whether they are one function or two.
struct SignaturePair {
  var name: String
  var old: Signature
  var new: Signature
  /// The argument of a call; for two functions, of calls of the old and of the new one.
  var arguments: [String]
  /// What stands before a call: `try`, `await`.
  var prefix = ""
  var kinds = DeclarationKind.allCases
  /// What a method is called on.
  var receiver = "Box#()"
  var isSame: Bool { arguments.count == 1 }

  /// All pairs: types spelled otherwise, then everything else that can be written otherwise, then what is different.
  static let all = spellings + generics + containers + rest + different

  /// The same type in two spellings.
  private static let spellings = [
    ("[String: Int]", "[String:Int]", "[\"a\": 1]"),
    ("[String: Int]", "Dictionary<String, Int>", "[\"a\": 1]"),
    ("[Int]", "Array<Int>", "[1]"), ("[Int]", "[ Int ]", "[1]"), ("[[Int]]", "Array<Array<Int>>", "[[1]]"),
    ("Int?", "Optional<Int>", "Int?.none"), ("[Int?]", "Array<Optional<Int>>", "[1]"),
    ("Int?", "Int!", "Int?.none"), ("Int", "Swift.Int", "1"), ("Int", "(Int)", "1"), ("Int", "Count", "1"),
    ("[Int]", "[Count]", "[1]"), ("(Int, String)", "( Int,String )", "(1, \"a\")"),
    ("(Int) -> Int", "(_ x: Int) -> Int", "{ $0 }"), ("() -> Void", "() -> ()", "{}"),
    ("(Int) -> Int", "(Count) -> (Int)", "{ $0 }"), ("any Form", "Form", "Disc()"),
    ("any Form & Named", "any Named & Form", "Disc()"), ("Disc.Part", "Part", "Disc.Part()"),
    ("Dictionary<String, [Int]>.Key", "String", "\"a\""),
  ].map { old, new, argument in
    SignaturePair(
      name: "\(old) and \(new)", old: Signature(type: old), new: Signature(type: new), arguments: [argument])
  }

  private static func form(_ generics: String, _ type: String, _ constraints: String = "") -> Signature {
    Signature(generics: generics, type: type, constraints: constraints)
  }

  private static let generics = [
    ("<T> and <U>", form("<T>", "T"), form("<U>", "U"), "Disc()"),
    ("<T: Form> and where", form("<T: Form>", "T"), form("<T>", "T", "where T: Form"), "Disc()"),
    ("<T: Form> and some", form("<T: Form>", "T"), form("", "some Form"), "Disc()"),
    ("where and some", form("<T>", "T", "where T: Form"), form("", "some Form"), "Disc()"),
    ("[T] and Array<U>", form("<T: Form>", "[T]"), form("<U: Form>", "Array<U>"), "[Disc()]"),
    (
      "& and two constraints", form("<T: Form & Named>", "T"), form("<T>", "T", "where T: Named, T: Form"),
      "Disc()"
    ),
    (
      "element and primary type", form("<S: Sequence>", "S", "where S.Element == Int"),
      form("", "some Sequence<Int>"), "[1]"
    ),
    (
      "== both ways", form("<S: Sequence>", "S", "where S.Element == Int"),
      form("<S>", "S", "where Int == S.Element, S: Sequence"), "[1]"
    ),
    ("T? and Optional<U>", form("<T: Form>", "T?"), form("<U: Form>", "Optional<U>"), "Disc?.none"),
  ].map { SignaturePair(name: $0.0, old: $0.1, new: $0.2, arguments: [$0.3]) }

  /// The same extended type in two spellings.
  private static let containers = [
    ("typealias", "Box#", "Alias#", "Box#()"), ("[T]", "Array where Element == Box#", "[Box#]", "[Box#()]"),
    ("Array<T>", "[Box#]", "Array<Box#>", "[Box#()]"),
    ("T?", "Optional<Box#>", "Optional where Wrapped == Box#", "Box#?.none"),
    (
      "& as two", "Array where Element: Form & Named", "Array where Element: Form, Element: Named", "[Disc()]"
    ),
    ("module", "Array where Element == Box#", "Swift.Array where Element == Box#", "[Box#()]"),
  ].map { name, old, new, receiver in
    SignaturePair(
      name: "extension of \(name)", old: Signature(container: old), new: Signature(container: new),
      arguments: ["1"],
      kinds: [.method], receiver: receiver)
  }

  private static let plain = Signature()
  private static let functions: [DeclarationKind] = [.function, .method]
  private static let callables: [DeclarationKind] = [.function, .method, .initializer]

  /// What does not tell functions apart, apart from types.
  private static let rest = [
    SignaturePair(name: "inner name", old: plain, new: Signature(inner: "b"), arguments: ["1"]),
    SignaturePair(
      name: "operator's labels", old: plain, new: Signature(label: "l", inner: "r"), arguments: ["1"],
      kinds: [.operator]),
    SignaturePair(
      name: "default value", old: plain, new: Signature(fallback: "7"), arguments: ["1"], kinds: callables),
    SignaturePair(
      name: "another default", old: Signature(fallback: "1 + 1"), new: Signature(fallback: "7"),
      arguments: ["1"],
      kinds: callables),
    SignaturePair(
      name: "throws", old: plain, new: Signature(effects: "throws"), arguments: ["1"], prefix: "try ",
      kinds: [.function, .method, .operator, .initializer]),
    SignaturePair(
      name: "no throws", old: Signature(effects: "throws"), new: plain, arguments: ["1"],
      kinds: [.function, .method, .operator, .initializer]),
    SignaturePair(
      name: "@discardableResult", old: plain, new: Signature(attributes: "@discardableResult"),
      arguments: ["1"],
      kinds: functions),
    SignaturePair(
      name: "@inline(never)", old: Signature(attributes: "@inline(never)"), new: plain, arguments: ["1"],
      kinds: [.function, .method, .operator, .initializer]),
    SignaturePair(
      name: "not mutating", old: Signature(modifiers: "mutating"), new: plain, arguments: ["1"],
      kinds: [.method]),
    SignaturePair(
      name: "nonisolated", old: plain, new: Signature(modifiers: "nonisolated"), arguments: ["1"],
      kinds: [.method]),
    SignaturePair(
      name: "Self", old: Signature(type: "Self"), new: Signature(type: "Box#"), arguments: ["Box#()"],
      kinds: [.method, .initializer, .subscript]),
    SignaturePair(
      name: "@escaping", old: Signature(type: "() -> Int"), new: Signature(type: "@escaping () -> Int"),
      arguments: ["{ 1 }"], kinds: callables),
    SignaturePair(
      name: "rethrows", old: Signature(type: "() throws -> Int", effects: "rethrows"),
      new: Signature(type: "() throws -> Int", effects: "throws"), arguments: ["{ 1 }"], prefix: "try ",
      kinds: callables),
    SignaturePair(
      name: "typed throws", old: Signature(effects: "throws"), new: Signature(effects: "throws(Failure)"),
      arguments: ["1"], prefix: "try ", kinds: callables),
    SignaturePair(
      name: "access", old: Signature(modifiers: "public"), new: Signature(modifiers: "internal"),
      arguments: ["1"],
      kinds: [.method]),
    SignaturePair(
      name: "inner name behind a label", old: Signature(label: "at", inner: "a"),
      new: Signature(label: "at", inner: "index"), arguments: ["1"],
      kinds: [.function, .method, .initializer, .subscript]),
    SignaturePair(
      name: "another result", old: plain, new: Signature(result: "Swift.String"), arguments: ["1"],
      kinds: [.function, .method, .operator, .subscript]),
    SignaturePair(
      name: "variadic", old: Signature(type: "Int..."), new: Signature(type: "Swift.Int..."),
      arguments: ["1"],
      kinds: callables),
    SignaturePair(
      name: "closure's label", old: Signature(type: "@escaping (Int) -> Int"),
      new: Signature(type: "@escaping (_ value: Int) -> Swift.Int"), arguments: ["{ $0 }"]),
  ]

  /// Two functions: each goes on being called.
  private static let different = [
    SignaturePair(
      name: "one and many", old: Signature(type: "Int..."), new: plain, arguments: ["1, 2", "1"],
      kinds: callables),
    SignaturePair(
      name: "array and many", old: Signature(type: "[Int]"), new: Signature(type: "Int..."),
      arguments: ["[1]", "1, 2"], kinds: callables),
    SignaturePair(
      name: "Int and String", old: plain, new: Signature(type: "String"), arguments: ["1", "\"a\""]),
    SignaturePair(
      name: "Int and Int?", old: plain, new: Signature(type: "Int?"), arguments: ["1", "Int?.none"]),
    SignaturePair(
      name: "[Int] and Set<Int>", old: Signature(type: "[Int]"), new: Signature(type: "Set<Int>"),
      arguments: ["[1]", "Set([1])"]),
    SignaturePair(
      name: "closures", old: Signature(type: "(Int) -> Int"), new: Signature(type: "(Int, Int) -> Int"),
      arguments: ["{ (a: Int) in a }", "{ (a: Int, b: Int) in a }"]),
    SignaturePair(
      name: "generic and not", old: form("<T>", "T"), new: plain, arguments: ["\"a\"", "1"]),
    SignaturePair(
      name: "two constraints", old: form("<T: Form>", "T"), new: form("<T: FixedWidthInteger>", "T"),
      arguments: ["Disc()", "1"]),
    SignaturePair(
      name: "inout", old: plain, new: Signature(type: "inout Int"), arguments: ["1", "&number"],
      kinds: [.function, .method]),
    SignaturePair(
      name: "labels", old: Signature(label: "at"), new: Signature(label: "at", type: "String"),
      arguments: ["1", "\"a\""], kinds: [.function, .method, .initializer, .subscript]),
    SignaturePair(
      name: "tuples", old: Signature(type: "(Int, Int)"), new: Signature(type: "(Int, String)"),
      arguments: ["(1, 1)", "(1, \"a\")"]),
  ]
}
