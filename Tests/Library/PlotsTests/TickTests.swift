import Foundation
import Plots
import Testing

/// A file of the folder Golden, as JSON.
func golden(_ name: String) throws -> Any {
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Golden/\(name)")
  return try JSONSerialization.jsonObject(with: Data(contentsOf: url))
}

@Suite struct TickTests {
  @Test func placesAndLabelsAreMatplotlibs() throws {
    let file = try #require(try golden("ticks.json") as? [String: Any])
    let cases = try #require(file["cases"] as? [[String: Any]])
    #expect(cases.count > 60)
    for one in cases {
      let low = try #require((one["low"] as? NSNumber)?.doubleValue)
      let high = try #require((one["high"] as? NSNumber)?.doubleValue)
      let bins = try #require((one["bins"] as? NSNumber)?.intValue)
      let ticks = try #require((one["ticks"] as? [NSNumber])?.map(\.doubleValue))
      let ours = RoundTicks(bins: bins).ticks(low, high)
      let scale = max(abs(low), abs(high))
      #expect(ours.count == ticks.count, "\(low)...\(high), \(bins): \(ours) for \(ticks)")
      #expect(
        zip(ours, ticks).allSatisfy { abs($0 - $1) <= 1e-12 * scale },
        "\(low)...\(high), \(bins): \(ours) for \(ticks)")
      let formatter = ScalarFormatter(ticks, view: (low, high))
      #expect(formatter.labels == one["labels"] as? [String], "\(low)...\(high), \(bins)")
      #expect(formatter.offsetText == one["offset"] as? String, "\(low)...\(high), \(bins)")
    }
  }

  @Test func powersOfTen() {
    let ticks = LogTicks(0.5, 20_000, most: 9)
    #expect(
      ticks.labels == ["$10^{-1}$", "$10^{0}$", "$10^{1}$", "$10^{2}$", "$10^{3}$", "$10^{4}$", "$10^{5}$"])
    #expect(LogTicks(0, 1, most: 5).major.isEmpty)
  }

  @Test(arguments: [
    (0.0, 0.0), (5.0, 5.0), (Double.nan, 1.0), (-Double.infinity, Double.infinity), (1e300, 1e301),
    (0.0, 1e-300),
  ])
  func strangeRangesEnd(_ low: Double, _ high: Double) {
    let ticks = RoundTicks(bins: 9).ticks(low, high)
    #expect(ticks.count < 100)
    #expect(ScalarFormatter(ticks, view: (low, high)).labels.count == ticks.count)
  }
}
