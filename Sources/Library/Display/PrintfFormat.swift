import Foundation
import UserErrors

extension String {
  /// A text by a format of C's `printf`, from values of any type. A cell's `String(format:)` becomes
  /// this one: Foundation's takes each value's bytes for what the format says, so that `%s` of a
  /// String, `%d` of a Double and `%.2f` of an Int give nonsense without a word.
  ///
  /// - Throws: Raises a ``ValueError`` where there are fewer values than places for them, or a value
  ///   that its place cannot show.
  /// - Source: printf(3); of mismatched types, what Python's `%` does: a number becomes the kind that
  ///   is asked for, and `%s` and `%@` show anything.
  public init(_lecternFormat format: String, _ values: Any?...) {
    self = orRaise { () throws(ValueError) in
      var writer = PrintfFormat(values)
      return try writer.text(format)
    }
  }
}

/// Writes values into a text by a format of `printf`.
package struct PrintfFormat {
  private let values: [Any?]
  private var next = 0

  package init(_ values: [Any?]) { self.values = values }

  /// A place for a value: `%-8.3f`.
  fileprivate struct Place {
    var position: Int?
    var flags = ""
    var width: Int?
    var precision: Int?
    var conversion: Character = "@"

    var isLeft: Bool { flags.contains("-") }
  }

  package mutating func text(_ format: String) throws(ValueError) -> String {
    var result = ""
    var rest = Substring(format)
    while let character = rest.popFirst() {
      if character != "%" {
        result.append(character)
      } else if rest.first == "%" {
        result.append(rest.removeFirst())
      } else {
        let place = try place(&rest, of: format)
        result += try shown(place, in: format)
      }
    }
    return result
  }

  // MARK: Reading the format

  private mutating func place(
    _ rest: inout Substring, of format: String
  ) throws(ValueError) -> Place {
    var place = Place()
    if let number = Self.number(rest), rest.dropFirst("\(number)".count).first == "$" {
      place.position = number - 1
      rest = rest.dropFirst("\(number)".count + 1)
    }
    while let flag = rest.first, "-+ 0#'".contains(flag) { place.flags.append(rest.removeFirst()) }
    place.width = try count(&rest, of: format)
    if let width = place.width, width < 0 {
      place.flags.append("-")
      place.width = -width
    }
    if rest.first == "." {
      rest.removeFirst()
      place.precision = try count(&rest, of: format) ?? 0
    }
    while let size = rest.first, "hlqLzjt".contains(size) { rest.removeFirst() }
    guard let conversion = rest.popFirst(), "diuxXocCfFeEgGaAsS@p".contains(conversion) else {
      throw ValueError(
        "the format \"\(format)\" has a % without a known letter behind it: write %% for a "
          + "percent sign, %d, %.2f, %e or %s for a value")
    }
    place.conversion = conversion
    return place
  }

  private static func number(_ text: Substring) -> Int? {
    guard let first = text.first, first != "0" else { return nil }
    return Int(text.prefix { $0.isASCII && $0.isNumber })
  }

  /// A width or a precision: digits, or `*` for the next value.
  private mutating func count(
    _ rest: inout Substring, of format: String
  ) throws(ValueError) -> Int? {
    if rest.first == "*" {
      rest.removeFirst()
      let value = try value(nil, of: format)
      guard let count = value as? Int else {
        throw ValueError("a * in the format \"\(format)\" takes an Int, not \(Self.named(value))")
      }
      return min(max(count, -Self.widest), Self.widest)
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.isEmpty ? nil : min(Int(digits) ?? Self.widest, Self.widest)
  }

  /// More than any line has, and little enough to be in memory.
  private static let widest = 100_000

  private mutating func value(_ position: Int?, of format: String) throws(ValueError) -> Any? {
    let index = position ?? next
    if position == nil { next += 1 }
    guard values.indices.contains(index) else {
      throw ValueError(
        "the format \"\(format)\" has a place for value number \(index + 1), and only "
          + "\(values.count) \(values.count == 1 ? "is" : "are") given")
    }
    return values[index]
  }

  // MARK: Writing values

  private mutating func shown(_ place: Place, in format: String) throws(ValueError) -> String {
    let value = try value(place.position, of: format)
    switch place.conversion {
    case "s", "S", "@", "p": return place.padded(place.cut(value.map { "\($0)" } ?? "nil"))
    case "c", "C": return place.padded(try character(value, format))
    case "d", "i", "u", "x", "X", "o": return try whole(value, place, format)
    default:
      guard let number = Self.floating(value) else { throw Self.mismatch(value, place, format) }
      return place.printed(number)
    }
  }

  private func character(_ value: Any?, _ format: String) throws(ValueError) -> String {
    if let text = value as? String, text.count == 1 { return text }
    if let character = value as? Character { return String(character) }
    let code = (value as? any BinaryInteger).flatMap { UInt32(exactly: $0) }
    guard let scalar = code.flatMap(Unicode.Scalar.init) else {
      throw ValueError("%c in \"\(format)\" takes a character or its number, not \(Self.named(value))")
    }
    return String(Character(scalar))
  }

  private func whole(_ value: Any?, _ place: Place, _ format: String) throws(ValueError) -> String {
    if let number = value as? any BinaryInteger { return place.printed(number) }
    if let isTrue = value as? Bool { return place.printed(isTrue ? 1 : 0) }
    guard "diu".contains(place.conversion), let number = Self.floating(value) else {
      throw Self.mismatch(value, place, format)
    }
    guard let whole = Int(exactly: number.rounded(.towardZero)) else {
      throw ValueError("%\(place.conversion) in \"\(format)\" takes a whole number, not \(number)")
    }
    return place.printed(whole)
  }

  /// The number of a value that is one: also of what holds one, as a tensor of one element does.
  private static func floating(_ value: Any?) -> Double? {
    switch value {
    case let number as Double: number
    case let number as any BinaryFloatingPoint: Double(number)
    case let number as any BinaryInteger: Double(number)
    case let isTrue as Bool: isTrue ? 1 : 0
    case let holder as any NumberHolder: holder.heldNumber
    default: nil
    }
  }

  private static func mismatch(_ value: Any?, _ place: Place, _ format: String) -> ValueError {
    ValueError(
      "%\(place.conversion) in \"\(format)\" takes a number, not \(named(value)); %s shows any value")
  }

  private static func named(_ value: Any?) -> String {
    value.map { "\($0) of type \(type(of: $0))" } ?? "nil"
  }
}

/// A value that may hold a single number.
public protocol NumberHolder {
  /// The number; nil where it holds none or several.
  var heldNumber: Double? { get }
}

extension PrintfFormat.Place {
  fileprivate func cut(_ text: String) -> String {
    precision.map { String(text.prefix(max($0, 0))) } ?? text
  }

  /// Filled up with spaces to the width, counted in characters.
  fileprivate func padded(_ text: String) -> String {
    let spaces = String(repeating: " ", count: max(0, (width ?? 0) - text.count))
    return isLeft ? text + spaces : spaces + text
  }

  /// The place without its value's number, as C reads it.
  private func specification(_ size: String) -> String {
    "%" + flags + (width.map(String.init) ?? "")
      + (precision.map { ".\(max($0, 0))" } ?? "") + size + String(conversion)
  }

  fileprivate func printed(_ number: Double) -> String {
    // (Of NaN the sign says nothing.)
    String(format: specification(""), number.isNaN ? .nan : number)
  }

  /// As wide as C takes it: 64 bits, or the 32 that smaller types are passed as.
  fileprivate func printed(_ number: some BinaryInteger) -> String {
    if number < 0, "xXou".contains(conversion), number.bitWidth <= 32 {
      return String(format: specification(""), UInt32(truncatingIfNeeded: number))
    }
    if conversion == "u" || "xXo".contains(conversion) || number > Int64.max {
      var place = self
      if "di".contains(conversion) { place.conversion = "u" }
      return String(format: place.specification("ll"), UInt64(truncatingIfNeeded: number))
    }
    return String(format: specification("ll"), Int64(truncatingIfNeeded: number))
  }
}
