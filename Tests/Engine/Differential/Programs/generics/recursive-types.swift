indirect enum Tree<Value: Comparable> {
  case empty
  case node(Tree, Value, Tree)
}

extension Tree {
  func inserting(_ value: Value) -> Tree {
    guard case let .node(left, own, right) = self else { return .node(.empty, value, .empty) }
    if value < own { return .node(left.inserting(value), own, right) }
    if value > own { return .node(left, own, right.inserting(value)) }
    return self
  }
}

extension Tree {
  var sorted: [Value] {
    guard case let .node(left, own, right) = self else { return [] }
    return left.sorted + [own] + right.sorted
  }
  var depth: Int {
    guard case let .node(left, _, right) = self else { return 0 }
    return 1 + max(left.depth, right.depth)
  }
}

let tree = [5, 2, 8, 1, 9, 2].reduce(Tree.empty) { $0.inserting($1) }
print(tree.sorted, tree.depth)

extension Tree: Equatable {}

print(tree == tree.inserting(9), tree == tree.inserting(7))
