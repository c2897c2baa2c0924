import UserErrors

/// Neighbouring parts of the line, each with its left edge, the last with both.
struct Bins {
  let edges: [Double]
  /// Low and high end of parts of one width; nil for edges that were given.
  private let equal: (low: Double, high: Double)?

  var count: Int { edges.count - 1 }

  /// `count` parts of one width over [min, max] of the values, or over `range`.
  init(equal count: Int, of x: Tensor, in range: (Double, Double)?, operation: String) {
    orRaise { () throws(ValueError) in
      guard count > 0 else { throw ValueError("\(operation): bins must be positive, not \(count)") }
      if let range, !(range.0 <= range.1) {
        throw ValueError("\(operation): the range must rise, not \(range.0)...\(range.1)")
      }
    }
    let values = range == nil ? x.doubles : []
    let isKnown = !values.contains(where: \.isNaN)
    var (low, high) = range ?? (isKnown ? (values.min() ?? 0, values.max() ?? 1) : (.nan, .nan))
    orRaise { () throws(ValueError) in
      guard low.isFinite, high.isFinite else {
        throw ValueError(
          "\(operation): the values range over [\(low), \(high)], which is not finite; give a range")
      }
    }
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    edges = (0...count).map { $0 == count ? high : low + Double($0) * ((high - low) / Double(count)) }
    equal = (low, high)
  }

  /// Parts between given edges.
  init(edges: [Double]) {
    orRaise { () throws(ValueError) in
      guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw ValueError("histogram: the edges must be at least two and rise")
      }
    }
    self.edges = edges
    equal = nil
  }

  func width(of part: Int) -> Double { edges[part + 1] - edges[part] }

  /// The part in which a value lies; nil outside of all.
  func part(of value: Double) -> Int? {
    guard value >= edges[0], value <= edges[count] else { return nil }
    guard let (low, high) = equal else {
      return Swift.min(SortedNumbers(edges).after(value) - 1, count - 1)
    }
    let place = Swift.min(Int((value - low) / (high - low) * Double(count)), count - 1)
    // Rounding may put a value beside its part: it belongs to the one whose left edge it does not lie
    // below.
    if value < edges[place] { return place - 1 }
    return place < count - 1 && value >= edges[place + 1] ? place + 1 : place
  }
}

/// Numbers that rise, to find places in.
struct SortedNumbers {
  let numbers: [Double]

  init(_ numbers: [Double]) { self.numbers = numbers }

  /// How many numbers are less than `value`. NaN is larger than all numbers.
  func before(_ value: Double) -> Int {
    partition { value.isNaN ? !$0.isNaN : $0 < value }
  }

  /// How many numbers are at most `value`.
  func after(_ value: Double) -> Int {
    partition { value.isNaN ? true : $0 <= value }
  }

  private func partition(_ isBefore: (Double) -> Bool) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(numbers[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
