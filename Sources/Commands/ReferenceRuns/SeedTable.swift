import Foundation

/// The losses of several runs as a page of Markdown.
package struct SeedTable {
  private let epochs: Int
  private var rows: [String] = []
  private var last: [Double] = []

  /// A table of runs of so many epochs.
  package init(epochs: Int) { self.epochs = epochs }

  /// Adds the losses of one run, epoch by epoch.
  package mutating func add(seed: Int, train: [Double], validation: [Double], minutes: Double) {
    let cells = zip(train, validation).map { "\(Self.decimals($0)) / \(Self.decimals($1))" }
    rows.append("| \(seed) | \(cells.joined(separator: " | ")) | \(String(format: "%.1f", minutes)) |")
    last += validation.suffix(1)
  }

  /// The page.
  package var text: String {
    let mean = last.reduce(0, +) / Double(max(1, last.count))
    let range = "\(Self.decimals(last.min() ?? 0)) to \(Self.decimals(last.max() ?? 0))"
    return """
      # The lecture's autoencoder for several seeds

      Made by `make seeds`. Fashion-MNIST, batch 100, Adam; each cell is the true mean of the train loss
      over the epoch, then the loss on the 10,000 test images. The minutes are those of one machine while
      it did other work too.

      | seed | \((1...epochs).map { "epoch \($0)" }.joined(separator: " | ")) | minutes |
      |---|\(String(repeating: "---|", count: epochs + 1))
      \(rows.joined(separator: "\n"))

      Loss on the test images after epoch \(epochs): \(range), mean \(Self.decimals(mean)).

      Tests: none of the numbers, which take an hour; `scripts/check_notebook.py` holds the lecture's
      notebook to them.

      """
  }

  private static func decimals(_ value: Double) -> String { String(format: "%.4f", value) }
}
