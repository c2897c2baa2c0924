import Cells
import Foundation
import Testing

@Suite struct CompletenessTableTests {
  @Test(arguments: [
    "/* open", "1 /* open", "/* a /* b */", "/** doc", "func f() -> Int", "func f()", "func f() async throws",
    "func f<T>(_ t: T) where T: Equatable", "func + (a: Int, b: Int) -> Int", "init(a: Int)", "@MainActor",
    "@discardableResult\n", "public", "struct S: ", "struct S", "enum E: Int", "extension X", "protocol P",
    "class C: B",
    "let s = \"\"\"", "let s = \"\"\"\nabc", "let s = #\"\"\"\n\"\"\"", "let s = \"\"\"\n  a \\(b",
    "#if DEBUG\nlet a = 1",
    "#if DEBUG\n#else", "let x =", "let x: ", "let a = 1,", "if x", "if x,", "if a {} else",
    "guard let x else", "for i in",
    "while", "repeat {}", "switch x", "do", "x.", "a +", "x ?", "x ? 1 :", "a as", "try", "await", "throw",
    "typealias A =",
    "import", "infix operator", "precedencegroup X", "[1, 2", "f(1,", "foo { x in", "let f: (Int) ->",
    "let f: (Int) async", "let f: (Int) throws",
    "@available(", "let x = if a { 1 } else",
  ])
  func incomplete(source: String) {
    guard case .incomplete = Completeness(of: source) else {
      Issue.record("\(source) is \(Completeness(of: source))")
      return
    }
  }

  @Test(arguments: [
    "func f() -> Int { 1 }", "/* closed */", "/* a /* b */ */ 1", "protocol P { func f() }", "var x: Int",
    "let s = \"\"\"\n\"\"\"",
    "let s = \"/* no comment\"", "#if DEBUG\nlet a = 1\n#endif", "let r = #/\\/*/#", "@MainActor func f() {}",
    "// /* a",
    "return", "let a = 1, b = 2", "x ? 1 : 2", "func f() -> Int { 1 }\n\n",
  ])
  func complete(source: String) { #expect(Completeness(of: source) == .complete, "\(source)") }

  @Test(arguments: [")", "f() }", "let s = \"abc", "1 2", "let = 5", "func 3() {}", "]"])
  func invalid(source: String) { #expect(Completeness(of: source) == .invalid, "\(source)") }

  /// What is written so far of a program that is right is never wrong: it is cut behind each of its words and signs.
  @Test(arguments: Self.programs)
  func noBeginningIsInvalid(program: String) {
    for (offset, character) in program.enumerated() where character == " " || character == "\n" {
      let beginning = String(program.prefix(offset))
      #expect(Completeness(of: beginning) != .invalid, "\(beginning)")
    }
    #expect(Completeness(of: program) == .complete)
  }

  static let programs = [
    """
    @MainActor final class Counter<T: Hashable>: Base, Sendable where T: Codable {
      private(set) var count: Int = 0 { didSet { print(count) } }
      lazy var text: String = { "a" + String(count) }()
      init?(_ start: Int, by step: Int = 1) throws { guard start > 0 else { return nil } ; count = start }
      subscript(index: Int) -> Int { get { index } set { count = newValue } }
      static func < (left: Counter, right: Counter) -> Bool { left.count < right.count }
      deinit { print("end") }
    }
    """,
    """
    enum Shape: Equatable { case circle(radius: Double) , square(Double) ; indirect case both(Shape, Shape) }
    func area(_ shape: Shape) -> Double {
      switch shape {
      case .circle(let radius) where radius > 0: return 3.14 * radius * radius
      case let .square(side): return side * side
      default: fatalError()
      }
    }
    for (index, value) in [1, 2, 3].enumerated() where value % 2 == 1 { print(index, value) }
    """,
    """
    infix operator ** : Power
    precedencegroup Power { higherThan: MultiplicationPrecedence associativity: right }
    let closure: (Int, Int) async throws -> Int = { a, b in try await f(a) + b }
    if let x = optional as? Int, x > 3 { print(x) } else if #available(macOS 13, *) { print(1) } else { print(2) }
    do { try g() } catch let error as Failure { print(error) } catch { throw error }
    let value = condition ? [1: "a", 2: "b"] : [:]
    repeat { n += 1 } while n < 10
    """,
    """
    /// Documentation.
    @discardableResult public func add<T>(_ a: T, to b: inout [T]) -> Int where T: Comparable { b.append(a) ; return b.count }
    typealias Pair = (Int, String)
    extension Array where Element == Int { var total: Int { reduce(0, +) } }
    import Foundation
    let path = \\Pair.0
    #if os(Linux) && !DEBUG
    let system = 1
    #elseif DEBUG
    let system = 2
    #endif
    protocol P: AnyObject { associatedtype A: Sequence ; var a: A { get } ; func f() throws }
    """,
  ]
}
