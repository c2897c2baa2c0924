import Cells
import Foundation

/// Shows a run in a terminal, or plainly in a file or a pipe.
///
/// Each cell has a line with its number, the first line of its source and its time. Its output follows as it comes: as it is
/// on a terminal, so that progress bars move; elsewhere line by line, each as a terminal would show it at last, and without
/// colours.
public final class ConsoleProgress: RunObserver {
  private let isTerminal: Bool
  private let width: Int
  private let write: (String) -> Void
  private var isAtLineStart = true
  private var hasOutput = false
  private var pending = TerminalText()

  /// - Parameters:
  ///   - width: columns of the terminal.
  ///   - write: where the text goes.
  public init(isTerminal: Bool, width: Int, write: @escaping (String) -> Void) {
    self.isTerminal = isTerminal
    self.width = width
    self.write = write
  }

  public func cellStarts(_ step: RunStep) {
    hasOutput = false
    pending = TerminalText()
    let number = "\(step.position)".leftPadded(to: "\(step.count)".count)
    let head = "[\(number)/\(step.count)] "
    let room = max(20, width - head.count - 12)
    let line = step.cell.firstLine
    let title = line.count > room ? line.prefix(room - 1) + "…" : line
    show(styled(head, .dim) + styled(title, .bold))
  }

  public func cell(_ step: RunStep, sends event: CellEvent) {
    switch event {
    case .stream(_, let text): stream(text)
    case .display(let bundle, _): showLine(summary(of: bundle))
    case .updateDisplay(let bundle, _): if isTerminal { showLine(summary(of: bundle)) }
    case .result(let bundle): showLine("Out[\(step.executionCount)]: \(summary(of: bundle))")
    case .clearOutput, .inputRequest, .message: break
    }
  }

  public func cellEnds(_ step: RunStep, outcome: CellOutcome, duration: Duration) {
    flush()
    if case .error(let error) = outcome {
      let lines = error.traceback.isEmpty ? ["\(error.name): \(error.value)"] : error.traceback
      showLine(lines.joined(separator: "\n"))
    }
    let time = styled(Self.text(for: duration), .dim)
    show(hasOutput ? (isAtLineStart ? "" : "\n") + "        \(time)\n" : "  \(time)\n")
  }

  /// `0.04 s`, `12.3 s`, `3 min 05 s`.
  public static func text(for duration: Duration) -> String {
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    if seconds < 10 { return String(format: "%.2f s", seconds) }
    if seconds < 60 { return String(format: "%.1f s", seconds) }
    return String(format: "%d min %02d s", Int(seconds) / 60, Int(seconds) % 60)
  }

  private func stream(_ text: String) {
    startOutput()
    if isTerminal { return show(text) }
    pending.write(text)
    show(ANSIText.plain(pending.takeFinishedLines()))
  }

  private func flush() {
    guard !isTerminal, !pending.isEmpty else { return }
    show(ANSIText.plain(pending.text))
    pending = TerminalText()
  }

  private func showLine(_ text: String) {
    flush()
    startOutput()
    if !isAtLineStart { show("\n") }
    show((isTerminal ? text : ANSIText.plain(text)) + "\n")
  }

  private func startOutput() {
    if !hasOutput { show("\n") }
    hasOutput = true
  }

  private func show(_ text: String) {
    guard let last = text.unicodeScalars.last else { return }
    isAtLineStart = last == "\n" || last == "\r"
    write(text)
  }

  private func summary(of bundle: DisplayBundle) -> String {
    let binary = bundle.data.keys.filter { $0.hasPrefix("image/") }.sorted()
    let text = bundle.plainText ?? "<\(bundle.data.keys.sorted().joined(separator: ", "))>"
    return binary.isEmpty || bundle.plainText != nil ? text : "<\(binary.joined(separator: ", "))>"
  }

  private enum Style: String { case bold = "1", dim = "2" }

  private func styled(_ text: some StringProtocol, _ style: Style) -> String {
    isTerminal ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : String(text)
  }
}

/// Text with terminal escape sequences.
public enum ANSIText {
  /// The text without them.
  public static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    return text.replacing(#/\u{1B}\[[0-?]*[ -\/]*[@-~]|\u{1B}\][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)/#, with: "")
  }
}

extension String {
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: " ", count: max(0, length - count)) + self
  }
}
