struct Complex {
  var re, im: Double
  static func + (a: Complex, b: Complex) -> Complex { Complex(re: a.re + b.re, im: a.im + b.im) }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
  }
  var lengthSquared: Double { re * re + im * im }
}

func steps(_ c: Complex, limit: Int) -> Int {
  var z = Complex(re: 0, im: 0)
  for step in 0..<limit {
    if z.lengthSquared > 4 { return step }
    z = z * z + c
  }
  return limit
}
// ---
var inside = 0
for i in 0..<300 {
  for j in 0..<300 {
    let c = Complex(re: Double(i) / 100 - 2, im: Double(j) / 150 - 1)
    if steps(c, limit: 200) == 200 { inside += 1 }
  }
}
print(inside)
