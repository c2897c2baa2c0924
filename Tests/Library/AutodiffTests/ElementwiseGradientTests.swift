import Autodiff
import Tensors
import Testing

@Suite struct ElementwiseGradientTests {
  @Test func functionsOfOneNumber() {
    let x = values([3, 4], low: -2, high: 2)
    let positive = values([3, 4], seed: 2, low: 0.2, high: 3)
    let functions: [(String, Tensor, (Tensor) -> Tensor)] = [
      ("exp", x, { $0.exp() }), ("log", positive, { $0.log() }), ("log1p", positive, { $0.log1p() }),
      ("expm1", x, { $0.expm1() }), ("sqrt", positive, { $0.sqrt() }), ("square", x, { $0.square() }),
      ("sin", x, { $0.sin() }), ("cos", x, { $0.cos() }), ("tan", x * 0.5, { $0.tan() }),
      ("tanh", x, { $0.tanh() }), ("arctan", x, { $0.arctan() }), ("erf", x, { $0.erf() }),
      ("arccos", x * 0.4, { $0.arccos() }), ("arcsin", x * 0.4, { $0.arcsin() }),
      ("abs", x, { $0.abs() }), ("clip", x, { $0.clip(-0.5, 1.2) }), ("negative", x, { -$0 }),
      ("relu", x, { nn.relu($0) }), ("relu6", x * 5, { nn.relu6($0) }),
      ("leakyReLU", x, { nn.leakyReLU($0) }),
      ("elu", x, { nn.elu($0) }), ("selu", x, { nn.selu($0) }), ("gelu", x, { nn.gelu($0) }),
      ("gelu approximate", x, { nn.gelu($0, approximate: true) }), ("softplus", x, { nn.softplus($0) }),
      ("softsign", x, { nn.softsign($0) }), ("silu", x, { nn.silu($0) }), ("sigmoid", x, { nn.sigmoid($0) }),
      ("logSigmoid", x, { nn.logSigmoid($0) }), ("hardSigmoid", x, { nn.hardSigmoid($0) }),
      ("softmax", x, { nn.softmax($0) }), ("softmax axis 0", x, { nn.softmax($0, axis: 0) }),
      ("logSoftmax", x, { nn.logSoftmax($0) }), ("logsumexp", x, { $0.logsumexp(axis: 1) }),
      ("power of a number", positive, { $0 ** 1.7 }), ("number to a power", x, { 2.5 ** $0 }),
      ("number over tensor", positive, { 3 / $0 }), ("number minus tensor", x, { 3 - $0 }),
    ]
    for (name, point, function) in functions {
      checkGradients(name, [point]) { function($0[0]) }
      checkSecondGradients(name, [point]) { function($0[0]) }
    }
  }

  @Test func functionsOfTwoTensorsThatBroadcast() {
    let a = values([2, 3, 4], low: 0.5, high: 2)
    let functions: [(String, ([Tensor]) -> Tensor)] = [
      ("add", { $0[0] + $0[1] }), ("subtract", { $0[0] - $0[1] }), ("multiply", { $0[0] * $0[1] }),
      ("divide", { $0[0] / $0[1] }), ("power", { $0[0] ** $0[1] }),
      ("maximum", { Tensor.maximum($0[0], $0[1]) }), ("minimum", { Tensor.minimum($0[0], $0[1]) }),
      ("where", { Tensor.where($0[0].detached .> 1.2, $0[0], $0[1]) }),
    ]
    for shape in [[2, 3, 4], [3, 1], [4], [1, 3, 1], []] as [Shape] {
      let b = values(shape, seed: 3, low: 0.5, high: 2)
      for (name, function) in functions {
        checkGradients("\(name) with \(shape)", [a, b], function)
        checkGradients("\(name) after \(shape)", [b, a], function)
      }
    }
    let b = values([3, 1], seed: 3, low: 0.5, high: 2)
    for (name, function) in functions { checkSecondGradients(name, [a, b], function) }
  }

  @Test func gradientsInFloat32AreFloat32() {
    let x = Tensor([1.0, -2.0])
    #expect(gradient(of: { nn.sigmoid($0 * 2) }, at: x).dtype == .float32)
  }

  @Test func aSharedInputCollectsAllItsGradients() {
    checkGradients("x times x plus x", [values([3])]) { $0[0] * $0[0] + $0[0] }
  }
}
