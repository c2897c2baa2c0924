import Foundation

/// Remembers the signatures of recent messages, so that a recorded message sent again is noticed.
///
/// Message ids and dates make each honest signature unique. jupyter_client keeps 65,536 of them, and so do we.
public struct ReplayGuard: Sendable {
  private let capacity: Int
  private var seen: Set<Data> = []
  private var order: [Data] = []
  private var oldest = 0

  /// A guard that remembers the last `capacity` signatures.
  public init(capacity: Int = 65_536) { self.capacity = capacity }

  /// Notes a signature; false if it was among those remembered.
  public mutating func isNew(_ signature: Data) -> Bool {
    guard seen.insert(signature).inserted else { return false }
    if order.count < capacity {
      order.append(signature)
    } else {
      seen.remove(order[oldest])
      order[oldest] = signature
      oldest = (oldest + 1) % capacity
    }
    return true
  }
}
