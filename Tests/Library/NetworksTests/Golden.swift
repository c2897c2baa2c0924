import Foundation
import Networks
import OrderedJSON
import Tensors
import Testing

/// All tests of the module, one after the other: they share the random generator and the counter of names.
@Suite(.serialized) enum NetworksTests {}

/// Golden values, made by scripts/golden/keras_*.py with real Keras.
enum Golden {
  /// The cases of a file.
  static func cases(_ file: String) throws -> [JSON] {
    let url = try #require(Bundle.module.url(forResource: "Golden/\(file)", withExtension: nil))
    return try #require(try JSON(parsing: Data(contentsOf: url)).arrayValue)
  }
}

extension JSON {
  /// The name of a case.
  var caseName: String { self["case"]?.stringValue ?? "?" }

  /// An array of numbers with its shape.
  var tensor: Tensor {
    let values: [Float] = (self["values"]?.arrayValue ?? []).map { Float($0.doubleValue ?? .nan) }
    let sizes: [Int] = (self["shape"]?.arrayValue ?? []).compactMap(\.intValue)
    return Tensor(shape: Shape(sizes), values)
  }

  var tensors: [Tensor] { arrayValue?.map(\.tensor) ?? [] }
}

/// The largest difference, relative to numbers above one; infinite where shapes differ or a number is missing.
func difference(_ a: Tensor, _ b: Tensor) -> Double {
  guard a.shape == b.shape else { return .infinity }
  return zip(a.doubles, b.doubles).reduce(0) { largest, pair in
    let difference = abs(pair.0 - pair.1) / max(1, abs(pair.1))
    return difference.isFinite ? max(largest, difference) : .infinity
  }
}

/// Checks that tensors are equal within 1e-5.
func expectEqual(
  _ values: [Tensor], _ golden: [Tensor], _ what: String, tolerance: Double = 1e-5,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(values.count == golden.count, "\(what): \(values.count) values", sourceLocation: sourceLocation)
  for (value, expected) in zip(values, golden) {
    let error = difference(value, expected)
    #expect(
      error <= tolerance, "\(what): off by \(error); shapes \(value.shape), \(expected.shape)",
      sourceLocation: sourceLocation)
  }
}
