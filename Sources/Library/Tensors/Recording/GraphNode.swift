internal import CKernels

/// One recorded operation: where a tensor's value came from, and how a gradient of it becomes gradients of the inputs.
///
/// Nodes form the graph that `gradients(of:withRespectTo:)` walks backwards. They are held by the tensors that they
/// describe, so the graph lives as long as the result that was computed with it.
public final class GraphNode: @unchecked Sendable {
  /// Turns the gradient of the output into those of the inputs; entries whose `needed` is false may be nil.
  public typealias Pullback = (_ gradient: Tensor, _ needed: [Bool]) -> [Tensor?]

  /// Later nodes have higher numbers, so going down through the numbers is a backward order.
  let serial: UInt64
  /// The operation's name.
  let operation: String
  /// The nodes of the inputs; nil where an input is a constant.
  private(set) var inputs: [GraphNode?]
  private(set) var pullback: Pullback?
  /// Whether the output is that of a ReLU, so that operations that read it may mask the gradients that they send back
  /// to it (see `PassedReLU`).
  var isReLU = false
  /// Whether the gradient of this node's output itself is asked for, and must not be masked.
  var isSource = false

  init(operation: String, inputs: [GraphNode?], pullback: Pullback?) {
    self.serial = lectern_next_serial()
    self.operation = operation
    self.inputs = inputs
    self.pullback = pullback
  }

  /// A node without inputs: something to differentiate with respect to.
  convenience init(leaf name: String) { self.init(operation: name, inputs: [], pullback: nil) }

  // Left to the automatic release, a long chain of nodes would recurse once for each link and overflow the stack
  // at some ten thousand operations (a recurrent computation, a long loop); so the chain is taken apart here, one
  // node after the other. The tensors that a pullback captured hold the same nodes, so the nodes are moved to the
  // list first and the pullbacks freed after.
  deinit {
    guard !inputs.isEmpty else { return }
    var pending: [GraphNode] = inputs.compactMap { $0 }
    inputs = []
    pullback = nil
    while var node = pending.popLast() {
      guard isKnownUniquelyReferenced(&node) else { continue }
      pending.append(contentsOf: node.inputs.compactMap { $0 })
      node.inputs = []
      node.pullback = nil
    }
  }
}

/// Whether operations on the calling thread are being recorded.
package var isRecording: Bool { lectern_recording_depth() > 0 }

/// Records on the calling thread while `body` runs.
package func recording<Result>(_ body: () throws -> Result) rethrows -> Result {
  lectern_change_recording_depth(1)
  defer { lectern_change_recording_depth(-1) }
  return try body()
}

/// Runs `body` without recording, as `torch.no_grad()`: for updates of weights and for predictions.
public func withoutRecording<Result>(_ body: () throws -> Result) rethrows -> Result {
  let depth = lectern_recording_depth()
  lectern_change_recording_depth(-depth)
  defer { lectern_change_recording_depth(depth) }
  return try body()
}

extension Tensor {
  /// The same value with a record of how it was computed, if a tape records and one of `inputs` is tracked.
  ///
  /// This is how an operation is made differentiable, in this library and by a user who brings a formula of their
  /// own. `pullback` gets the gradient of the output (of the output's shape) and returns one gradient for each input,
  /// of the input's shape. Made of differentiable operations, it can itself be differentiated.
  ///
  ///     func cube(_ x: Tensor) -> Tensor {
  ///       (x.detached * x.detached * x.detached).recorded("cube", from: [x]) { gradient, _ in [gradient * 3 * x * x] }
  ///     }
  public func recorded(
    _ operation: String, from inputs: [Tensor], pullback: @escaping GraphNode.Pullback
  ) -> Tensor {
    guard isRecording, inputs.contains(where: { $0.node != nil }) else { return self }
    return withNode(GraphNode(operation: operation, inputs: inputs.map(\.node), pullback: pullback))
  }

  /// `recorded` for one input: `pullback` is called only when its gradient is needed.
  func recorded(_ operation: String, from input: Tensor, pullback: @escaping (Tensor) -> Tensor) -> Tensor {
    guard isRecording, let source = input.node else { return self }
    return withNode(GraphNode(operation: operation, inputs: [source]) { gradient, _ in [pullback(gradient)] })
  }

  /// The same value as something to differentiate with respect to, as TensorFlow's `tape.watch(x)`. A tensor that is
  /// already tracked stays part of its computation.
  package var watched: Tensor {
    node != nil || !dtype.isFloating ? self : withNode(GraphNode(leaf: "watched"))
  }
}

extension Tensor {
  /// `recorded` for operations whose gradient is best told by their output (exp, sigmoid, softmax): `pullback` gets the
  /// gradient and the output.
  ///
  /// The node must not hold its own tensor, which holds the node: so the output is kept without its record, and
  /// gets it back when it is needed.
  func recordedByOutput(
    _ operation: String, from input: Tensor,
    pullback: @escaping (_ gradient: Tensor, _ output: Tensor) -> Tensor
  ) -> Tensor {
    recordedByOutput(operation, from: [input]) { gradient, output, _ in [pullback(gradient, output)] }
  }

  /// The same for several inputs.
  func recordedByOutput(
    _ operation: String, from inputs: [Tensor],
    pullback: @escaping (_ gradient: Tensor, _ output: Tensor, _ needed: [Bool]) -> [Tensor?]
  ) -> Tensor {
    guard isRecording, inputs.contains(where: { $0.node != nil }) else { return self }
    let output = detached
    let link = WeakLink()
    let node = GraphNode(operation: operation, inputs: inputs.map(\.node)) { gradient, needed in
      pullback(gradient, output.withNode(link.node), needed)
    }
    link.node = node
    return withNode(node)
  }

  private final class WeakLink: @unchecked Sendable { weak var node: GraphNode? }
}
