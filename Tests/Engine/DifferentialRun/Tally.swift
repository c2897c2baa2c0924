import Differential
import Foundation

/// Programs still to be run, and what came of those that have.
final class Tally: @unchecked Sendable {
  /// What came of one program.
  struct Entry {
    var program: String
    var boundaries: Int
    var cutSets = 0
    var differences: [Difference] = []
  }

  private let lock = NSLock()
  private var waiting: [Program]
  private var entries: [Entry] = []

  init(_ programs: [Program]) { waiting = programs.reversed() }

  func next() -> Program? { lock.withLock { waiting.popLast() } }

  func add(_ entry: Entry) {
    lock.withLock { entries.append(entry) }
    if !entry.differences.isEmpty {
      FileHandle.standardError.write(Data("differs: \(entry.program)\n".utf8))
    }
  }

  var hasDifferences: Bool { entries.contains { !$0.differences.isEmpty } }

  /// A line for each topic, and one for all.
  var table: String {
    let topics = Dictionary(grouping: entries) { String($0.program.prefix { $0 != "/" }) }
    let rows = topics.sorted { $0.key < $1.key }.map { row($0.key, $0.value) }
    let failing = entries.filter { !$0.differences.isEmpty }.map(\.program).sorted()
    return
      ([
        "| topic | programs | cuts | programs that differ | cuts that differ |",
        "| --- | --- | --- | --- | --- |",
      ]
      + rows + [row("all", entries)] + failing.map { "differs: \($0)" }).joined(separator: "\n")
  }

  private func row(_ name: String, _ entries: [Entry]) -> String {
    let failing = entries.filter { !$0.differences.isEmpty }.count
    let cuts = entries.map(\.cutSets).reduce(0, +)
    let differing = entries.map(\.differences.count).reduce(0, +)
    return "| \(name) | \(entries.count) | \(cuts) | \(failing) | \(differing) |"
  }

  /// For each program that differs, the first cut that does.
  var details: String {
    entries.sorted { $0.program < $1.program }.compactMap { entry in
      entry.differences.first.map { difference in
        "##### \(entry.program) (\(entry.differences.count) of \(entry.cutSets) cuts)\n\(difference.text)\n"
      }
    }.joined(separator: "\n")
  }
}
