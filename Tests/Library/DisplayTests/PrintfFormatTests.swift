import Display
import Foundation
import Testing
import UserErrors

/// Formats of printf with Swift's values, beside what Python's `%` makes of them
/// (scripts/golden/printf_formats.py).
struct PrintfFormatTests {
  private struct Case: Decodable {
    enum Value: Decodable {
      case whole(Int), fraction(Double), text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .whole(number)
        } else if let number = try? container.decode(Double.self) {
          self = .fraction(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }

      var any: Any {
        switch self {
        case .whole(let number): number
        case .fraction(let number): number
        case .text(let text): text
        }
      }
    }

    var format: String
    var values: [Value]
    var text: String?
  }

  private static func written(_ format: String, _ values: [Any?]) -> String? {
    var writer = PrintfFormat(values)
    return try? writer.text(format)
  }

  @Test func asPython() throws {
    let file = try #require(
      Bundle.module.url(forResource: "printf-formats", withExtension: "json", subdirectory: "Golden"))
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    #expect(cases.count > 1000)
    for test in cases {
      // JSON does not tell 6e23 from a whole number.
      let values = test.values.map(\.any)
      #expect(Self.written(test.format, values) == test.text, "\(test.format) \(values)")
    }
  }

  @Test func otherTypes() {
    #expect(Self.written("%d %d %5.1f", [UInt8(200), Int8(-3), Float(0.25)]) == "200 -3   0.2")
    #expect(Self.written("%x %X %o", [Int8(-1), 255, 8]) == "ffffffff FF 10")
    #expect(Self.written("%u %d", [UInt64.max, UInt64.max]) == "18446744073709551615 18446744073709551615")
    #expect(Self.written("%s %@ %d", [true, [1, 2], true]) == "true [1, 2] 1")
    #expect(Self.written("%s %-6@|", [nil, "ab"]) == "nil ab    |")
    #expect(Self.written("%2$s %1$s", ["a", "b"]) == "b a")
    #expect(Self.written("%ld %lld %hd %zu", [1, 2, 3, 4]) == "1 2 3 4")
    #expect(Self.written("%c%c%c", ["a", Character("b"), 99]) == "abc")
    #expect(Self.written("%d", [Double.nan]) == nil)
    #expect(Self.written("%.2f", [nil]) == nil)
    #expect(Self.written("%y", [1]) == nil)
    #expect(Self.written("%.f %5.f|", [2.6, 2.6]) == "3     3|")
  }
}
