struct V {
  var x: Double
  var y: Double
  static func + (left: V, right: V) -> V { V(x: left.x + right.x, y: left.y + right.y) }
  static func * (left: V, factor: Double) -> V { V(x: left.x * factor, y: left.y * factor) }
  static prefix func - (v: V) -> V { V(x: -v.x, y: -v.y) }
  static func += (left: inout V, right: V) { left = left + right }
}

let a = V(x: 1, y: 2)
let b = V(x: 10, y: 20)
print(a + b)

var sum = a
sum += b
sum += -a
print(sum)

print((a + b) * 0.5)

let vectors = [a, b, a]
print(vectors.reduce(V(x: 0, y: 0), +))
