import Foundation

/// Keeps one cell from flooding a front end: how much text of its streams and how many bytes of displays are shown.
///
/// The kernel and the runner of notebooks have the same limit. A text's size is what stays on the screen: a line that `\r`
/// overwrites, as progress bars do, counts once, and what a cell clears counts no more. (Jupyter's server itself drops
/// everything above 3 MB in 3 seconds, without keeping the end.)
public struct OutputLimit {
  /// How many bytes of text are shown, and how many of displays.
  public struct Sizes: Sendable {
    /// Bytes of text from standard output and standard error.
    public var text: Int
    /// Bytes of displays.
    public var displays: Int
    /// How much of the end of a text too long is shown when the cell ends.
    public var tail: Int

    /// Sizes; those that are not given are the standard ones.
    public init(text: Int = 1 << 20, displays: Int = 100 << 20, tail: Int = 4096) {
      self.text = text
      self.displays = displays
      self.tail = tail
    }

    /// The sizes with what the environment asks for: `LECTERN_TEXT_LIMIT`, in bytes.
    public static let standard: Sizes = {
      let text = ProcessInfo.processInfo.environment["LECTERN_TEXT_LIMIT"].flatMap { Int($0) }
      return text.map { Sizes(text: max(0, $0)) } ?? Sizes()
    }()
  }

  private let sizes: Sizes
  private var finishedLines = 0
  private var currentLine = 0
  private var displayed = 0
  private var leftOut = 0
  private var tail: [UInt8] = []

  /// A limit for one cell.
  public init(_ sizes: Sizes = .standard) { self.sizes = sizes }

  /// What is shown of a cell's event: the event itself, a part of it, or a notice in its place.
  public mutating func admit(_ event: CellEvent) -> [CellEvent] {
    switch event {
    case .stream(let name, let text):
      let admitted = admit(text)
      let shown: [CellEvent] = admitted.text.isEmpty ? [] : [.stream(name, admitted.text)]
      return shown + (admitted.notice.map { [.stream(.stderr, $0)] } ?? [])
    case .display(let bundle, _):
      if admitsDisplay(of: bundle.size) { return [event] }
      return admit(
        .stream(.stderr, "[Lectern] The cell has displayed too much; this display is left out.\n"))
    case .clearOutput:
      self = OutputLimit(sizes)
      return [event]
    default: return [event]
    }
  }

  /// What is shown at the end of the cell, before its error.
  public func closingEvents() -> [CellEvent] { closingNotice().map { [.stream(.stderr, $0)] } ?? [] }

  /// What is shown of a piece of text.
  package struct Admitted: Equatable {
    package var text: String
    /// Said once, where the text is cut.
    package var notice: String?
  }

  /// Takes the next piece of text.
  package mutating func admit(_ text: String) -> Admitted {
    if leftOut > 0 {
      leaveOut(text.utf8)
      return Admitted(text: "", notice: nil)
    }
    guard let cut = count(text) else { return Admitted(text: text, notice: nil) }
    leaveOut(text.utf8[cut...])
    let notice =
      "\n[Lectern] The cell has written \(sizes.text) bytes of text; what follows is left out, but for the end.\n"
    return Admitted(text: String(text[..<cut]), notice: notice)
  }

  /// Takes the next display; false if it is too much.
  package mutating func admitsDisplay(of bytes: Int) -> Bool {
    displayed += bytes
    return displayed <= sizes.displays
  }

  /// What is said at the end of the cell.
  package func closingNotice() -> String? {
    guard leftOut > 0 else { return nil }
    let lines = tail.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let end = tail.count < leftOut && lines.count > 1 ? Array(lines[1]) : tail
    return "[Lectern] \(leftOut) bytes of text left out in all. The end of it:\n"
      + String(decoding: end, as: UTF8.self)
  }

  /// Adds a text to the counts; where it goes beyond the limit, the place.
  private mutating func count(_ text: String) -> String.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text.utf8[index]
      switch byte {
      case UInt8(ascii: "\n"):
        finishedLines += currentLine + 1
        currentLine = 0
      case UInt8(ascii: "\r"): currentLine = 0
      default: currentLine += 1
      }
      if finishedLines + currentLine > sizes.text { return text.unicodeScalarStart(at: index) }
      index = text.utf8.index(after: index)
    }
    return nil
  }

  private mutating func leaveOut(_ bytes: some BidirectionalCollection<UInt8>) {
    leftOut += bytes.count
    tail.append(contentsOf: bytes.suffix(sizes.tail))
    if tail.count > sizes.tail { tail.removeFirst(tail.count - sizes.tail) }
  }
}

extension DisplayBundle {
  /// Roughly how many bytes it has on its way.
  fileprivate var size: Int { data.values.reduce(0) { $0 + $1.utf8.count } }
}

extension String {
  /// The beginning of the Unicode scalar that the byte at `index` belongs to.
  fileprivate func unicodeScalarStart(at index: Index) -> Index {
    var start = index
    while start > startIndex, utf8[start] & 0b1100_0000 == 0b1000_0000 { start = utf8.index(before: start) }
    return start
  }
}
