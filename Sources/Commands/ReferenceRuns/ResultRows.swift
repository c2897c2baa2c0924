import Foundation

/// Results as rows of a Markdown table, the same form as that of the Python scripts, with mean and
/// deviation over seeds.
package struct ResultRows {
  private var values: [[Double]] = []
  private let name: String

  /// No rows yet of what is called `name`.
  package init(_ name: String) { self.name = name }

  /// Takes one run's results and gives back its row.
  package mutating func add(seed: Int, _ results: [Double]) -> String {
    values.append(results)
    return "| \(name) | \(seed) | \(cells(results.map { String(format: "%.4f", $0) })) |"
  }

  /// Mean and sample standard deviation of each result.
  package var summary: String {
    let columns = (values.first ?? []).indices.map { column in
      Statistics.meanAndDeviation(values.map { $0[column] })
    }
    let texts = columns.map { String(format: "%.4f ± %.4f", $0.mean, $0.deviation) }
    return "| \(name) | mean ± s.d. | \(cells(texts)) |"
  }

  private func cells(_ texts: [String]) -> String { texts.joined(separator: " | ") }
}
