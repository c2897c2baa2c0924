struct Graph<Node: Hashable> {
  private var edges: [Node: [(to: Node, cost: Int)]] = [:]
  mutating func connect(_ a: Node, _ b: Node, cost: Int) {
    edges[a, default: []].append((b, cost))
    edges[b, default: []].append((a, cost))
  }
  func neighbours(_ node: Node) -> [(to: Node, cost: Int)] { edges[node] ?? [] }
}

extension Graph {
  func distances(from start: Node) -> [Node: Int] {
    var best = [start: 0]
    var open: Set = [start]
    while let node = open.min(by: { best[$0]! < best[$1]! }) {
      open.remove(node)
      for (next, cost) in neighbours(node) where best[node]! + cost < best[next, default: .max] {
        best[next] = best[node]! + cost
        open.insert(next)
      }
    }
    return best
  }
}

var map = Graph<String>()
map.connect("a", "b", cost: 7)
map.connect("a", "c", cost: 3)
map.connect("c", "b", cost: 1)
map.connect("b", "d", cost: 2)

let distances = map.distances(from: "a")
print(distances.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })

func breadthFirst<Node>(_ graph: Graph<Node>, from start: Node) -> [Node] where Node: Comparable {
  var seen: Set = [start]
  var queue = [start]
  var order: [Node] = []
  while !queue.isEmpty {
    let node = queue.removeFirst()
    order.append(node)
    for next in graph.neighbours(node).map(\.to).sorted() where seen.insert(next).inserted { queue.append(next) }
  }
  return order
}

print(breadthFirst(map, from: "d"))
