struct Point { var x = 1; var y = 2.5 }

enum Shape { case dot, circle(Point, radius: Int) }

final class Holder { var items = [Point()]; let name = "h" }

dump(Point())
dump([1, 2], name: "list")
print(Shape.circle(Point(), radius: 3), Shape.dot)

for child in Mirror(reflecting: Holder()).children { print(child.label ?? "-", child.value) }

let mirror = Mirror(reflecting: (1, b: "two"))
print(mirror.children.map { $0.label ?? "?" })

print(type(of: Point()), type(of: Shape.dot), type(of: [Holder]()), type(of: { (n: Int) in "\(n)" }))

extension Point: CustomReflectable {
  var customMirror: Mirror { Mirror(self, children: ["sum": x + Int(y)]) }
}

dump(Point())
