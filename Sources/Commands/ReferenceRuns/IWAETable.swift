import Foundation

/// The estimates beside the published ones, as Markdown.
package struct IWAETable {
  private let states: [IWAERun.State]

  /// The table of these runs, a row for each.
  package init(states: [IWAERun.State]) { self.states = states }

  /// -log p(x) after 3,280 epochs (Burda et al. 2016, table 1, one stochastic layer; k = 1 is the VAE).
  private static let published = [1: 86.76, 5: 85.54, 50: 84.78]

  /// The table.
  package var text: String {
    let rows = states.map { state -> String in
      let trained = "| \(state.draws) | \(state.epoch) | \(String(format: "%.1f", state.seconds / 60)) "
      let bound = "| \(state.trainBound.last.map { String(format: "%.2f", $0) } ?? "") "
      guard let estimate = state.estimate else { return trained + bound + "| | | | |" }
      let published = Self.published[state.draws]
      let distance = published.map { String(format: "%+.2f", estimate.nats - $0) } ?? ""
      return trained + bound
        + String(format: "| %.2f ± %.2f ", estimate.nats, estimate.standardError)
        + "(\(estimate.images) images, \(estimate.draws) draws) | \(estimate.activeUnits) "
        + "| \(published.map { String(format: "%.2f", $0) } ?? "") | \(distance) |"
    }
    return """
      | k | epochs of 3,280 | minutes | train bound | -log p(x), test | active units | published | distance |
      |---|---|---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }
}
