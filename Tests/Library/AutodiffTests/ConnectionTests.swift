import Autodiff
import Tensors
import Testing

/// What the target does not depend on has no gradient, and the error says why.
@Suite struct ConnectionTests {
  let x = values([3], seed: 5)

  func message(_ target: Tensor, _ source: Source) -> String? {
    do throws(UnconnectedError) {
      _ = try GradientTape().checkedGradient(target, [source])
      return nil
    } catch { return error.message }
  }

  @Test func aDroppedWatchIsNamed() throws {
    let tape = GradientTape()
    _ = tape.watch(x)
    let loss = tape.record { (x * x).sum() }
    #expect(try #require(message(loss, Source(x))).contains("let x = tape.watch(x)"))
    #expect(tape.optionalGradient(loss, x) == nil)
  }

  @Test func watchInPlace() {
    let tape = GradientTape()
    var x = x
    tape.watch(&x)
    let loss = tape.record { (x * x).sum() }
    #expect(tape.gradient(loss, x) == x.detached * 2)
  }

  @Test func aTargetComputedAfterRecordIsNamed() throws {
    let tape = GradientTape()
    let source = tape.watch(x)
    let y = tape.record { source * source }
    #expect(try #require(message(y.sum(), Source(source))).contains("tape.record { }"))
    #expect(tape.optionalGradient(y.sum(), source) == nil)
  }

  /// Each way in which a computation loses its way back to the source.
  @Test func everyCutIsNamed() {
    let w = Variable(x, name: "kernel")
    let frozen = Variable(x, name: "frozen", trainable: false)
    let tape = GradientTape()
    let source = tape.watch(x)
    let other = tape.watch(x)
    let early = w.value
    let targets: [(String, Tensor, Source)] = [
      ("value read before record", tape.record { (early * 2).sum() }, Source(w)),
      ("not trainable", tape.record { (frozen.value * 2).sum() }, Source(frozen)),
      ("detached", tape.record { (source.detached * 2).sum() }, Source(source)),
      ("numpy", tape.record { (source.numpy() * 2).sum() }, Source(source)),
      ("round", tape.record { source.round().sum() }, Source(source)),
      ("argmax", tape.record { source.argmax() }, Source(source)),
      ("whole numbers", tape.record { source.astype(.int64).sum() }, Source(source)),
      ("withoutRecording", tape.record { withoutRecording { (source * 2).sum() } }, Source(source)),
      ("another tensor", tape.record { (other * 2).sum() }, Source(source)),
      ("a constant", tape.record { Tensor(3.0) }, Source(w)),
      ("item", tape.record { Tensor((source * 2).sum().item()) }, Source(source)),
    ]
    for (name, target, source) in targets {
      #expect(message(target, source)?.contains("not connected") == true, "\(name)")
    }
  }

  @Test func aFunctionThatDoesNotDependOnItsArgumentHasSlopeZero() {
    #expect(gradient(of: { _ in Tensor(3.0) }, at: x) == Tensor(zerosLike: x))
    #expect(jacobian(of: { _ in Tensor([1.0, 2.0]) }, at: x) == Tensor(zeros: [2, 3], dtype: .float64))
  }

  @Test func remainderAndNewFunctionsHaveGradients() {
    let (a, b) = (
      values([2, 3], seed: 3, low: 1.1, high: 1.9), values([2, 3], seed: 4, low: 0.6, high: 0.9)
    )
    checkGradients("remainder", [a, b]) { $0[0] % $0[1] }
    checkGradients("arctan2", [a, b]) { Tensor.arctan2($0[0], $0[1]) }
    let functions: [(String, (Tensor) -> Tensor)] = [
      ("cumprod", { $0.cumprod(axis: 1) }), ("log10", { $0.log10() }), ("log2", { $0.log2() }),
      ("sinh", { $0.sinh() }), ("cosh", { $0.cosh() }), ("prod", { $0.prod(axes: [0, 1]) }),
      ("logsumexp", { $0.logsumexp(axis: (0, 1)) }), ("median", { np.median($0, axis: 1) }),
      ("quantile", { np.quantile($0, [0.2, 0.7], axis: 0) }), ("reflect", { np.pad($0, 2, mode: "reflect") }),
      ("rot90", { np.rot90($0) }), ("average", { np.average($0, axis: 1, weights: [1.0, 2.0, 3.0]) }),
      ("nanmean", { np.nanmean($0, axis: 0) }), ("convolve", { np.convolve($0.flatten(), [0.5, 0.25]) }),
    ]
    for (name, function) in functions { checkGradients(name, [a]) { function($0[0]) } }
    let zero = Tensor([[2.0, 0.0, 3.0]], dtype: .float64)
    checkGradients("cumprod with a zero", [zero]) { $0[0].cumprod(axis: 1) }
    checkGradients("prod with a zero", [zero]) { $0[0].prod(axis: 1) }
    checkGradients("prod of all with a zero", [zero]) { $0[0].prod() }
    checkGradients("prod of the first axis with a zero", [zero]) { $0[0].prod(axis: 0) }
    checkGradients("prod with two zeros", [zero * zero]) { $0[0].prod(axis: 1) }
  }
}
