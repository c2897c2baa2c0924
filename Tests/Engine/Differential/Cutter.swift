import SwiftParser
import SwiftSyntax

/// Cuts a program into cells between top-level items.
///
/// No cut is made within a line, nor before an item whose comment begins with `// With the above`: that is how a program says
/// that the item before uses what this one declares, which is an exception of the rule.
public struct Cutter {
  private let source: [UInt8]
  /// The places where a cell may begin, as offsets into the source's bytes.
  public let boundaries: [Int]

  public init(_ text: String) {
    let bytes = Array(text.utf8)
    source = bytes
    let items = Array(Parser.parse(source: text).statements)
    boundaries = zip(items, items.dropFirst()).compactMap { item, next in
      let end = item.endPosition.utf8Offset
      guard end < bytes.count, bytes[end] == UInt8(ascii: "\n"), !next.belongsToTheAbove else { return nil }
      return end + 1
    }
  }

  /// The cells that begin at `cuts`.
  public func cells(cutAt cuts: [Int]) -> [String] {
    let edges = [0] + cuts + [source.count]
    return zip(edges, edges.dropFirst()).map { String(decoding: source[$0..<$1], as: UTF8.self) }
  }

  /// Some of the boundaries, as `seed` has it: few or many.
  public func randomCuts(seed: UInt64) -> [Int] {
    var generator = SplitMix(state: seed)
    let share = Double(1 + generator.next() % 9) / 10
    return boundaries.filter { _ in Double(generator.next() >> 11) / Double(1 << 53) < share }
  }

  /// All boundaries, then `random` sets of them; each set once.
  public func cutSets(random: Int, name: String) -> [[Int]] {
    var sets = [boundaries]
    for number in 0..<random {
      let cuts = randomCuts(seed: name.utf8.reduce(UInt64(number)) { $0 &* 31 &+ UInt64($1) })
      if !sets.contains(cuts) { sets.append(cuts) }
    }
    return sets
  }
}

extension CodeBlockItemSyntax {
  fileprivate var belongsToTheAbove: Bool {
    leadingTrivia.contains { piece in
      if case .lineComment(let text) = piece { return text.hasPrefix("// With the above") }
      return false
    }
  }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers on each machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
