import Foundation
import Tensors
import Testing

/// Tensors print as NumPy prints arrays; the texts come from scripts/golden/numpy_printing.py.
@Suite struct PrintingTests {
  struct Golden: Decodable {
    struct Case: Decodable {
      var dtype: String
      var shape: [Int]
      var bytes: Data
      var str: String
      var repr: String
    }
    var numpy: String
    var cases: [Case]
  }

  static func golden() throws -> Golden {
    let file = try #require(Bundle.module.url(forResource: "Golden/printing", withExtension: "json"))
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
  }

  static func tensor(_ golden: Golden.Case) throws -> Tensor {
    let dtype = try #require(DType(rawValue: golden.dtype))
    return golden.bytes.withUnsafeBytes { Tensor(shape: Shape(golden.shape), dtype: dtype, bytes: $0) }
  }

  @Test func printsAsNumPy() throws {
    let golden = try PrintingTests.golden()
    #expect(golden.cases.count > 300)
    for item in golden.cases {
      let tensor = try PrintingTests.tensor(item)
      #expect(tensor.description == item.str, "\(item.dtype) \(item.shape)")
      #expect(tensor.debugDescription == item.repr, "\(item.dtype) \(item.shape)")
    }
  }

  @Test func shapesPrintAsTuples() {
    #expect("\(Shape(60000, 32, 32, 1))" == "(60000, 32, 32, 1)")
    #expect("\(Shape(5))" == "(5,)")
    #expect("\(Shape())" == "()")
  }
}
