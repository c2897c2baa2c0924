import Foundation

extension Collection where Element: BinaryFloatingPoint {
  var mean: Element { isEmpty ? 0 : reduce(0, +) / Element(count) }
  var variance: Element {
    guard count > 1 else { return 0 }
    let m = mean
    return reduce(0) { $0 + ($1 - m) * ($1 - m) } / Element(count - 1)
  }
}

let heights = [1.5, 2.5, 3.5, 4.5]
print(heights.mean, heights.variance)

extension Collection where Element: Comparable {
  var median: Element? { isEmpty ? nil : sorted()[count / 2] }
}

print(heights.median!, [3, 1, 2].median!, [Int]().median as Any)

struct Histogram {
  let bins: [Int]
  init(_ values: [Double], bins count: Int) {
    var bins = Array(repeating: 0, count: count)
    let low = values.min() ?? 0, high = values.max() ?? 1
    for value in values { bins[min(count - 1, Int((value - low) / (high - low) * Double(count)))] += 1 }
    self.bins = bins
  }
}

extension Histogram: CustomStringConvertible {
  var description: String { bins.map { String(repeating: "#", count: $0) }.joined(separator: "\n") }
}

print(Histogram([1, 1, 2, 3, 3, 3, 4, 5], bins: 3))
print(String(format: "%.3f", sqrt(heights.variance)), (0.1 + 0.2 == 0.3), Float(0.1).ulp < 1e-8)
