import Testing

/// What a later cell adds to an earlier one's declarations.
@Suite(.serialized) struct LaterCellTests {
  let notebook: Notebook
  init() throws { notebook = try Notebook() }

  /// An initialiser in an extension gives values to constants and to properties with private
  /// setters.
  @Test func initialisersOfEarlierStructs() {
    let matrix = """
      struct Matrix {
        let rows: Int, columns: Int
        private(set) var grid: [Double]
      }
      """
    notebook.check(
      [
        matrix,
        """
        extension Matrix {
          init(identity n: Int) {
            rows = n
            columns = n
            grid = Array(repeating: 0, count: n * n)
            for i in 0..<n { grid[i * n + i] = 1 }
          }
        }
        """, "print(Matrix(identity: 2).grid, Matrix(identity: 3).rows)",
      ], "[1.0, 0.0, 0.0, 1.0] 3")
    notebook.check(
      [
        "struct Money { var cents: Int }",
        "extension Money: ExpressibleByIntegerLiteral { init(integerLiteral value: Int) { cents = value * 100 } }",
        "let price: Money = 3\nprint(price.cents)",
      ], "300")
    // One that leaves something out is an error here as it is in one file.
    _ = notebook.run(matrix)
    let error = notebook.run("extension Matrix { init(half n: Int) { rows = n; grid = [] } }").error
    #expect(
      error?.value.contains("without initializing all stored properties") ?? false,
      "\(error?.value ?? "no error")")
  }

  @Test func guardsAtTopLevel() {
    notebook.check(
      [
        "let input: Int? = 5\nenum Shape { case circle(Double, String), dot }\nlet shape = Shape.circle(2, \"red\")",
        "guard let n = input, n > 3, let m = Optional(n + 1) else { fatalError() }\nprint(n, m)",
        "guard case .circle(let r, let colour) = shape else { fatalError() }\nguard let input else { fatalError() }",
        "print(n + m, r, colour, input + 1)",
        "guard let n = Optional(n * 10), n > 20 else { fatalError() }\nguard var list = Optional([n]) else { fatalError() }\nlist.append(1)",
        "list.append(2)\nprint(n, list)",
      ], "5 6\n11 2.0 red 6\n50 [50, 1, 2]")
    let error = notebook.run("guard let wrong: Int = \"x\" else { fatalError() }").error
    #expect(error?.value.contains("In[7]:1:24") ?? false, "\(error?.value ?? "no error")")
  }

  /// They need no `await`, as in the file of their type.
  @Test func constantsOfActors() {
    notebook.check(
      [
        "final class Node { var n = 1 }\nactor Counter { let name: String; let node = Node(); init(_ n: String) { name = n } }",
        "@MainActor final class Page { let title = \"t\" }",
        "let counter = Counter(\"c\")\nprint(counter.name, counter.node.n)\nfunc title(_ page: Page) -> String { page.title }",
      ], "c 1")
  }

  @Test func membersOfInnerTypes() {
    notebook.check(
      [
        "enum Geometry { struct Point { var x = 1 } }",
        "extension Geometry { struct Line { var from: Point, to: Point } }",
        "extension Geometry.Point: Hashable {}\nextension Geometry.Line: Equatable {}",
        "print(Geometry.Line(from: .init(), to: .init()) == Geometry.Line(from: .init(x: 2), to: .init()))",
      ], "false")
  }

  /// Each half in its extension, in one cell or in two.
  @Test(arguments: ["\n", "---"]) func codingUnderConditions(separator: String) {
    let extensions = [
      "extension Envelope: Encodable where Content: Encodable {}",
      "extension Envelope: Decodable where Content: Decodable {}",
    ]
    let cells = separator == "\n" ? [extensions.joined(separator: "\n")] : extensions
    notebook.check(
      ["import Foundation\nstruct Envelope<Content> { var content: Content; var version = 1 }"] + cells + [
        "let data = try JSONEncoder().encode(Envelope(content: [1, 2]))",
        "print(try JSONDecoder().decode(Envelope<[Int]>.self, from: data).content)",
      ], "[1, 2]")
  }

  // MARK: Conformances that are declared again

  @Test func theNewConformanceCountsEverywhere() {
    notebook.check(
      [
        """
        protocol Shape { associatedtype Size; var size: Size { get }; func area() -> Int }
        extension Shape { func area() -> Int { 1 } }
        struct P { var x = 1 }
        """,
        """
        extension P: CustomStringConvertible { var description: String { "old" } }
        extension P: Shape { var size: Int { 1 } }
        extension P: Comparable { static func < (a: P, b: P) -> Bool { a.x < b.x } }
        extension Int: Shape { var size: String { "small" } }
        let kept: any Shape = P()
        let points = [P(x: 2), P(x: 1)]
        func show(_ shape: some Shape) -> String { "\\(shape.size) \\(shape.area())" }
        """,
        "print(P(), [P()], kept.size, show(P()), points.sorted().map(\\.x), show(3))",
        """
        extension P: CustomStringConvertible { var description: String { "new" } }
        extension P: Shape { var size: Int { 2 }; func area() -> Int { 22 } }
        extension P: Comparable { static func < (a: P, b: P) -> Bool { a.x > b.x } }
        extension Int: Shape { var size: String { "large" } }
        """,
        "print(P(), [P()], kept.size, kept.area(), show(P()), points.sorted().map(\\.x), show(3), \"\\(kept)\")",
        "print(((P() as Any) as! any Shape).area(), points.max()!.x, String(describing: P()))",
      ],
      """
      old [old] 1 1 1 [1, 2] small 1
      new [new] 2 22 2 22 [2, 1] large 1 new
      22 1 new
      """)
  }

  @Test func aGenericTypesConformanceIsKeptAndSaysSo() {
    let cells = ["old", "new"].map {
      "extension Box: CustomStringConvertible { var description: String { \"\($0)\" } }\nprint(Box(t: 1))"
    }
    notebook.check(["struct Box<T> { var t: T }", cells[0], cells[0]], "old\nold")
    let output = notebook.run(cells[1])
    let warnings = output.events.compactMap { event -> String? in
      if case .display(let bundle, _) = event { return bundle.data["text/plain"] }
      return nil
    }
    let expected = "In[2] has declared 'Box<A> : CustomStringConvertible' already"
    #expect(warnings.contains { $0.contains(expected) }, "\(output.events)")
  }
}
