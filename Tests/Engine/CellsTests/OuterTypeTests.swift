import Cells
import Foundation
import Testing

/// Types whose names are those of members too: `layers`, `metrics` and `losses` in a model of one's
/// own mean the library's where the member has not what is asked for, as they do in Python.
@Suite(.serialized) struct OuterTypeTests {
  static let notebook = Result { try Notebook() }

  private func run(_ source: String) throws -> Notebook.Output { try Self.notebook.get().run(source) }

  @Test(arguments: [
    "class A1: Model { let dense = layers.Dense(4) }\nA1().dense.name",
    "class A2: Model { let loss = metrics.Mean(name: \"loss\") }\nA2().loss.name",
    "class A3: Model {\n  func f() -> Tensor { losses.meanSquaredError(Tensor([1.0, 2.0]), Tensor([1.0, 4.0])) }\n}\nA3().f().item()",
    "class A4: Model {\n  let a: layers.Dense\n  init() { a = layers.Dense(4)\n    super.init() }\n}\nA4().a.units",
    "class A5: Model {\n  let m: [Metric] = [metrics.Mean(), metrics.MeanAbsoluteError()]\n}\nA5().m.count",
    "class A6: Model {\n  override func call(_ x: Tensor) -> Tensor { layers\n    .Dense(3)(x) }\n}\nA6()(Tensor([[1.0]])).shape",
    // Of the cells themselves, and in other than classes.
    "enum colors { static func named(_ s: String) -> Int { s.count } }\n"
      + "struct A7 { var colors: [Int] = []; func f() -> Int { colors.named(\"red\") } }\nA7().f()",
    // The arguments in another order, and the member itself.
    "class A8: Model {\n  let d = layers.Dense(activation: \"relu\", units: 3)\n  func n() -> Int { layers.count }\n}\nA8().n()",
    "class A9: Layer { let inner = layers.Dense(2) }\nA9().inner.units",
  ])
  func typeIsMeant(source: String) throws {
    let output = try run(source)
    #expect(output.trace.isEmpty, "\(output.trace)")
  }

  /// What neither has is said of the type; local names and members that fit mean themselves.
  @Test func otherErrorsStay() throws {
    let missing = try run("class B1: Model { let dense = layers.Densee(4) }").trace
    #expect(missing.contains("type 'layers' has no member 'Densee'"), "\(missing)")
    #expect(!missing.contains("_Lectern") && !missing.contains("argument label"), "\(missing)")
    let local = try run("class B2: Model { func f(_ layers: [Int]) -> Int { layers.Dense } }").trace
    #expect(local.contains("value of type '[Int]' has no member 'Dense'"), "\(local)")
    let plain = try run("class B3 { var values = [1]; func f() -> Int { values.missing } }").trace
    #expect(plain.contains("value of type '[Int]' has no member 'missing'"), "\(plain)")
    #expect(!plain.contains("_Lectern"), "\(plain)")
  }

  /// Values that are called have their arguments in any order too.
  @Test func argumentsOfCalledValues() throws {
    let output = try run(
      "struct C1 { func callAsFunction(a: Int, b: Int) -> Int { a - b } }\nlet c1 = C1()\nc1(b: 1, a: 3)")
    #expect(output.trace.isEmpty, "\(output.trace)")
  }
}
