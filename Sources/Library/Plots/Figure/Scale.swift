import Foundation

/// Whether an axis shows numbers, their logarithms, or their values under a function.
enum Scale: Equatable {
  case linear
  case log
  case function(ScaleFunction)

  /// What is not positive lies far below a logarithmic axis, where the foot of a bar belongs
  /// (matplotlib's `nonpositive="clip"`).
  @inline(__always)
  func forward(_ value: Double) -> Double {
    switch self {
    case .linear: return value
    case .log: return value > 0 ? log10(value) : (value.isNaN ? .nan : Self.farBelow)
    case .function(let function): return function.forward(value)
    }
  }

  private static let farBelow = -1000.0

  func backward(_ value: Double) -> Double {
    switch self {
    case .linear: return value
    case .log: return pow(10, value)
    case .function(let function): return function.backward(value)
    }
  }
}

/// A rising function and its inverse: the scale of an axis whose numbers do not stand evenly.
final class ScaleFunction: Equatable {
  let forward: (Double) -> Double
  let backward: (Double) -> Double

  init(_ forward: @escaping (Double) -> Double, inverse backward: @escaping (Double) -> Double) {
    (self.forward, self.backward) = (forward, backward)
  }

  /// Straight lines between these numbers, which stand evenly from 0 to 1, and beyond them.
  convenience init(even borders: [Double]) {
    let last = borders.count - 1
    let piece = { (i: Int) in min(max(i, 0), last - 1) }
    self.init { value in
      let i = piece((borders.firstIndex { $0 > value } ?? last) - 1)
      return (Double(i) + (value - borders[i]) / (borders[i + 1] - borders[i])) / Double(last)
    } inverse: { place in
      let i = piece(Int((place * Double(last)).rounded(.down)))
      return borders[i] + (place * Double(last) - Double(i)) * (borders[i + 1] - borders[i])
    }
  }

  static func == (a: ScaleFunction, b: ScaleFunction) -> Bool { a === b }
}
