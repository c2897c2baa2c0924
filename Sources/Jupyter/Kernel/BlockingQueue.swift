import Foundation

/// A queue whose reader waits while it is empty.
final class BlockingQueue<Element>: @unchecked Sendable {
  private let condition = NSCondition()
  private var elements: [Element] = []
  private var isClosed = false

  func append(_ element: Element) {
    condition.withLock {
      elements.append(element)
      condition.signal()
    }
  }

  /// The next element, waiting for one; nil once the queue is closed.
  func next() -> Element? {
    condition.withLock {
      while elements.isEmpty && !isClosed { condition.wait() }
      return isClosed ? nil : elements.removeFirst()
    }
  }

  var isEmpty: Bool { condition.withLock { elements.isEmpty } }

  /// Takes out all elements that are wanted; the others stay, in their order.
  func takeAll(where isWanted: (Element) -> Bool) -> [Element] {
    condition.withLock {
      let taken = elements.filter(isWanted)
      elements.removeAll(where: isWanted)
      return taken
    }
  }

  /// Ends the reading; what is left is dropped.
  func close() {
    condition.withLock {
      isClosed = true
      elements = []
      condition.broadcast()
    }
  }
}

extension BlockingQueue {
  /// Deals with the elements on a thread of its own, one after another, until the queue is closed.
  func startThread(name: String, _ body: @escaping (Element) -> Void) {
    let thread = Thread { [self] in while let element = next() { body(element) } }
    thread.name = name
    // Parsing deeply nested source needs more than a thread's usual stack.
    thread.stackSize = 16 << 20
    thread.start()
  }
}
