import UserErrors

/// Limits as users write them: a pair of numbers, or what ``Limits`` are.
struct LimitPair {
  let ends: [Double]

  /// The end of the cell where it is none of these.
  init(_ value: Any, _ name: String) {
    if let limits = value as? any Limits, case (let low?, let high?) = limits.ends {
      ends = [low, high]
      return
    }
    let parts = Mirror(reflecting: value).children.compactMap { $0.value as? any NumberConvertible }
    guard parts.count == 2 else {
      raise(ValueError("\(name) is \(value), but must be two numbers: (0, 8) or [0, 8]"))
    }
    ends = parts.map { $0.doubleValue }
  }
}
