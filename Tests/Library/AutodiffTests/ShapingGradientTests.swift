import Autodiff
import Tensors
import Testing

@Suite struct ShapingGradientTests {
  @Test func reductions() {
    let x = values([2, 3, 4], low: 0.5, high: 2)
    let functions: [(String, (Tensor) -> Tensor)] = [
      ("sum", { $0.sum() }), ("sum axis", { $0.sum(axis: 1) }),
      ("sum axes", { $0.sum(axes: [0, 2], keepdims: true) }),
      ("mean", { $0.mean(axis: -1) }), ("var", { $0.var(axis: 0) }), ("std", { $0.std(axis: 2, ddof: 1) }),
      ("max", { $0.max(axis: 1) }), ("min", { $0.min(axis: 2, keepdims: true) }),
      ("prod", { $0.prod(axis: 1) }),
      ("cumsum", { $0.cumsum(axis: 1) }), ("norm", { np.linalg.norm($0, axis: 1) }),
      ("logsumexp", { $0.logsumexp() }),
    ]
    for (name, function) in functions {
      checkGradients(name, [x]) { function($0[0]) }
      checkSecondGradients(name, [x]) { function($0[0]) }
    }
  }

  @Test func shapesAndSlices() {
    let x = values([3, 4, 2])
    let functions: [(String, (Tensor) -> Tensor)] = [
      ("reshape", { $0.reshape(4, -1) }), ("transpose", { $0.transpose([2, 0, 1]) }), ("T", { $0.T }),
      ("expandDims", { $0.expandDims(1) }), ("squeeze", { $0[0..<1].squeeze() }),
      ("flip", { $0.flip(axis: 1) }),
      ("broadcast", { $0.broadcast(to: [2, 3, 4, 2]) }), ("pad", { $0.pad([(1, 0), (0, 2), (1, 1)]) }),
      ("pad with ones", { $0.pad([(1, 0), (0, 2), (1, 1)], constantValues: 1) }),
      ("tile", { $0.tile([2, 1, 2]) }),
      ("repeat", { $0.repeated(3, axis: 1) }), ("row", { $0[1] }), ("column", { $0[.all, 2] }),
      ("range", { $0[1..., 1..<3] }), ("steps", { $0[.slice(step: -2), .all, 1] }),
      ("positions", { $0[[2, 0, 2]] }), ("take", { $0.take(Tensor([1, 1, 3]), axis: 1) }),
      ("mask", { $0[Tensor([true, false, true])] }), ("sort", { $0.sort(axis: 1) }),
      ("split", { $0.split(2, axis: 1)[1] }), ("movingAxis", { $0.swapAxes(0, 2) }),
    ]
    for (name, function) in functions {
      checkGradients(name, [x]) { function($0[0]) }
      checkSecondGradients(name, [x]) { function($0[0] * $0[0]) }
    }
  }

  @Test func joining() {
    let (a, b) = (values([2, 3]), values([4, 3], seed: 2))
    checkGradients("concatenate", [a, b]) { Tensor.concatenate([$0[0], $0[1]]) }
    checkGradients("stack", [a, a * 2]) { Tensor.stack([$0[0], $0[1]], axis: 1) }
    checkSecondGradients("concatenate", [a, b]) {
      let all = Tensor.concatenate($0); return all * all
    }
  }

  @Test func assignmentsInsideOfARecording() {
    checkGradients("assignment", [values([3, 4]), values([4], seed: 2)]) { arguments in
      var x = arguments[0] * 2
      x[1] = arguments[1]
      x[.all, 0] = x[.all, 1] * 3
      return x * x
    }
  }
}
