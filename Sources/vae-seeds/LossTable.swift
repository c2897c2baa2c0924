import Foundation
import Networks

/// The last epoch's losses of several runs, as Markdown, with mean and standard deviation.
struct LossTable {
  private static let columns = [
    "loss", "reconstruction_loss", "kl_loss", "val_loss", "val_reconstruction_loss", "val_kl_loss",
  ]
  private var rows: [String] = []
  private var values: [[Double]] = []

  mutating func add(seed: Int, _ history: History, lastBatch: Double, minutes: Double) {
    let last = Self.columns.map { history[$0].last ?? .nan } + [lastBatch]
    values.append(last)
    let cells = last.map { String(format: "%.2f", $0) }.joined(separator: " | ")
    rows.append("| \(seed) | \(cells) | \(String(format: "%.1f", minutes)) |")
  }

  var text: String {
    let summary = (0...Self.columns.count).map { column -> String in
      let all = values.map { $0[column] }
      let mean = all.reduce(0, +) / Double(max(1, all.count))
      let squares = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return String(format: "%.2f ± %.2f", mean, (squares / Double(max(1, all.count - 1))).squareRoot())
    }
    return """
      | seed | train total | train rec. | train KL | test total | test rec. | test KL | last test batch, total | minutes |
      |---|---|---|---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      | mean ± s.d. | \(summary.joined(separator: " | ")) | |

      """
  }
}
