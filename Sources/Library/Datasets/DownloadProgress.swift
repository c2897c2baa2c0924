import Foundation

/// The progress of a download as Keras shows it: bytes so far and in all, a bar of twenty cells, seconds.
struct DownloadProgress {
  private let start = Date()
  private var lastDrawn = Date.distantPast

  /// Draws the line again, at most ten times a second unless it is the last time.
  mutating func draw(received: Int, total: Int?, isLast: Bool) {
    guard isLast || Date().timeIntervalSince(lastDrawn) > 0.1 else { return }
    lastDrawn = Date()
    print(
      "\r" + Self.line(received: received, total: total, seconds: -start.timeIntervalSinceNow), terminator: ""
    )
    if isLast { print() }
    fflush(nil)
  }

  /// One line of progress.
  static func line(received: Int, total: Int?, seconds: Double) -> String {
    guard let total, total > 0 else { return "\(received) \(Int(seconds))s" }
    let cells = min(20, received * 20 / total)
    let bar = String(repeating: "━", count: cells) + String(repeating: "─", count: 20 - cells)
    return "\(received)/\(total) \(bar) \(Int(seconds))s"
  }
}
