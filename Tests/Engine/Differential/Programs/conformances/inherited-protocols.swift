protocol Shape {
  var area: Double { get }
}

protocol Named {
  var name: String { get }
}

struct Square {
  var side: Double
}

extension Square: Shape {
  var area: Double { side * side }
}

extension Square: Named {
  var name: String { "square" }
}

typealias NamedShape = Shape & Named

func report(_ shape: any NamedShape) { print("\(shape.name): \(shape.area)") }

report(Square(side: 2))

protocol Solid: Shape, Named {
  var height: Double { get }
}

extension Solid {
  var volume: Double { area * height }
}

struct Box: Solid {
  var side = 2.0, height = 5.0
  var area: Double { side * side }
  let name = "box"
}

report(Box())
print(Box().volume)

let shapes: [any Shape] = [Square(side: 1), Box()]
print(shapes.map(\.area).reduce(0, +), shapes.compactMap { ($0 as? any Named)?.name })
