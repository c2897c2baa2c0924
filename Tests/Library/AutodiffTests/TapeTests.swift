import Autodiff
import Tensors
import Testing

@Suite struct TapeTests {
  @Test func gradientOfAVariable() {
    let w = Variable(Tensor([1.0, 2.0, 3.0]))
    let tape = GradientTape()
    let loss = tape.record { (w.value ** 2).sum() }
    #expect(tape.gradient(loss, w).floats == [2, 4, 6])
  }

  @Test func gradientOfAGradient() {
    let outer = GradientTape()
    let x = outer.watch(Tensor([2.0]))
    let slope = outer.record { () -> Tensor in
      let inner = GradientTape()
      let y = inner.record { x * x * x }
      return inner.gradient(y, x)
    }
    #expect(slope.floats == [12])
    #expect(outer.gradient(slope, x).floats == [12])
  }

  @Test func nothingIsRecordedOutsideOfATape() {
    let w = Variable(Tensor([1.0]))
    #expect(!(w.value * 2).isTracked)
  }

  @Test func theCheckFindsAWrongGradient() {
    let wrong = gradientErrors([values([3])]) { arguments in
      let x = arguments[0]
      return (x.detached * x.detached).recorded("square", from: [x]) { gradient, _ in [gradient * x * 2.001] }
    }
    #expect(wrong[0] > 1e-5)
  }

  @Test func aLongChainIsReleasedWithoutRecursion() {
    let w = Variable(Tensor([1.0]))
    let tape = GradientTape()
    let end = tape.record { (0..<200_000).reduce(w.value) { sum, _ in sum + 1 } }
    #expect(tape.gradient(end, w).floats == [1])
  }

  @Test func recordingsAreReleased() {
    let w = Variable(Tensor(ones: [10]))
    weak var node: GraphNode?
    func step() {
      let tape = GradientTape()
      let loss = tape.record { nn.softmax(nn.sigmoid(w.value).exp()).sum() }
      _ = tape.gradient(loss, w)
      node = loss.node
      #expect(node != nil)
    }
    step()
    #expect(node == nil)
  }
}
