import Foundation

/// How a number is written after the colon of a Python format:
/// `[[fill]align][sign][0][width][,][.precision][type]`, as ",.2f", "+.1%", "08.3f" (Python's
/// "Format Specification Mini-Language").
struct FormatSpec {
  private var fill: Character = " "
  private var alignment: Character = ">"
  private var sign: Character = "-"
  private var width = 0
  private var separator: Character?
  private var precision: Int?
  private var kind: Character?

  /// Nil where the text is not such a format.
  init?(_ text: Substring) {
    var rest = text
    if let mark = rest.dropFirst().first, "<>=^".contains(mark) {
      (fill, alignment) = (rest.removeFirst(), mark)
      rest.removeFirst()
    } else if let mark = rest.first, "<>=^".contains(mark) {
      alignment = rest.removeFirst()
    }
    if let mark = rest.first, "+- ".contains(mark) { sign = rest.removeFirst() }
    if rest.first == "0" { (fill, alignment) = ("0", "=") }
    width = Self.number(&rest) ?? 0
    if let mark = rest.first, ",_".contains(mark) { separator = rest.removeFirst() }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = Self.number(&rest) else { return nil }
      precision = digits
    }
    kind = rest.popFirst()
    guard rest.isEmpty, kind.map({ "deEfFgGn%".contains($0) }) ?? true else { return nil }
  }

  private static func number(_ text: inout Substring) -> Int? {
    let digits = text.prefix(while: \.isNumber)
    text.removeFirst(digits.count)
    return Int(digits)
  }

  func text(_ value: Double) -> String {
    let body = (
      value.sign == .minus ? "-" : sign == "-" ? "" : String(sign), grouped(digits(value.magnitude))
    )
    let missing = max(width - body.0.count - body.1.count, 0)
    let room = { (count: Int) in String(repeating: self.fill, count: count) }
    switch alignment {
    case "<": return body.0 + body.1 + room(missing)
    case "^": return room(missing / 2) + body.0 + body.1 + room(missing - missing / 2)
    case "=": return body.0 + room(missing) + body.1
    default: return room(missing) + body.0 + body.1
    }
  }

  private func digits(_ value: Double) -> String {
    switch kind {
    case nil where precision == nil: return Self.plain(value)
    case nil, "n": return String(format: "%.\(precision ?? 6)g", value)
    case "d": return String(format: "%.0f", value.rounded(.towardZero))
    case "%": return String(format: "%.\(precision ?? 6)f%%", value * 100)
    case let letter?: return String(format: "%.\(precision ?? 6)\(letter)", value)
    }
  }

  /// The shortest digits that mean the number, as Python's `str` writes them: "2.0", "0.1".
  static func plain(_ value: Double) -> String {
    value == value.rounded() && value < 1e16 ? String(format: "%.1f", value) : "\(value)"
  }

  private func grouped(_ digits: String) -> String {
    guard let separator else { return digits }
    let whole = Array(digits.prefix(while: \.isNumber))
    var text = ""
    for (i, digit) in whole.enumerated() {
      if i > 0, (whole.count - i) % 3 == 0 { text.append(separator) }
      text.append(digit)
    }
    return text + digits.dropFirst(whole.count)
  }
}
