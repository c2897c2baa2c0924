struct Point { var x = 0 }

func point() -> Point { Point(x: 1) }

let origin = Point()

extension Point { static let origin = Point(x: -1) }

print(point().x, origin.x, Point.origin.x)

enum Kind { case point, line }

func kind(of point: Point) -> Kind { point.x == 0 ? .point : .line }

let which = kind(of: origin)
print(which, which == .point)

struct Line { var point = Point(x: 5), kind = Kind.line }

print(Line().point.x, Line().kind)

func f(_ f: Int) -> Int { f + 1 }

let g = f(2)
print(g, f(g))
