struct Random {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 33) / Double(1 << 31) - 0.5
  }
}

struct Layer {
  var weights: [[Double]]
  var bias: [Double]
  init(_ inputs: Int, _ outputs: Int, _ random: inout Random) {
    weights = []
    for _ in 0..<outputs { weights.append((0..<inputs).map { _ in random.next() }) }
    bias = Array(repeating: 0, count: outputs)
  }
  func forward(_ x: [Double]) -> [Double] {
    zip(weights, bias).map { row, b in zip(row, x).reduce(b) { $0 + $1.0 * $1.1 } }
  }
}

extension Layer {
  mutating func learn(_ x: [Double], _ error: [Double], rate: Double) {
    for i in error.indices {
      bias[i] -= rate * error[i]
      for j in x.indices { weights[i][j] -= rate * error[i] * x[j] }
    }
  }
}

var random = Random(seed: 1)
var layer = Layer(2, 1, &random)
let samples: [(x: [Double], y: Double)] = [([0, 0], 1), ([1, 0], 3), ([0, 1], -1), ([1, 1], 1)]

func loss(_ layer: Layer) -> Double {
  samples.reduce(0) { sum, sample in
    let error = layer.forward(sample.x)[0] - sample.y
    return sum + error * error
  }
}

for _ in 0..<2_000 {
  for sample in samples { layer.learn(sample.x, [layer.forward(sample.x)[0] - sample.y], rate: 0.1) }
}
print(loss(layer) < 1e-9, layer.forward([1, 0]).map { ($0 * 1000).rounded() / 1000 })
