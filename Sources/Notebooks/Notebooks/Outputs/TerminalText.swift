/// Text as a terminal would show it: a carriage return goes back to the start of the line and a backspace one character, and
/// what follows writes over what stood there.
///
/// A progress bar that redraws its line a thousand times so becomes one line. JupyterLab shows such output in the same way
/// (renderers.ts, `fixOverwrittenChars`), but stores every redraw; here it is stored as it is shown. Text without
/// these two characters passes through unchanged.
public struct TerminalText {
  /// All up to the line that is being rewritten.
  private var finished = ""
  /// The line that is being rewritten, if the current one is.
  private var line: OverwritableLine?

  /// Nothing written yet.
  public init() {}

  /// What the terminal shows.
  public var text: String { finished + (line?.text ?? "") }

  /// The size of the text in bytes.
  var size: Int { finished.utf8.count + (line?.size ?? 0) }

  /// Whether anything has been written.
  var isEmpty: Bool { finished.isEmpty && line == nil }

  /// Writes on.
  public mutating func write(_ text: String) {
    if line == nil, !text.utf8.contains(where: OverwritableLine.isMovement) { return finished += text }
    var rest = text.unicodeScalars[...]
    while let end = rest.firstIndex(of: "\n") {
      writeWithinLine(rest[..<end])
      finished += (line?.text ?? "") + "\n"
      line = nil
      rest = rest[rest.index(after: end)...]
    }
    writeWithinLine(rest)
  }

  /// Hands out the lines that are finished and keeps the rest.
  mutating func takeFinishedLines() -> String {
    guard let lineEnd = finished.utf8.lastIndex(of: UInt8(ascii: "\n")) else { return "" }
    let end = finished.utf8.index(after: lineEnd)
    defer { finished.removeSubrange(..<end) }
    return String(finished[..<end])
  }

  private mutating func writeWithinLine(_ scalars: Substring.UnicodeScalarView) {
    if line == nil {
      guard scalars.contains(where: { $0 == "\r" || $0 == "\u{8}" }) else {
        return finished.unicodeScalars.append(contentsOf: scalars)
      }
      line = takeLastLine()
    }
    line?.write(scalars)
  }

  /// Removes the unfinished last line from the finished text, to go on with it character by character.
  private mutating func takeLastLine() -> OverwritableLine {
    let lineEnd = finished.utf8.lastIndex(of: UInt8(ascii: "\n"))
    let start = lineEnd.map { finished.utf8.index(after: $0) } ?? finished.startIndex
    var line = OverwritableLine()
    line.write(finished[start...].unicodeScalars)
    finished.removeSubrange(start...)
    return line
  }
}

/// One line of a terminal: characters, each with its colours, and a cursor.
private struct OverwritableLine {
  /// A character with the escape sequences for its colours since the last reset, and the one that begins its link.
  private struct Cell: Equatable {
    var character: String
    var style: String
    var link = ""
  }

  private var cells: [Cell] = []
  private var cursor = 0
  private var style = ""
  private var link = ""
  private var pendingEscape = ""

  /// A carriage return or a backspace.
  static func isMovement(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x08 }

  var size: Int { cells.reduce(0) { $0 + $1.character.utf8.count } }

  /// The line's text with the escape sequences that its colours need.
  var text: String {
    var text = ""
    var current = (style: "", link: "")
    func change(to new: (style: String, link: String)) {
      if new.link != current.link { text += new.link.isEmpty ? Self.endOfLink : new.link }
      if new.style != current.style { text += Self.change(from: current.style, to: new.style) }
      current = new
    }
    for cell in cells {
      change(to: (cell.style, cell.link))
      text += cell.character
    }
    change(to: (style, link))
    return text
  }

  private static let endOfLink = "\u{1B}]8;;\u{1B}\\"

  private static func change(from old: String, to new: String) -> String {
    if new.hasPrefix(old) { return String(new.dropFirst(old.count)) }
    return "\u{1B}[0m" + new
  }

  mutating func write(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars {
      if !pendingEscape.isEmpty || scalar == "\u{1B}" {
        continueEscape(scalar)
      } else if scalar == "\r" {
        cursor = 0
      } else if scalar == "\u{8}" {
        cursor = max(0, cursor - 1)
      } else {
        put(scalar)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let isCombining = scalar.properties.isGraphemeExtend || scalar == "\u{200D}"
    if isCombining, cursor > 0 {
      cells[cursor - 1].character.unicodeScalars.append(scalar)
      return
    }
    let cell = Cell(character: String(scalar), style: style, link: link)
    if cursor < cells.count { cells[cursor] = cell } else { cells.append(cell) }
    cursor += 1
  }

  /// Takes in an escape sequence; ECMA-48: `ESC [`, parameters, and a final byte from `@` to `~`; or `ESC ]`, a command, and BEL or
  /// `ESC \`.
  private mutating func continueEscape(_ scalar: Unicode.Scalar) {
    pendingEscape.unicodeScalars.append(scalar)
    let length = pendingEscape.unicodeScalars.count
    if pendingEscape.hasPrefix("\u{1B}]") {
      guard scalar == "\u{7}" || length > 2 && pendingEscape.hasSuffix("\u{1B}\\") else { return }
      if pendingEscape.hasPrefix("\u{1B}]8;") {
        let address = pendingEscape.dropFirst(4).drop { $0 != ";" }.dropFirst()
        link = ["\u{7}", "\u{1B}\\"].contains(address) ? "" : pendingEscape
      }
      pendingEscape = ""
      return
    }
    if length == 1 || (length == 2 && scalar == "[") { return }
    let isFinal = length == 2 || ("@"..."~").contains(scalar)
    guard isFinal else { return }
    apply(pendingEscape)
    pendingEscape = ""
  }

  private mutating func apply(_ escape: String) {
    switch escape {
    case "\u{1B}[m", "\u{1B}[0m": style = ""
    case "\u{1B}[K", "\u{1B}[0K": cells.removeSubrange(min(cursor, cells.count)...)
    case "\u{1B}[2K":
      // The whole line goes, the cursor stays: blanks up to it.
      cells = Array(repeating: Cell(character: " ", style: ""), count: cursor)
    case _ where escape.hasSuffix("m"): style += escape
    default: break  // other movements have no meaning in a notebook's output
    }
  }
}
