class Shape {
  var sides: Int { 0 }
  var name: String = "shape" {
    didSet { print("\(oldValue) -> \(name)") }
  }
  class var kind: String { "Shape" }
  subscript(i: Int) -> Int { i }
}

class Triangle: Shape {
  override var sides: Int { 3 }
  override class var kind: String { "Triangle, a " + super.kind }
}

class Odd: Triangle {
  override var name: String {
    didSet { print("Odd sees \(name)") }
  }
  override subscript(i: Int) -> Int { super[i] * 10 }
}

let odd = Odd()
odd.name = "odd"
print(odd.sides, odd[4], type(of: odd).kind)

let shape: Shape = odd
print(shape.sides, shape[2], type(of: shape).kind)
