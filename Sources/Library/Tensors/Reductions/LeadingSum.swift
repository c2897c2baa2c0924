/// Sums over the first axes, row by row as they lie in memory: the gradient of a bias, the mean image.
enum LeadingSum {
  /// Rows that are added in the elements' own precision before they go into a double sum, so that the error does not
  /// grow with the number of rows.
  private static let blockLength = 64
  /// The rows are summed in at most this many groups, whose bounds depend on the shape alone.
  private static let mostGroups = 16

  /// The sums of the columns of `rows` x `width` elements.
  static func columns<Number: FloatElement>(
    _ values: UnsafePointer<Number>, rows: Int, width: Int, into result: UnsafeMutablePointer<Number>
  ) {
    let groups = Swift.max(1, Swift.min(mostGroups, rows * width / 32768))
    var totals = [Double](repeating: 0, count: groups * width)
    totals.withUnsafeMutableBufferPointer { totals in
      guard let first = totals.baseAddress else { return }
      forEachPiece(groups) { group in
        let part = (rows * group / groups)..<(rows * (group + 1) / groups)
        add(values, part, width, into: first + group * width)
      }
      for column in 0..<width {
        var sum = 0.0
        for group in 0..<groups { sum += first[group * width + column] }
        result[column] = Number(sum)
      }
    }
  }

  private static func add<Number: FloatElement>(
    _ values: UnsafePointer<Number>, _ rows: Range<Int>, _ width: Int,
    into totals: UnsafeMutablePointer<Double>
  ) {
    withUnsafeTemporaryAllocation(of: Number.self, capacity: width) { memory in
      guard let block = memory.baseAddress else { return }
      var row = rows.lowerBound
      while row < rows.upperBound {
        let end = Swift.min(row + blockLength, rows.upperBound)
        block.initialize(repeating: 0, count: width)
        while row < end {
          let source = values + row * width
          for column in 0..<width { block[column] += source[column] }
          row += 1
        }
        for column in 0..<width { totals[column] += Double(block[column]) }
      }
    }
  }
}
