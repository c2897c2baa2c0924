protocol Copyable2 {
  init(copying other: Self)
  func isBigger(than other: Self) -> Bool
}

struct Box: Copyable2 {
  var n: Int
  init(_ n: Int) { self.n = n }
  init(copying other: Box) { n = other.n + 1 }
  func isBigger(than other: Box) -> Bool { n > other.n }
}

extension Copyable2 {
  func copies(_ count: Int) -> [Self] {
    var result = [self]
    for _ in 1..<count { result.append(Self(copying: result[result.count - 1])) }
    return result
  }
}

print(Box(1).copies(3).map(\.n))

func biggest<T: Copyable2>(_ items: T...) -> T { items.reduce(items[0]) { $1.isBigger(than: $0) ? $1 : $0 } }

print(biggest(Box(3), Box(9), Box(4)).n)

final class Node: Copyable2 {
  let depth: Int
  init() { depth = 0 }
  init(copying other: Node) { depth = other.depth + 1 }
  func isBigger(than other: Node) -> Bool { depth > other.depth }
}

print(Node().copies(4).map(\.depth), biggest(Node(), Node(copying: Node())).depth)
