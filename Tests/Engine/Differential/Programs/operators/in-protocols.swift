protocol Addable {
  static func + (left: Self, right: Self) -> Self
  static var zero: Self { get }
}

extension Int: Addable {}

struct Vec: Addable {
  var x = 0, y = 0
  static let zero = Vec()
  static func + (left: Vec, right: Vec) -> Vec { Vec(x: left.x + right.x, y: left.y + right.y) }
}

func sum<T: Addable>(_ items: [T]) -> T { items.reduce(T.zero) { $0 + $1 } }

print(sum([1, 2, 3]), sum([Vec(x: 1, y: 2), Vec(x: 3, y: 4)]))

extension Addable {
  static func += (left: inout Self, right: Self) { left = left + right }
}

var v = Vec(x: 1, y: 1)
v += v
v += Vec(x: 0, y: 5)
print(v)
