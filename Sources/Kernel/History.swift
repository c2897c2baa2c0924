import Foundation
import OrderedJSON

/// What was run, for front ends that ask.
public protocol HistoryStore: AnyObject, Sendable {
  /// The number of the present session.
  var session: Int { get }

  /// Keeps a cell's source and the plain text of its result.
  func append(line: Int, input: String, output: String?)

  /// Everything kept, oldest first.
  func entries() -> [HistoryEntry]
}

/// One cell that was run.
public struct HistoryEntry: Equatable, Sendable {
  public var session: Int
  public var line: Int
  public var input: String
  public var output: String?
}

/// A history that ends with the kernel.
public final class MemoryHistory: HistoryStore, @unchecked Sendable {
  public let session = 1
  private let lock = NSLock()
  private var kept: [HistoryEntry] = []

  public init() {}

  public func append(line: Int, input: String, output: String?) {
    lock.withLock { kept.append(HistoryEntry(session: session, line: line, input: input, output: output)) }
  }

  public func entries() -> [HistoryEntry] { lock.withLock { kept } }
}
