import Dispatch
import Tensors

/// The batches of an epoch in order, each made ready while the one before is worked on where its
/// source allows it.
final class BatchReader: @unchecked Sendable {
  private let source: any BatchSource
  private let plan: BatchPlan
  private let order: [Int]?
  private let epoch: Int
  // Where the session's generator stood when the epoch began.
  private let generator = RandomGenerator(seed: 0)
  private let queue = DispatchQueue(label: "lectern.batches")
  // The batch under way is written on the queue, and read after waiting for `pending`.
  private var pending: DispatchWorkItem?
  private var prepared: Batch?

  /// - Parameter order: the samples' numbers in the order in which they are taken; their own order
  ///   if nil.
  init(_ source: any BatchSource, _ plan: BatchPlan, epoch: Int, order: [Int]?) {
    (self.source, self.plan, self.epoch, self.order) = (source, plan, epoch, order)
    generator.state = RandomGenerator.shared.state
  }

  /// The batch of a step; steps are asked for one after the other.
  func batch(_ step: Int) -> Batch {
    guard source.preparesAhead else { return take(step) }
    pending?.wait()
    let batch = prepared ?? make(step)
    (prepared, pending) = (nil, nil)
    if step + 1 < plan.steps { prepare(step + 1) }
    return batch
  }

  private func prepare(_ step: Int) {
    let item = DispatchWorkItem { [self] in prepared = make(step) }
    pending = item
    queue.async(execute: item)
  }

  /// A batch with random numbers of its own, so that a run with the same seed has the same batches
  /// whatever thread is faster.
  private func make(_ step: Int) -> Batch { generator.part(epoch, step).drawing { take(step) } }

  private func take(_ step: Int) -> Batch {
    let range = plan.range(step)
    return order.map { source.batch(Array($0[range])) } ?? source.batch(range)
  }
}
