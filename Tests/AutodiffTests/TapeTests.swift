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
}
