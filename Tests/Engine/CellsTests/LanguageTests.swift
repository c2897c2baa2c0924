import Testing

/// Each case is a cell, or several in turn, and what the last one shows (as JSON text).
@Suite(.serialized) struct LanguageTests {
  static let notebook = Result { try Notebook() }

  static let cases: [(name: String, cells: [String], result: String?)] = [
    ("expression", ["1 + 1"], "\"2\""),
    ("nothing for Void", ["print()"], nil),
    ("nothing for an assignment", ["var a1 = 1", "a1 = 2"], nil),
    ("nothing behind a semicolon", ["1 + 1;"], nil),
    ("a declaration and its use", ["let b1 = [1, 2]\nb1.count"], "\"2\""),
    ("a string is quoted", ["\"a\\\"b\""], #""\"a\\\"b\"""#),
    ("variables of earlier cells", ["var c1 = 1", "c1 += 1", "c1"], "\"2\""),
    ("functions", ["func d1(_ x: Int) -> Int { x * 2 }", "d1(4)"], "\"8\""),
    (
      "functions that use a later variable of their cell", ["func e1() -> Int { e2 }\nlet e2 = 5\ne1()"],
      "\"5\""
    ),
    (
      "types", ["struct F1 { var x = 1 }\nclass F2 { var f = F1() }\nenum F3 { case a, b }", "F2().f.x"],
      "\"1\""
    ),
    (
      "extensions of own types",
      ["struct G1 { var x = 1 }", "extension G1 { var y: Int { x + 1 } }", "G1().y"], "\"2\""
    ),
    ("extensions of library types", ["extension Int { var h1: Int { self + 1 } }", "3.h1"], "\"4\""),
    (
      "an extension run again",
      ["extension Int { var i1: Int { 1 } }", "extension Int { var i1: Int { 2 } }", "3.i1"], "\"2\""
    ),
    (
      "operators",
      [
        "infix operator ***: MultiplicationPrecedence\nfunc *** (a: Int, b: Int) -> Int { a * b * 10 }",
        "1 + 2 *** 3",
      ],
      "\"61\""
    ),
    (
      "generics", ["func j1<T: Comparable>(_ a: [T]) -> T? { a.max() }", "j1([1.5, 2.5])"],
      "\"Optional(2.5)\""
    ),
    (
      "protocols",
      [
        "protocol K1 { func k() -> String }\nextension K1 { func k2() -> String { k() + \"!\" } }",
        "struct K2: K1 { func k() -> String { \"k\" } }", "K2().k2()",
      ], #""\"k!\"""#
    ),
    (
      "inheritance across cells",
      [
        "class L1 { func f() -> Int { 1 } }", "class L2: L1 { override func f() -> Int { super.f() + 1 } }",
        "(L2() as L1).f()",
      ], "\"2\""
    ),
    (
      "property wrappers",
      [
        "@propertyWrapper struct M1 { var wrappedValue: Int { didSet { wrappedValue = min(wrappedValue, 10) } } }",
        "struct M2 { @M1 var x = 1 }\nvar m3 = M2()\nm3.x = 50\nm3.x",
      ], "\"10\""
    ),
    (
      "result builders",
      [
        "@resultBuilder struct N1 { static func buildBlock(_ parts: String...) -> String { parts.joined(separator: \"-\") } }\nfunc n2(@N1 _ body: () -> String) -> String { body() }",
        "n2 { \"a\"; \"b\" }",
      ], #""\"a-b\"""#
    ),
    (
      "actors",
      [
        "actor O1 { var n = 0; func add() -> Int { n += 1; return n } }\nlet o2 = O1()", "await o2.add()",
        "await o2.add()",
      ], "\"2\""
    ),
    ("regex literals", ["let p1 = /a(b+)c/\n\"xxabbbc\".firstMatch(of: p1)?.1"], #""Optional(\"bbb\")""#),
    (
      "the macro Observable",
      ["import Observation\n@Observable final class Q1 { var x = 1 }\nlet q2 = Q1()\nq2.x += 1\nq2.x"],
      "\"2\""
    ),
    ("the macro Predicate", ["import Foundation\ntry #Predicate<Int> { $0 > 3 }.evaluate(4)"], "\"true\""),
    ("imports carry over", ["import Foundation", "Data([1, 2]).count"], "\"2\""),
    (
      "coding, which looks conformances up at run time",
      [
        "struct R1: Codable { var a = 1 }", "String(decoding: try JSONEncoder().encode(R1()), as: UTF8.self)",
      ], #""\"{\\\"a\\\":1}\"""#
    ),
    (
      "existentials and casts", ["protocol S1 {}\nstruct S2: S1 {}", "let s3: Any = S2()\ns3 is any S1"],
      "\"true\""
    ),
    ("top-level try", ["func t1() throws -> Int { 3 }", "try t1() + 1"], "\"4\""),
    (
      "top-level await",
      [
        "func u1() async throws -> Int { try await Task.sleep(nanoseconds: 1000); return 7 }",
        "try await u1() + 1",
      ], "\"8\""
    ),
    (
      "await in a condition",
      ["func v1() async -> Bool { true }", "var v2 = 0\nif await v1() { v2 = 1 }\nv2"], "\"1\""
    ),
    (
      "for await",
      [
        "var w1 = 0\nfor await x in AsyncStream<Int> { c in c.yield(1); c.yield(2); c.finish() } { w1 += x }\nw1"
      ], "\"3\""
    ),
    ("async let", ["async let x1 = u1()", "x1"], "\"7\""),
    (
      "task groups",
      [
        "await withTaskGroup(of: Int.self) { group in\n  for i in 0..<4 { group.addTask { i } }\n  return await group.reduce(0, +)\n}"
      ], "\"6\""
    ),
    ("the main actor", ["@MainActor func y1() -> Int { 5 }", "await y1()"], "\"5\""),
    ("the main queue", ["import Dispatch\nDispatchQueue.main.sync { 6 }"], "\"6\""),
    ("values that cannot be copied", ["struct Z1: ~Copyable { var a = 1 }\nlet z2 = Z1()", "z2.a"], "\"1\""),
    ("tuples taken apart", ["let (aa1, aa2) = (1, \"two\")", "aa2"], #""\"two\"""#),
    ("optional variables without a value", ["var bb1: Int?", "bb1"], "\"nil\""),
    ("typealiases", ["typealias CC1 = Double\nlet cc2: CC1 = 3", "cc2"], "\"3.0\""),
    (
      "observed variables", ["var dd1 = 1 { didSet { dd2 = oldValue } }\nvar dd2 = 0", "dd1 = 5\ndd2"],
      "\"1\""
    ),
    ("closures kept in variables", ["var ee1 = 0\nlet ee2 = { ee1 += 1 }", "ee2()\nee2()\nee1"], "\"2\""),
    ("names with letters of other scripts", ["let ответ = 42", "ответ"], "\"42\""),
    ("a line's number is the cell's", ["let ff1 = 1\n#line"], "\"2\""),
    ("only a comment", ["// nothing"], nil),
    (
      "a public type of an earlier protocol",
      [
        "protocol HH1 { var h: Int { get } }", "public struct HH2: HH1 { public var h: Int { 4 } }",
        "let hh3 = [HH2()]",
        "hh3[0].h",
      ], "\"4\""
    ),
    (
      "members of types that are not named",
      [
        "struct II1 { var n = 1 }", "struct II2 { var inner = II1() }", "let ii3 = [\"a\": II2()]",
        "let ii4 = ii3", "ii4[\"a\"]?.inner.n",
      ], "\"Optional(1)\""
    ),
    (
      "a class of an earlier class",
      [
        "class JJ1 { func f() -> Int { 1 } }",
        "class JJ2: JJ1 { override func f() -> Int { super.f() + 1 } }",
        "JJ2().f()",
      ], "\"2\""
    ),
    (
      "a typealias of an earlier type",
      ["struct KK1 { var n = 6 }", "typealias KK2 = [KK1]", "let kk3: KK2 = [KK1()]", "kk3[0].n"], "\"6\""
    ),
    ("an object has no module in front", ["class GG1 {}\nGG1()"], "\"GG1\""),
  ]

  @Test(arguments: cases.indices) func cell(index: Int) throws {
    let notebook = try Self.notebook.get()
    let (name, cells, result) = Self.cases[index]
    var last: String?
    for source in cells {
      let output = notebook.run(source)
      #expect(output.error == nil, "\(name): \(output.trace)")
      last = output.result
    }
    #expect(last == result, "\(name)")
  }
}
