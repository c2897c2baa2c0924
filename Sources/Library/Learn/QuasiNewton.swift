import UserErrors

/// The least value of a smooth function by L-BFGS (Nocedal and Wright, Numerical Optimization,
/// algorithms 7.4 and 7.5), with a line search by the strong Wolfe conditions found by halving.
struct QuasiNewton {
  var maxIter: Int
  /// Stop when no part of the gradient is larger.
  var tolerance: Double
  private let memory = 10

  init(maxIter: Int, tolerance: Double) { (self.maxIter, self.tolerance) = (maxIter, tolerance) }

  /// The point with the least value found, and how many steps led to it.
  func minimum(
    from start: [Double], of function: ([Double]) -> (value: Double, gradient: [Double])
  ) -> (point: [Double], steps: Int) {
    var point = start
    var (value, gradient) = function(point)
    var history: [Pair] = []
    for step in 0..<maxIter {
      checkInterruption()
      if gradient.allSatisfy({ abs($0) <= tolerance }) { return (point, step) }
      let direction = descent(gradient, history)
      let slope = dot(gradient, direction)
      var length = history.isEmpty ? min(1, 1 / gradient.reduce(0) { $0 + abs($1) }) : 1
      var (low, high) = (0.0, Double.infinity)
      var next = point
      var (nextValue, nextGradient) = (value, gradient)
      for _ in 0..<40 {
        next = zip(point, direction).map { $0 + length * $1 }
        (nextValue, nextGradient) = function(next)
        if !(nextValue <= value + 1e-4 * length * slope) {
          high = length
        } else if dot(nextGradient, direction) < 0.9 * slope {
          low = length
        } else {
          break
        }
        length = high.isFinite ? (low + high) / 2 : 2 * low
      }
      guard nextValue < value else { return (point, step) }
      history.append(Pair(zip(next, point).map { $0 - $1 }, zip(nextGradient, gradient).map { $0 - $1 }))
      if history.count > memory { history.removeFirst() }
      (point, value, gradient) = (next, nextValue, nextGradient)
    }
    return (point, maxIter)
  }

  /// A step and the change of the gradient along it.
  private struct Pair {
    let step: [Double]
    let change: [Double]
    let curvature: Double

    init(_ step: [Double], _ change: [Double]) {
      (self.step, self.change) = (step, change)
      curvature = dot(step, change)
    }
  }

  /// The negative gradient times the inverse Hessian that the history suggests.
  private func descent(_ gradient: [Double], _ history: [Pair]) -> [Double] {
    var direction = gradient.map { -$0 }
    var factors: [Double] = []
    let pairs = history.filter { $0.curvature > 0 }
    for pair in pairs.reversed() {
      let factor = dot(pair.step, direction) / pair.curvature
      factors.append(factor)
      for index in direction.indices { direction[index] -= factor * pair.change[index] }
    }
    if let last = pairs.last {
      let scale = last.curvature / dot(last.change, last.change)
      for index in direction.indices { direction[index] *= scale }
    }
    for (pair, factor) in zip(pairs, factors.reversed()) {
      let correction = factor - dot(pair.change, direction) / pair.curvature
      for index in direction.indices { direction[index] += correction * pair.step[index] }
    }
    return direction
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}
