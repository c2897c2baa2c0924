/// The gradients of `target` with respect to `sources`, by reverse accumulation over the recorded graph.
///
/// - Parameters:
///   - target: What is differentiated; for more than one element, the gradient of their sum (or of `seed`'s product).
///   - sources: Tracked tensors, or the leaves of variables.
///   - seed: The gradient to start from, of the target's shape; ones if not given.
/// - Returns: A gradient for each source; nil where `target` does not depend on it.
package func gradients(of target: Tensor, withRespectTo sources: [GraphNode?], seed: Tensor? = nil)
  -> [Tensor?]
{
  guard let root = target.node else { return sources.map { _ in nil } }
  let wanted = Set(sources.compactMap { $0.map(ObjectIdentifier.init) })
  let order = backwardOrder(from: root, reaching: wanted)
  var gradients: [ObjectIdentifier: Tensor] = [
    ObjectIdentifier(root): seed ?? Tensor(ones: target.shape, dtype: target.dtype)
  ]
  let needed = Set(order.map(ObjectIdentifier.init))
  let unmasked = sources.compactMap { $0 }.filter(\.isReLU)
  unmasked.forEach { $0.isSource = true }
  defer { unmasked.forEach { $0.isSource = false } }
  for node in order {
    let key = ObjectIdentifier(node)
    guard let pullback = node.pullback, let gradient = gradients[key] else { continue }
    if !wanted.contains(key) { gradients[key] = nil }
    let needs = node.inputs.map { $0.map { needed.contains(ObjectIdentifier($0)) } ?? false }
    guard needs.contains(true) else { continue }
    let contributions = pullback(gradient, needs)
    for (input, contribution) in zip(node.inputs, contributions) {
      guard let input, let contribution, needed.contains(ObjectIdentifier(input)) else { continue }
      let inputKey = ObjectIdentifier(input)
      gradients[inputKey] = gradients[inputKey].map { $0 + contribution } ?? contribution
    }
  }
  return sources.map { $0.flatMap { gradients[ObjectIdentifier($0)] } }
}

/// The nodes between `root` and `wanted`, latest first.
private func backwardOrder(from root: GraphNode, reaching wanted: Set<ObjectIdentifier>) -> [GraphNode] {
  var seen: Set<ObjectIdentifier> = [ObjectIdentifier(root)]
  var reachable = [root]
  var next = 0
  while next < reachable.count {
    for case let input? in reachable[next].inputs where seen.insert(ObjectIdentifier(input)).inserted {
      reachable.append(input)
    }
    next += 1
  }
  reachable.sort { $0.serial > $1.serial }
  // A node is needed if it is wanted or one of its inputs is; inputs come later in this order, so go backwards.
  var needed = wanted.intersection(seen)
  for node in reachable.reversed() {
    let reaches = node.inputs.contains { $0.map { needed.contains(ObjectIdentifier($0)) } ?? false }
    if reaches { needed.insert(ObjectIdentifier(node)) }
  }
  return reachable.filter { needed.contains(ObjectIdentifier($0)) }
}
