// Tensors print as NumPy prints arrays with its default options: precision 8, threshold 1000, 3 items at
// each edge, lines of 75 characters. The rules are those of numpy/_core/arrayprint.py (functions
// _array2string, _formatArray, _extendLine and the *Format classes).

extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// The elements as `print(array)` writes them in NumPy.
  public var description: String {
    if rank == 0 { return ScalarText.text(of: self) }
    if count == 0 { return "[]" }
    return ArrayText(self, separator: " ", prefix: "").text
  }

  /// The tensor as `repr(array)` writes it in NumPy: `array([1., 2.], dtype=float32)`.
  public var debugDescription: String {
    var extras: [String] = []
    if (count == 0 && shape != [0]) || count > ArrayText.threshold { extras.append("shape=\(shape)") }
    let isImplied = dtype == .float64 || dtype == .int64 || dtype == .bool
    if !isImplied || count == 0 { extras.append("dtype=\(dtype)") }
    let body = "array(" + elementsForRepr
    if extras.isEmpty { return body + ")" }
    // A new line before the extras if they would pass column 75.
    let suffix = extras.joined(separator: ", ") + ")"
    let lastLine = body.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let fits = lastLine.count + 1 + suffix.count + 1 <= ArrayText.lineWidth
    return body + "," + (fits ? " " : "\n      ") + suffix
  }

  private var elementsForRepr: String {
    if count == 0 { return "[]" }
    if rank == 0 {
      return dtype == .bool ? ScalarText.text(of: self) : ElementFormat.make(for: self, shown: [0])(0)
    }
    return ArrayText(self, separator: ", ", prefix: "array(", suffix: ")").text
  }
}

/// The text of a tensor of at least one axis and one element.
private struct ArrayText {
  let tensor: Tensor
  let separator: String
  let indent: String
  let width: Int
  let summarised: Bool
  let format: (Int) -> String

  static var lineWidth: Int { PrintOptions.current.lineWidth }
  static var edgeItems: Int { PrintOptions.current.edgeItems }
  static var threshold: Int { PrintOptions.current.threshold }

  init(_ tensor: Tensor, separator: String, prefix: String, suffix: String = "") {
    self.tensor = tensor
    self.separator = separator
    width = ArrayText.lineWidth - suffix.count
    indent = " " + String(repeating: " ", count: prefix.count)
    summarised = tensor.count > ArrayText.threshold
    format = ElementFormat.make(for: tensor, shown: ArrayText.shownElements(of: tensor, summarised))
  }

  /// The positions of the elements that will be shown: the widths depend on those alone.
  private static func shownElements(of tensor: Tensor, _ summarised: Bool) -> [Int] {
    var positions = [0]
    for (length, stride) in zip(tensor.shape, tensor.shape.strides) {
      let all = summarised && length > 2 * edgeItems
      let indices = all ? Array(0..<edgeItems) + Array((length - edgeItems)..<length) : Array(0..<length)
      positions = positions.flatMap { start in indices.map { start + $0 * stride } }
    }
    return positions
  }

  var text: String { text(axis: 0, start: 0, indent: indent, width: width) }

  private func text(axis: Int, start: Int, indent: String, width: Int) -> String {
    let axesLeft = tensor.rank - axis
    if axesLeft == 0 { return format(start) }
    let length = tensor.shape[axis]
    let stride = tensor.shape.strides[axis]
    let cut = summarised && length > 2 * ArrayText.edgeItems
    let items: [Int?] =
      cut
      ? (0..<ArrayText.edgeItems).map { $0 } + [nil] + ((length - ArrayText.edgeItems)..<length).map { $0 }
      : (0..<length).map { $0 }
    let words = items.map { item in
      item.map { text(axis: axis + 1, start: start + $0 * stride, indent: indent + " ", width: width - 1) }
        ?? "..."
    }
    let body =
      axesLeft == 1
      ? wrapped(words, indent: indent, width: width)
      : words.map { indent + $0 }.joined(
        separator: separator.trimmingTrailingSpaces + String(repeating: "\n", count: axesLeft - 1))
    return "[" + body.dropFirst(indent.count) + "]"
  }

  /// One row of numbers, broken into lines.
  private func wrapped(_ words: [String], indent: String, width: Int) -> String {
    let limit = width - Swift.max(separator.trimmingTrailingSpaces.count, 1)
    var done = ""
    var line = indent
    for (index, word) in words.enumerated() {
      if line.count + word.count > limit, line.count > indent.count {
        done += line.trimmingTrailingSpaces + "\n"
        line = indent
      }
      line += word
      if index < words.count - 1 { line += separator }
    }
    return done + line
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
