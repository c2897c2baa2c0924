struct Vector {
  var x, y, z: Double
  static func + (a: Vector, b: Vector) -> Vector { Vector(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z) }
  static func - (a: Vector, b: Vector) -> Vector { Vector(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z) }
  static func * (a: Vector, k: Double) -> Vector { Vector(x: a.x * k, y: a.y * k, z: a.z * k) }
  static func += (a: inout Vector, b: Vector) { a = a + b }
  func dot(_ b: Vector) -> Double { x * b.x + y * b.y + z * b.z }
}

struct Body {
  var place: Vector
  var speed: Vector
}
// ---
var bodies = (0..<5).map { n in
  Body(
    place: Vector(x: Double(n), y: Double(n * n), z: 1), speed: Vector(x: 0, y: Double(n) * 0.1, z: 0))
}
for _ in 0..<100_000 {
  for i in bodies.indices {
    var force = Vector(x: 0, y: 0, z: 0)
    for j in bodies.indices where j != i {
      let way = bodies[j].place - bodies[i].place
      force += way * (1 / (1 + way.dot(way)))
    }
    bodies[i].speed += force * 0.001
    bodies[i].place += bodies[i].speed * 0.001
  }
}
print(bodies[0].place.x)
