let (width, height) = (3, 4)
var (a, b, c) = (1, "two", 3.0)
print(width * height, a, b, c)

(a, b) = (10, "ten")
print(a, b)

let point: (x: Int, y: Int) = (x: 1, y: 2)
print(point.x + point.y, point)

let ((p, q), r) = ((1, 2), 3)
print(p + q + r)

var d = 5
swap(&a, &d)
print(a, d)
