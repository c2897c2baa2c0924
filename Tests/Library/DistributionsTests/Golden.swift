import Foundation
import Tensors
import Testing

/// Values that scripts/golden/torch_distributions.py wrote.
struct Golden {
  private let values: [String: [String: Any]]

  init(_ distribution: String) throws {
    let file = try #require(
      Bundle.module.url(forResource: "distributions", withExtension: "json", subdirectory: "Golden"))
    let all = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    let named = try #require((all as? [String: Any])?[distribution] as? [String: [String: Any]])
    values = named
  }

  subscript(name: String) -> Tensor {
    let shape = values[name]?["shape"] as? [NSNumber] ?? []
    let numbers = values[name]?["values"] as? [NSNumber] ?? []
    return Tensor(shape: Shape(shape.map(\.intValue)), numbers.map(\.doubleValue))
  }
}

/// Whether two tensors agree, each element within `tolerance` relative to 1 + its size.
func agree(_ a: Tensor, _ b: Tensor, within tolerance: Double = 1e-10) -> Bool {
  a.shape == b.shape
    && zip(a.doubles, b.doubles).allSatisfy { abs($0 - $1) <= tolerance * (1 + abs($1)) }
}
