import Cells
import Foundation
import Messaging

/// What threads and tasks show that have outlived their cell: it goes on belonging to that cell.
///
/// It is published under the cell's request as before, though that request's `idle` is past: front ends that keep a cell's
/// output open (JupyterLab, Notebook) add it there, as they do for ipykernel's threads.
final class BackgroundOutput: @unchecked Sendable {
  /// How many cells are remembered; what older ones show belongs to the newest cell.
  private static let capacity = 500

  private let lock = NSLock()
  private var cells: [(tag: String, output: CellOutput)] = []

  /// Notes where the output of the cell with this tag goes.
  func remember(_ output: CellOutput, tag: String) {
    lock.withLock {
      cells.append((tag, output))
      if cells.count > Self.capacity { cells.removeFirst(cells.count - Self.capacity) }
    }
  }

  func receive(_ event: BackgroundEvent) {
    let output = lock.withLock {
      cells.last { $0.tag == event.tag }?.output ?? cells.last?.output
    }
    switch event.content {
    case .event(.inputRequest(_, _, let reply)): reply(nil)  // nobody waits for this cell any more
    case .event(let event): output?.receive(event)
    case .error(let error): output?.publish(error)
    }
  }
}
