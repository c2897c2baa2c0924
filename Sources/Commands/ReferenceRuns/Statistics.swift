/// Mean and sample standard deviation of a few numbers.
enum Statistics {
  static func meanAndDeviation(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(max(1, values.count - 1))).squareRoot())
  }
}
