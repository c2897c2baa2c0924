import Foundation
import Learn
import Testing

/// Values of scikit-learn and scikit-image, made by scripts/golden/sklearn_*.py.
struct LearnGolden {
  private struct File: Decodable {
    struct Table: Decodable {
      var shape: [Int]
      var values: [Double?]
      var tensor: Tensor { Tensor(shape: Shape(shape), values.map { $0 ?? .infinity }) }
    }
    var operands: [String: Table]
    var results: [String: Table]
    var texts: [String: String]?
  }

  private let file: File

  init(_ name: String = "learn") throws {
    let url = try #require(Bundle.module.url(forResource: "Golden/\(name)", withExtension: "json"))
    file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
  }

  subscript(_ operand: String) -> Tensor { file.operands[operand]?.tensor ?? Tensor(zeros: 0) }

  /// What scikit-learn prints.
  func text(_ name: String) throws -> String { try #require(file.texts?[name], "\(name)") }

  /// Whether a result is scikit-learn's, element by element.
  func check(_ name: String, _ result: Tensor, within tolerance: Double = 1e-9) throws {
    let expected = try #require(file.results[name], "\(name)").tensor
    #expect(result.shape == expected.shape, "\(name)")
    for (ours, theirs) in zip(result.doubles, expected.doubles) where ours != theirs {
      let difference = abs(ours - theirs) / max(1, abs(theirs))
      #expect(difference <= tolerance, "\(name): \(ours) instead of \(theirs)")
      if !(difference <= tolerance) { return }
    }
  }

  func check(_ name: String, _ result: Double, within tolerance: Double = 1e-9) throws {
    try check(name, Tensor(result, dtype: .float64), within: tolerance)
  }
}
