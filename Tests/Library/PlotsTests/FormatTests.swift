import Plots
import Testing

/// Numbers by the formats of Python, and in per cent. The values are Python's and matplotlib's.
struct FormatTests {
  @Test(arguments: [
    ("{x:,.2f}", 1_234_567.891, "1,234,567.89"), ("{x:,.0f}", 999, "999"), ("{x:,.0f}", -1234.5, "-1,234"),
    ("{x:,}", 20000, "20,000.0"), ("{x:.0%}", 0.25, "25%"), ("{x:+.1f}", 2, "+2.0"),
    ("{x:08.3f}", -1.5, "-001.500"),
    ("{x:>6.1f}", 2.25, "   2.2"), ("{x:<6.1f}|", 2.5, "2.5   |"), ("{x:e}", 12345, "1.234500e+04"),
    ("{x:_.0f} km", 1e6, "1_000_000 km"), ("{x}", 0.1, "0.1"), ("{x}", 2, "2.0"), ("{x:g}", 0.5, "0.5"),
  ])
  func pythonFormats(format: String, value: Double, expected: String) {
    #expect(NumberFormat.text(format, value) == expected)
  }

  @Test(arguments: [
    (1.0, 0.25, 1.1, "25%"), (1, 0.25, 0.3, "25.0%"), (100, 12, 20, "12.0%"), (1, 0, 0.01, "0.00%"),
  ])
  func perCentByTheLengthOfTheAxis(xmax: Double, value: Double, span: Double, expected: String) {
    #expect(PercentFormatter(xmax).text(value, 0, span: span) == expected)
  }

  @Test func aTickAtMinusZeroIsZero() {
    #expect(TickFormatter.format("{x:.0f}").text(-0.0, 0, span: 1) == "0")
  }

  @Test func labelsOnALogarithmicAxis() {
    let long = LogTicks.labels(of: [1, 3, 20, 100, 500], 1, 1000)
    #expect(long == ["$10^{0}$", "", "", "$10^{2}$", ""])
    let short = LogTicks.labels(of: [2, 3, 5, 7], 2, 9)
    #expect(short.map(\.isEmpty) == [false, false, true, true])
  }
}
