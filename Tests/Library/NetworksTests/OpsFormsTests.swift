import Foundation
import Networks
import Tensors
import Testing

/// `ops`: reductions x forms of `axis:`, creations x forms of shape, and the element type of float64
/// operands.
@Suite struct OpsFormsTests {
  let x = RandomGenerator(seed: 3).uniform([3, 4, 5], low: -1, high: 1, dtype: .float64)

  @Test func reductionsTakeAxesInEveryForm() {
    let table: [(String, [Tensor], Tensor)] = [
      (
        "sum", [ops.sum(x, axis: [1, 2]), ops.sum(x, axis: (1, 2)), ops.sum(x, axis: (-2, -1))],
        x.sum(axes: [1, 2])
      ),
      ("mean", [ops.mean(x, axis: [0, 1, 2]), ops.mean(x, axis: (0, 1, 2)), ops.mean(x)], x.mean()),
      ("max", [ops.max(x, axis: [0, 2]), ops.max(x, axis: (0, 2))], x.max(axes: [0, 2])),
      ("min", [ops.min(x, axis: [0, 2]), ops.min(x, axis: (0, 2))], x.min(axes: [0, 2])),
      ("var", [ops.var(x, axis: [0, 2]), ops.var(x, axis: (0, 2))], x.variance(axes: [0, 2])),
      ("std", [ops.std(x, axis: [0, 2]), ops.std(x, axis: (0, 2))], x.std(axes: [0, 2])),
      ("prod", [ops.prod(x, axis: [0, 2]), ops.prod(x, axis: (0, 2))], x.prod(axes: [0, 2])),
      ("all", [ops.all(x, axis: [0, 2]), ops.all(x, axis: (0, 2))], x.all(axes: [0, 2])),
      ("any", [ops.any(x, axis: [0, 2]), ops.any(x, axis: (0, 2))], x.any(axes: [0, 2])),
      (
        "logsumexp", [ops.logsumexp(x, axis: [0, 2]), ops.logsumexp(x, axis: (0, 2))],
        x.logsumexp(axes: [0, 2])
      ),
      ("norm", [ops.norm(x, axis: [1, 2]), ops.norm(x, axis: (1, 2))], np.linalg.norm(x, axis: (1, 2))),
      (
        "one axis", [ops.sum(x, axis: 1, keepdims: true), ops.sum(x, axis: [1], keepdims: true)],
        x.sum(axis: 1, keepdims: true)
      ),
    ]
    for (name, results, expected) in table {
      for result in results { #expect(result == expected, "\(name)") }
    }
  }

  @Test func creationsTakeShapesInEveryForm() {
    let tensors: [Tensor] = [
      ops.zeros((3, 4)), ops.zeros([3, 4]), ops.zeros(3, 4), ops.zeros(x.shape[..<2]), ops.ones((3, 4)),
      ops.ones([3, 4]),
      ops.ones(3, 4), ops.full((3, 4), 2), ops.full([3, 4], 2), ops.reshape(np.arange(12), (3, -1)),
      ops.reshape(np.arange(12), [3, 4]), ops.broadcastTo(np.arange(4), (3, 4)),
      ops.tile(np.zeros((3, 2)), (1, 2)),
      keras.random.normal((3, 4)), keras.random.normal([3, 4]), keras.random.normal(shape: (3, 4)),
      keras.random.normal(shape: [3, 4], mean: 1), keras.random.uniform((3, 4)),
      keras.random.uniform(shape: (3, 4), minval: -1),
      keras.random.uniform(shape: x.shape[..<2]), keras.random.truncatedNormal(shape: (3, 4)),
      keras.random.randint((3, 4), minval: 0, maxval: 9), keras.random.binomial((3, 4), 1, 0.5),
    ]
    for (index, tensor) in tensors.enumerated() { #expect(tensor.shape == [3, 4], "number \(index)") }
  }

  /// Functions of float64 compute and answer in float64.
  @Test func float64StaysFloat64() {
    let sigmoid = { (x: Double) in 1 / (1 + Foundation.exp(-x)) }
    let table: [(String, Tensor, (Double) -> Double)] = [
      ("exp", ops.exp(x), Foundation.exp), ("expm1", ops.expm1(x), Foundation.expm1),
      ("tanh", ops.tanh(x), Foundation.tanh),
      ("sigmoid", ops.sigmoid(x), sigmoid),
      ("softplus", ops.softplus(x), { Foundation.log1p(Foundation.exp($0)) }),
      ("silu", ops.silu(x), { $0 * sigmoid($0) }), ("relu", ops.relu(x), { max($0, 0) }),
      ("erf", ops.erf(x), Foundation.erf),
      ("elu", ops.elu(x), { $0 > 0 ? $0 : Foundation.expm1($0) }),
      ("softsign", ops.softsign(x), { $0 / (1 + abs($0)) }),
      ("leakyRelu", ops.leakyRelu(x), { $0 > 0 ? $0 : 0.2 * $0 }),
      ("multiply", ops.multiply(x, 0.1), { $0 * 0.1 }),
      ("add", ops.add(0.1, x), { 0.1 + $0 }), ("maximum", ops.maximum(x, 0.1), { max($0, 0.1) }),
      ("power", ops.power(x, 3), { $0 * $0 * $0 }),
      ("where", ops.where(x > 0, 0.1, x), { $0 > 0 ? 0.1 : $0 }),
      ("logSigmoid", ops.logSigmoid(x), { Foundation.log(sigmoid($0)) }),
      ("clip", ops.clip(x, -0.1, 0.1), { min(max($0, -0.1), 0.1) }),
    ]
    for (name, result, function) in table {
      #expect(result.dtype == .float64, "\(name)")
      let errors = zip(result.doubles, x.doubles.map(function)).map { abs($0 - $1) }
      #expect((errors.max() ?? 1) < 1e-14, "\(name): \(errors.max() ?? 1)")
    }
    for (name, result) in [
      ("softmax", ops.softmax(x)), ("gelu", ops.gelu(x)), ("selu", ops.selu(x)), ("mean", ops.mean(x)),
    ] {
      #expect(result.dtype == .float64, "\(name)")
    }
  }
}
