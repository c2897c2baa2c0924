import Foundation
import Tensors
import UserErrors

/// Gradient descent of KL(P || Q) over places, with momentum and a gain for each coordinate.
///
/// Source: van der Maaten and Hinton (2008), equation 5 and section 3.4; Jacobs (1988) for the gains;
/// scikit-learn, `sklearn/manifold/_t_sne.py`, `_gradient_descent` and `_kl_divergence`.
struct EmbeddingDescent {
  /// (n x dimensions), row by row.
  private(set) var places: [Double]
  /// KL(P || Q) when it was last computed.
  private(set) var divergence = Double.nan
  private(set) var step = 0
  private let dimensions: Int
  private let likelihoods: [Double]
  private let learningRate: Double
  private var update: [Double]
  private var gains: [Double]
  private let count: Int
  /// (1 + |y_i - y_j|^2 / f)^-((f + 1) / 2) of all pairs, f the degrees of freedom.
  private var weights: [Double]

  /// How many steps are made between two looks at the divergence.
  private static let checkEvery = 50

  init(places: [Double], dimensions: Int, likelihoods: [Double], learningRate: Double) {
    (self.places, self.dimensions) = (places, dimensions)
    (self.likelihoods, self.learningRate) = (likelihoods, learningRate)
    count = places.count / dimensions
    update = Array(repeating: 0, count: places.count)
    gains = Array(repeating: 1, count: places.count)
    weights = Array(repeating: 0, count: count * count)
  }

  private var freedom: Double { Double(Swift.max(dimensions - 1, 1)) }

  /// Forgets momentum and gains, for the second part of the descent.
  mutating func startOver() {
    update = Array(repeating: 0, count: places.count)
    gains = Array(repeating: 1, count: places.count)
  }

  /// - Parameter patience: how many steps without a smaller divergence end the descent.
  mutating func run(to end: Int, momentum: Double, exaggeration: Double, patience: Int) {
    var (best, bestStep) = (Double.infinity, step)
    while step < end {
      checkInterruption()
      let isChecked = (step + 1) % Self.checkEvery == 0 || step == end - 1
      let gradient = gradient(exaggeration, measuring: isChecked)
      let size = move(along: gradient, momentum)
      step += 1
      guard step % Self.checkEvery == 0 else { continue }
      if divergence < best {
        (best, bestStep) = (divergence, step - 1)
      } else if step - 1 - bestStep > patience {
        return
      }
      if size <= 1e-7 { return }
    }
  }

  /// One step; the length of the gradient with its gains.
  private mutating func move(along gradient: [Double], _ momentum: Double) -> Double {
    var length = 0.0
    for index in places.indices {
      let isOpposite = update[index] * gradient[index] < 0
      gains[index] = Swift.max(isOpposite ? gains[index] + 0.2 : gains[index] * 0.8, 0.01)
      let change = gradient[index] * gains[index]
      length += change * change
      update[index] = momentum * update[index] - learningRate * change
      places[index] += update[index]
    }
    return length.squareRoot()
  }

  /// dKL / dy_i = c sum_j (p_ij - q_ij) w_ij (y_i - y_j), with c = 2 (f + 1) / f.
  private mutating func gradient(_ exaggeration: Double, measuring: Bool) -> [Double] {
    let rowSums = fillWeights()
    let total = Swift.max(rowSums.reduce(0, +), .ulpOfOne)
    var gradient = [Double](repeating: 0, count: places.count)
    var divergences = [Double](repeating: 0, count: count)
    let factor = 2 * (freedom + 1) / freedom
    gradient.withUnsafeMutableBufferPointer { gradient in
      divergences.withUnsafeMutableBufferPointer { divergences in
        // Each piece writes what belongs to its own row alone, and both outlive the call.
        nonisolated(unsafe) let (gradient, divergences) = (gradient, divergences)
        forEachPiece(count) { row in
          for column in 0..<count where column != row {
            let weight = weights[row * count + column]
            let p = likelihoods[row * count + column] * exaggeration
            let q = Swift.max(weight / total, .ulpOfOne)
            if measuring { divergences[row] += p * log(Swift.max(p, .ulpOfOne) / q) }
            let pull = factor * (p - q) * weight
            for axis in 0..<dimensions {
              gradient[row * dimensions + axis] +=
                pull * (places[row * dimensions + axis] - places[column * dimensions + axis])
            }
          }
        }
      }
    }
    if measuring { divergence = divergences.reduce(0, +) }
    return gradient
  }

  /// Computes the weights of all pairs; the sums of the rows.
  private mutating func fillWeights() -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    let (count, dimensions, freedom, places) = (count, dimensions, freedom, places)
    weights.withUnsafeMutableBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        // Each piece writes its own row alone, and both outlive the call.
        nonisolated(unsafe) let (weights, sums) = (weights, sums)
        forEachPiece(count) { row in
          for column in 0..<count where column != row {
            var distance = 0.0
            for axis in 0..<dimensions {
              let difference = places[row * dimensions + axis] - places[column * dimensions + axis]
              distance += difference * difference
            }
            let base = 1 + distance / freedom
            let weight = freedom == 1 ? 1 / base : pow(base, -(freedom + 1) / 2)
            weights[row * count + column] = weight
            sums[row] += weight
          }
        }
      }
    }
    return sums
  }
}
