import Foundation
import Tensors
import Testing

/// Reductions x forms of `axis:` against NumPy: results come from scripts/golden/numpy_axes.py.
@Suite struct ReductionAxesTests {
  struct Golden: Decodable {
    struct Case: Decodable {
      var name: String
      var axes: [Int]?
      var shape: [Int]
      var kept: [Int]
      var values: [Double?]
      var weights: [Double]
      var weightsShape: [Int]
    }
    var x: [Double]
    var holes: [Double?]
    var weights: [Double]
    var cases: [Case]
  }

  let golden: Golden
  let x: Tensor
  let holes: Tensor
  let weights: Tensor

  init() throws {
    let file = try #require(Bundle.module.url(forResource: "Golden/axes", withExtension: "json"))
    golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    x = Tensor(shape: [3, 4, 5], golden.x)
    holes = Tensor(shape: [3, 4, 5], golden.holes.map { $0 ?? .nan })
    weights = Tensor(shape: [3, 4, 5], golden.weights)
  }

  func operand(_ kind: Reduction.Operand) -> Tensor {
    switch kind {
    case .plain: return x
    case .withHoles: return holes
    case .mask: return x .> 0.2
    }
  }

  func check(_ result: Tensor, _ expected: Golden.Case, keepdims: Bool, _ form: String) {
    let place = "\(expected.name), axes \(expected.axes.map { "\($0)" } ?? "nil"), \(form)"
    #expect(result.shape == Shape(keepdims ? expected.kept : expected.shape), "\(place)")
    for (ours, theirs) in zip(result.doubles, expected.values) {
      let agrees = theirs.map { Swift.abs(ours - $0) <= 1e-12 * Swift.max(1, Swift.abs($0)) } ?? ours.isNaN
      #expect(agrees, "\(place): \(ours) instead of \(theirs.map { "\($0)" } ?? "nan")")
    }
  }

  @Test(arguments: [false, true])
  func everyFormOfAxisIsNumPys(keepdims: Bool) {
    for reduction in Reduction.functions + Reduction.quantiles + Reduction.methods {
      let cases = golden.cases.filter { $0.name == reduction.name }
      #expect(!cases.isEmpty, "\(reduction.name)")
      let x = operand(reduction.operand)
      for expected in cases {
        guard let axes = expected.axes else {
          let all = reduction.none(x, keepdims)
          check(all, expected, keepdims: keepdims, "none")
          continue
        }
        check(reduction.list(x, axes, keepdims), expected, keepdims: keepdims, "list")
        switch axes.count {
        case 1: check(reduction.one(x, axes[0], keepdims), expected, keepdims: keepdims, "number")
        case 2:
          check(
            reduction.two(x, (axes[0], axes[1]), keepdims), expected, keepdims: keepdims, "two in brackets")
        default:
          check(
            reduction.three(x, (axes[0], axes[1], axes[2]), keepdims), expected, keepdims: keepdims,
            "three in brackets")
        }
      }
    }
  }

  @Test func weightsOfAverageFollowTheFoldedAxes() {
    for expected in golden.cases where expected.name.hasPrefix("average ") {
      let own = Tensor(shape: Shape(expected.weightsShape), expected.weights)
      let given = expected.name == "average weights" ? weights : own
      let result = np.average(x, axis: expected.axes, weights: given)
      check(result, expected, keepdims: false, "weights of shape \(given.shape)")
    }
  }

  @Test func literalsAreUnderstood() {
    let whole: Tensor = x.sum()
    #expect(x.sum(axis: [0, 1, 2]) == whole)
    #expect(x.sum(axis: (0, 1, 2)) == whole)
    #expect(x.sum(axis: nil) == whole)
    #expect(np.sum(x, axis: (-1, 0)) == x.sum(axis: [0, 2]))
    #expect(np.sum([[1.0, 2.0], [3.0, 4.0]], axis: 0).doubles == [4, 6])
  }
}
