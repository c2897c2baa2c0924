import Autodiff
import Tensors
import Testing

@Suite struct JacobianTests {
  let first = values([4, 6], seed: 1)
  let second = values([6, 3], seed: 2)

  func network(_ x: Tensor) -> Tensor { nn.tanh(nn.sigmoid(x.matmul(first)).matmul(second)) }
  func wide(_ x: Tensor) -> Tensor { nn.relu(x.matmul(first) + 0.1).square() }

  /// The Jacobian of each sample for itself.
  func oneByOne(_ function: (Tensor) -> Tensor, _ x: Tensor) -> Tensor {
    Tensor.stack((0..<x.shape[0]).map { row in jacobian(of: { function($0.expandDims(0))[0] }, at: x[row]) })
  }

  @Test func fewerOutputsThanInputs() {
    let x = values([5, 4], seed: 3)
    let result = batchJacobian(of: network, at: x)
    #expect(result.shape == [5, 3, 4])
    #expect(difference(result, oneByOne(network, x)) < 1e-12)
  }

  @Test func fewerInputsThanOutputs() {
    let x = values([5, 4], seed: 4)
    let result = batchJacobian(of: wide, at: x)
    #expect(result.shape == [5, 6, 4])
    #expect(difference(result, oneByOne(wide, x)) < 1e-12)
  }

  @Test func axesOfImagesAreKept() {
    let kernel = values([3, 3, 1, 2], seed: 6)
    let x = values([2, 4, 4, 1], seed: 5)
    let convolved = { (x: Tensor) in nn.tanh(nn.conv2d(x, kernel)) }
    let result = batchJacobian(of: convolved, at: x)
    #expect(result.shape == [2] + convolved(x).shape[1...] + [4, 4, 1])
    #expect(difference(result, oneByOne(convolved, x)) < 1e-12)
  }

  /// A contractive penalty: the Jacobian itself is differentiated.
  @Test func theJacobianCanBeDifferentiated() {
    let x = values([3, 4], seed: 7)
    let layers: [(String, (Tensor, Tensor) -> Tensor)] = [
      ("by outputs", { x, first in nn.sigmoid(x.matmul(first)).matmul(self.second) }),
      ("by inputs", { x, first in nn.sigmoid(x.matmul(first)) }),
    ]
    for (name, layer) in layers {
      checkGradients("contractive penalty \(name)", [first], tolerance: 1e-6) { arguments in
        let inner = GradientTape()
        let source = inner.watch(x)
        let value = inner.record { layer(source, arguments[0]) }
        return inner.batchJacobian(value, source).square().sum()
      }
    }
  }

  @Test func tapesGiveTheSame() {
    let tape = GradientTape()
    let x = tape.watch(values([2, 4], seed: 8))
    let y = tape.record { network(x) }
    #expect(difference(tape.batchJacobian(y, x), batchJacobian(of: network, at: x.detached)) < 1e-14)
    let whole = tape.jacobian(y, x)
    #expect(whole.shape == [2, 3, 2, 4])
    #expect(difference(whole[0, .all, 0], tape.batchJacobian(y, x)[0]) < 1e-14)
    #expect(whole[0, .all, 1].abs().max().item() == 0)
  }
}
