import Foundation
import SwiftParser
import SwiftSyntax

/// The one way in which a user's text gets parsed.
///
/// Swift's parser is no safe place: it recurses until the stack is full, and takes time that doubles with each `[` inside a
/// `[`. So a text is parsed twice: first in a process whose end is nobody's loss (``TrialParser``), then, if that has come to an
/// end there, here, with a stack several times as large.
package enum SourceParser {
  /// The stacks: of the trial, and of the parser here, whose callers may go deeper.
  package static let trialStackSize = 32 << 20
  static let stackSize = 4 * trialStackSize

  /// Parses `source` and calls `body` with the tree, on a thread of its own with a large stack: trees may be deep, and to go
  /// through them takes as much stack as to make them.
  ///
  /// - Throws: ``Refusal``, or what `body` throws.
  package static func parse<Result>(
    _ source: String, _ body: @escaping (SourceFileSyntax) throws -> Result
  ) throws -> Result {
    if let former = recent.outcome(of: source) {
      let tree = try former.get()
      return try onLargeStack { try body(tree) }
    }
    do { try TrialParser.shared.attempt(source) } catch let refusal as Refusal {
      if refusal.isFinal { recent.add(source, .failure(refusal)) }
      throw refusal
    }
    return try onLargeStack {
      let tree = Parser.parse(source: source)
      recent.add(source, .success(tree))
      return try body(tree)
    }
  }

  /// Whether `source` gets parsed at all.
  package static func accepts(_ source: String) -> Bool { (try? parse(source) { _ in }) != nil }

  /// All that is done here with a text, for the trial.
  package static func rehearse(_ source: String) {
    let tree = Parser.parse(source: source)
    _ = Completeness(of: source, tree)
    _ = Instrumentation(source, tree, cell: 0, .everything)
    _ = EditedText(
      source, edits: ParsedCell(source, tree, showsResult: true) { _ in "Cell_1" }.edits)
  }

  /// Gives up what is being tried: an interrupt.
  static func giveUp() { TrialParser.shared.giveUp() }

  private static let recent = RecentTexts()

  private static func onLargeStack<Result>(_ body: @escaping () throws -> Result) throws -> Result {
    let done = DispatchSemaphore(value: 0)
    nonisolated(unsafe) var outcome: Swift.Result<Result, any Error> = .failure(Refusal.unfinished)
    nonisolated(unsafe) let body = body
    try StartedThread.start("the parser", stackSize: stackSize) {
      outcome = Swift.Result { try body() }
      done.signal()
    }
    done.wait()
    return try outcome.get()
  }
}

/// What came of the last texts: the same one is often asked about and then run.
private final class RecentTexts: @unchecked Sendable {
  private static let count = 4
  private static let longest = 1 << 16
  private let lock = NSLock()
  private var texts: [(source: String, outcome: Result<SourceFileSyntax, Refusal>)] = []

  func outcome(of source: String) -> Result<SourceFileSyntax, Refusal>? {
    lock.withLock { texts.first { $0.source.utf8.elementsEqual(source.utf8) }?.outcome }
  }

  func add(_ source: String, _ outcome: Result<SourceFileSyntax, Refusal>) {
    if source.utf8.count > Self.longest { return }
    lock.withLock { texts = Array(([(source, outcome)] + texts).prefix(Self.count)) }
  }
}
