struct Point {
  var x: Int
  var y: Int
}

let origin = Point(x: 0, y: 0)
let corner = Point(x: 3, y: 4)

extension Point: Equatable {}

print(origin == corner, origin == Point(x: 0, y: 0))

let points = [origin, corner, origin]
print(points.firstIndex(of: corner) ?? -1)

extension Point: Hashable {}

print(Set(points).count)

var names: [Point: String] = [:]
names[origin] = "origin"
print(names[origin] ?? "none", names[corner] ?? "none")
