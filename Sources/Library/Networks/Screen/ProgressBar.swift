import Foundation

/// Keras's progress bar:
///
///     600/600 ━━━━━━━━━━━━━━━━━━━━ 8s 14ms/step - loss: 0.2545 - val_loss: 0.2538
///
/// redrawn in place at most every 50 ms. Values are shown as they are given: they are means over the epoch already.
/// (Keras before 3.15 shows a mean of such means.) See `keras/src/utils/progbar.py`.
package final class ProgressBar {
  private let target: Int
  private let verbose: Int
  private let now: () -> Double
  private let write: (String) -> Void

  private let start: Double
  private var lastDrawing = -Double.infinity
  private var timeAfterFirstStep: Double?
  private var formerWidth = 0

  private static let width = 20
  private static let interval = 0.05

  /// A bar that ends at `target`. `now` and `write` are for tests.
  package init(
    target: Int, verbose: Int, now: @escaping () -> Double = { Date().timeIntervalSince1970 },
    write: ((String) -> Void)? = nil
  ) {
    (self.target, self.verbose, self.now) = (target, verbose, now)
    self.write = write ?? Screen.write
    start = now()
  }

  /// Shows `current` steps done, with these values.
  package func update(_ current: Int, _ logs: Logs, finalize: Bool) {
    guard verbose != 0 else { return }
    let time = now()
    let stepTime = stepDuration(current, time)
    if verbose == 2 {
      if finalize { write(line(current, time, stepTime, logs)) }
      return
    }
    guard finalize || time - lastDrawing >= Self.interval else { return }
    lastDrawing = time
    write(drawing(current, time, stepTime, logs, finalize: finalize))
  }

  /// The mean duration of a step; the first, which is not like the others, is left out when there are more.
  private func stepDuration(_ current: Int, _ time: Double) -> Double {
    guard current > 0 else { return 0 }
    defer { if current == 1 { timeAfterFirstStep = time } }
    if let timeAfterFirstStep, current > 1 { return (time - timeAfterFirstStep) / Double(current - 1) }
    return (time - start) / Double(current)
  }

  private func line(_ current: Int, _ time: Double, _ stepTime: Double, _ logs: Logs) -> String {
    "\(count(current)) - \(rounded(time - start))s -" + Self.format(stepTime) + values(logs) + "\n"
  }

  private func drawing(
    _ current: Int, _ time: Double, _ stepTime: Double, _ logs: Logs, finalize: Bool
  ) -> String {
    let filled = Self.width * current / max(target, 1)
    let elapsed =
      finalize ? "\(rounded(time - start))s" : Self.remaining(stepTime * Double(target - current))
    let info = Self.format(stepTime) + values(logs)
    // What is seen, without the colours' codes: count, blank, bar, blank, time, rest.
    let seen = count(current).count + 1 + Self.width + 1 + elapsed.count + info.count
    var text = String(repeating: "\u{8}", count: formerWidth) + "\r"
    text += bold(count(current)) + " "
    if filled > 0 { text += "\u{1B}[32m" + String(repeating: "━", count: filled) + "\u{1B}[0m" }
    text += "\u{1B}[37m" + String(repeating: "━", count: Self.width - filled) + "\u{1B}[0m"
    text += " " + bold(elapsed) + info
    text += String(repeating: " ", count: max(0, formerWidth - seen))
    formerWidth = seen
    return finalize ? text + "\n" : text
  }

  /// ` 12/600`: the count is as wide as the target.
  private func count(_ current: Int) -> String {
    let digits = String(current)
    return String(repeating: " ", count: max(0, String(target).count - digits.count)) + digits + "/\(target)"
  }

  private func values(_ logs: Logs) -> String {
    logs.map { key, value in
      let format = abs(value) > 1e-3 ? "%.4f" : "%.4e"
      return " - \(key): " + String(format: format, value)
    }.joined()
  }

  private func bold(_ text: String) -> String { "\u{1B}[1m\(text)\u{1B}[0m" }

  private func rounded(_ seconds: Double) -> String { String(format: "%.0f", seconds) }

  /// The time still needed: `12s`, `3:05`, `1:02:03`.
  private static func remaining(_ seconds: Double) -> String {
    let whole = Int(seconds)
    if seconds > 3600 { return String(format: "%d:%02d:%02d", whole / 3600, whole % 3600 / 60, whole % 60) }
    if seconds > 60 { return String(format: "%d:%02d", whole / 60, whole % 60) }
    return "\(whole)s"
  }

  /// ` 14ms/step`
  private static func format(_ seconds: Double) -> String {
    if seconds >= 1 || seconds == 0 { return String(format: " %.0fs/step", seconds) }
    if seconds >= 1e-3 { return String(format: " %.0fms/step", seconds * 1000) }
    return String(format: " %.0fus/step", seconds * 1_000_000)
  }
}
