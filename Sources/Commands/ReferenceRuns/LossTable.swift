import Foundation
import Networks

/// The last epoch's losses of several runs, as Markdown, with mean and standard deviation.
package struct LossTable {
  private static let columns = [
    "loss", "reconstruction_loss", "kl_loss", "val_loss", "val_reconstruction_loss", "val_kl_loss",
  ]
  private var rows: [String] = []
  private var values: [[Double]] = []

  /// A table without rows.
  package init() {}

  /// Adds the last losses of one run.
  package mutating func add(seed: Int, _ history: History, lastBatch: Double, minutes: Double) {
    let last = Self.columns.map { history[$0].last ?? .nan } + [lastBatch]
    values.append(last)
    let cells = last.map { String(format: "%.2f", $0) }.joined(separator: " | ")
    rows.append("| \(seed) | \(cells) | \(String(format: "%.1f", minutes)) |")
  }

  /// The table.
  package var text: String {
    let summary = (0...Self.columns.count).map { column -> String in
      let (mean, deviation) = Statistics.meanAndDeviation(values.map { $0[column] })
      return String(format: "%.2f ± %.2f", mean, deviation)
    }
    return """
      | seed | train total | train rec. | train KL | test total | test rec. | test KL | last test batch, total | minutes |
      |---|---|---|---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      | mean ± s.d. | \(summary.joined(separator: " | ")) | |

      """
  }
}
