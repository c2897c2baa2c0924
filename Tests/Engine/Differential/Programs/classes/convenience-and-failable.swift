class Shape {
  let sides: Int
  init?(sides: Int) {
    guard sides > 2 else { return nil }
    self.sides = sides
  }
  convenience init?(_ name: String) {
    switch name {
    case "triangle": self.init(sides: 3)
    case "line": self.init(sides: 2)
    default: return nil
    }
  }
}

print(Shape(sides: 4)!.sides, Shape("triangle")?.sides ?? 0, Shape("line") == nil, Shape("x") == nil)

class Polygon: Shape {
  var label = ""
  override init(sides: Int) {
    super.init(sides: max(3, sides))!
    label = "polygon of \(self.sides)"
  }
}

print(Polygon(sides: 1).label, Polygon("triangle")?.label ?? "none")

extension Shape {
  convenience init?(text: String) {
    guard let n = Int(text) else { return nil }
    self.init(sides: n)
  }
}

print(Shape(text: "5")?.sides ?? 0, Shape(text: "z") == nil, Polygon(text: "8")!.label)
