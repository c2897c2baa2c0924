struct Polynomial {
  var coefficients: [Double]
  func callAsFunction(_ x: Double) -> Double { coefficients.reversed().reduce(0) { $0 * x + $1 } }
}

let p = Polynomial(coefficients: [1, 2, 3])
print(p(0), p(2))

extension Polynomial {
  func callAsFunction(_ xs: [Double]) -> [Double] { xs.map { self($0) } }
}

print(p([0, 1]))

class Layer {
  var weight = 2.0
  func callAsFunction(_ x: Double) -> Double { x * weight }
}

final class Bias: Layer {
  override func callAsFunction(_ x: Double) -> Double { super.callAsFunction(x) + 1 }
}

let layers = [Layer(), Bias()]
print(layers.reduce(3.0) { $1($0) })

let times = { (n: Int) in { (m: Int) in n * m } }
print(times(3)(4))
