import Foundation
import Tensors
import Testing

/// Operations against NumPy: results come from scripts/golden/numpy_operations.py, by name.
@Suite struct NumPyTests {
  struct Golden: Decodable {
    struct Array: Decodable {
      var dtype: String
      var shape: [Int]
      var bytes: Data

      func tensor() throws -> Tensor {
        let dtype = try #require(DType(rawValue: dtype))
        return bytes.withUnsafeBytes { Tensor(shape: Shape(shape), dtype: dtype, bytes: $0) }
      }
    }
    var operands: [String: Array]
    var results: [String: Array]
  }

  typealias Operation = ([String: Tensor]) -> Tensor

  /// Counterparts of the script's `rng_free`.
  static func counting(_ shape: Shape) -> Tensor {
    Tensor(arange: 0, Double(shape.elementCount), dtype: .float64).reshaped(to: shape) / 10
  }

  static func operations(_ o: [String: Tensor]) throws -> [(String, () -> Tensor)] {
    func operand(_ name: String) throws -> Tensor { try #require(o[name]) }
    let (x, y, v, a) = (try operand("x"), try operand("y"), try operand("v"), try operand("a"))
    let (s, i, b, u, w) = (
      try operand("s"), try operand("i"), try operand("b"), try operand("u"), try operand("w")
    )
    let arithmetic: [(String, () -> Tensor)] = [
      ("x + y", { x + y }), ("x - v", { x - v }), ("x * y", { x * y }), ("x / y", { x / y }),
      ("y ** 2.5", { y ** 2.5 }), ("x ** 3", { x ** 3 }), ("x % y", { x % y }),
      ("x // y", { x.floorDivide(y) }),
      ("i % 4", { i % 4 }), ("i // 4", { i.floorDivide(4) }), ("i % -4", { i % -4 }), ("i ** 2", { i ** 2 }),
      ("i + 1.5", { i + 1.5 }), ("u + u", { u + u }), ("u * 2", { u * 2 }), ("i * i", { i * i }),
      ("i / 2", { i / 2 }), ("b + b", { b + b }), ("b * b", { b * b }), ("-x", { -x }), ("x > v", { x .> v }),
      ("x <= 0", { x .<= 0 }), ("i == 3", { i .== 3 }), ("i != 3", { i .!= 3 }), ("b & ~b", { b .& .!b }),
      ("b ^ (i > 0)", { b .^ (i .> 0) }),
    ]
    let elementary: [(String, () -> Tensor)] = [
      ("exp", { np.exp(x) }), ("log", { np.log(y) }), ("log1p", { np.log1p(y) }), ("expm1", { x.expm1() }),
      ("sqrt", { np.sqrt(y) }), ("abs", { np.abs(x) }), ("abs int", { np.abs(i) }), ("sign", { np.sign(x) }),
      ("sin", { np.sin(x) }), ("cos", { np.cos(x) }), ("tan", { x.tan() }), ("tanh", { np.tanh(x) }),
      ("arctan", { x.arctan() }), ("round", { np.round(w) }), ("round 1", { np.round(x, 1) }),
      ("round -1", { np.round(x * 100, -1) }), ("floor", { np.floor(x) }), ("ceil", { np.ceil(x) }),
      ("clip", { np.clip(x, -0.5, 0.7) }), ("clip int", { np.clip(i, -2, 5) }), ("isnan", { np.isnan(w) }),
      ("isfinite", { np.isfinite(w) }), ("isinf", { w.isInf() }), ("maximum", { np.maximum(x, v) }),
      ("minimum", { np.minimum(x, v) }), ("maximum nan", { np.maximum(w, 1.0) }),
      ("where", { np.where(b, i, -i) }),
    ]
    let reductions: [(String, () -> Tensor)] = [
      ("sum", { x.sum() }), ("sum 1", { x.sum(axis: 1) }),
      ("sum -1 keep", { x.sum(axis: -1, keepdims: true) }),
      ("sum bool", { b.sum(axis: 0) }), ("sum uint8", { u.sum(axis: 1) }),
      ("sum axes", { x.sum(axes: [0, 2]) }),
      ("mean", { x.mean(axis: 0) }), ("mean int", { i.mean(axis: 0) }), ("var", { x.var(axis: 1) }),
      ("std", { x.std(axis: 2, ddof: 1) }), ("prod", { x.prod(axis: 0) }), ("max", { x.max(axis: 1) }),
      ("min", { x.min() }), ("max uint8", { u.max(axis: 0) }), ("max nan", { w.max() }),
      ("argmax", { x.argmax(axis: 2) }), ("argmin", { x.argmin() }), ("argmax int", { i.argmax(axis: 0) }),
      ("any", { b.any(axis: 0) }), ("all", { b.all(axis: 1) }), ("cumsum", { x.cumsum(axis: 1) }),
      ("cumsum flat", { i.cumsum() }), ("sort", { np.sort(x, axis: 1) }),
      ("argsort", { np.argsort(x, axis: 0) }),
      ("sort nan", { np.sort(w) }), ("unique", { np.unique(i) }),
      ("bincount", { np.bincount(np.abs(i).ravel()) }),
      ("percentile", { Tensor(np.percentile(x, 37.5), dtype: .float64) }),
      ("take_along", { x.takeAlong(np.argsort(x, axis: 1), axis: 1) }),
      ("logsumexp", { x.logsumexp(axis: 1) }),
    ]
    let indexing: [(String, () -> Tensor)] = [
      ("x[0]", { x[0] }), ("x[-1]", { x[-1] }), ("x[1:, 0]", { x[1..., 0] }),
      ("x[:, 1:3]", { x[.all, 1..<3] }),
      ("x[..., 2]", { x[.ellipsis, 2] }), ("x[:, None]", { x[.all, .newAxis] }),
      ("x[::-1, ::2]", { x[.slice(step: -1), .slice(step: 2)] }),
      ("x[:, 3:0:-2]", { x[.all, .slice(3, 0, step: -2)] }), ("x[1:-1, -2:]", { x[.slice(1, -1), (-2)...] }),
      ("x[[2, 0]]", { x[[2, 0]] }), ("x[:, [3, 1, 1]]", { x[.all, [3, 1, 1]] }), ("i[b]", { i[b] }),
      ("x[b[:, 0]]", { x[b[.all, 0]] }), ("x[5:]", { x[5...] }), ("i[i > 2]", { i[i .> 2] }),
      ("x[0, 1, 2]", { x[0, 1, 2] }), ("x[2, :, -1]", { x[2, .all, -1] }),
      ("set row", { changed(x) { $0[1] = v } }), ("set column", { changed(x) { $0[.all, 2] = 7.5 } }),
      ("set steps", { changed(x) { $0[.all, .slice(step: 2)] = -1 } }),
      ("set mask", { changed(i) { $0[$0 .> 2] = 0 } }), ("set chosen", { changed(x) { $0[[2, 0]] = y } }),
    ]
    let shaping: [(String, () -> Tensor)] = [
      ("reshape", { x.reshape(5, -1) }), ("T", { x.T }), ("transpose", { x.transpose([1, 2, 0]) }),
      ("swapaxes", { x.swapAxes(0, 2) }), ("flip", { np.flip(x, axis: 1) }), ("flip all", { np.flip(i) }),
      ("concatenate", { np.concatenate([x, 2 * x], axis: 1) }), ("stack", { np.stack([i, i], axis: 1) }),
      ("vstack", { np.vstack([v, v]) }), ("hstack", { np.hstack([i, i]) }),
      ("column_stack", { np.columnStack([v, 2 * v]) }), ("tile", { np.tile(i, [2, 3]) }),
      ("repeat", { np.repeat(i, 2, axis: 1) }), ("repeat flat", { np.repeat(v, 3) }),
      ("pad", { np.pad(i, ((1, 0), (2, 3)), constantValues: 9) }), ("split", { np.split(x, 2, axis: 1)[1] }),
      ("meshgrid", { np.meshgrid(v, np.arange(0.0, 3.0, dtype: .float64)).0 }),
      ("meshgrid 1", { np.meshgrid(v, np.arange(0.0, 3.0, dtype: .float64)).1 }),
      ("broadcast", { y.broadcast(to: [3, 4, 5]) }), ("diag", { np.diag(a) }),
      ("diag of vector", { np.diag(v) }),
      ("arange", { np.arange(2, 11, 3) }), ("arange steps", { np.arange(0.5, 3, 0.5, dtype: .float64) }),
      ("linspace", { np.linspace(-1, 2, 7, dtype: .float64) }),
      ("linspace open", { np.linspace(0, 1, 5, endpoint: false, dtype: .float64) }),
      ("eye", { np.eye(3, 4, dtype: .float64) }), ("float to int", { (w[..<6] * 3).astype(.int32) }),
      ("float to uint8", { Tensor([0.0, 1.9, 255.0]).astype("uint8") }), ("int to bool", { i.astype(.bool) }),
      ("uint8 to float", { u.astype("float32") / 255.0 }),
    ]
    let products: [(String, () -> Tensor)] = [
      ("outer", { np.outer(v, v) }), ("trace", { np.trace(a) }), ("matmul", { x.matmul(counting([5, 3])) }),
      ("matmul batched", { x.matmul(x.transpose([0, 2, 1])) }),
      ("vector matmul", { v.matmul(x.transpose([2, 0, 1]).reshape(5, 12)) }),
      ("matmul stretched", { x[.all, .newAxis].matmul(x.transpose([0, 2, 1])) }), ("dot", { np.dot(v, v) }),
      ("eigvals", { np.linalg.eigh(s).eigenvalues }),
      (
        "eigvec outer",
        {
          let e = np.linalg.eigh(s); return (e.eigenvectors * e.eigenvalues).matmul(e.eigenvectors.T)
        }
      ),
      ("eigvec abs", { np.linalg.eigh(s).eigenvectors.abs() }), ("svd s", { np.linalg.svd(x[0]).s }),
      ("svd u abs", { np.linalg.svd(x[0], fullMatrices: false).u.abs() }),
      ("svd v abs", { np.linalg.svd(x[0], fullMatrices: false).vh.abs() }),
      ("qr r abs", { np.linalg.qr(x[0].T).r.abs() }), ("qr q abs", { np.linalg.qr(x[0].T).q.abs() }),
      ("cholesky", { np.linalg.cholesky(s) }), ("solve", { np.linalg.solve(a, x[0]) }),
      ("solve vector", { np.linalg.solve(a, a[0]) }), ("inv", { np.linalg.inv(a) }),
      ("det", { np.linalg.det(a) }),
      ("norm", { np.linalg.norm(x) }), ("norm 1", { np.linalg.norm(x, axis: 1) }),
    ]
    return arithmetic + elementary + reductions + indexing + shaping + products
      + QuickstartOperations.operations(x: x, v: v, a: a, s: s, i: i, b: b, w: w)
  }

  static func changed(_ tensor: Tensor, _ change: (inout Tensor) -> Void) -> Tensor {
    var copy = tensor
    change(&copy)
    return copy
  }

  @Test func resultsEqualNumPys() throws {
    let file = try #require(Bundle.module.url(forResource: "Golden/operations", withExtension: "json"))
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    let operations = try NumPyTests.operations(golden.operands.mapValues { try $0.tensor() })
    #expect(Set(operations.map(\.0)) == Set(golden.results.keys))
    for (name, operation) in operations {
      let expected = try #require(golden.results[name]).tensor()
      let result = operation()
      #expect(result.shape == expected.shape, "\(name)")
      #expect(result.dtype == expected.dtype, "\(name)")
      guard result.shape == expected.shape else { continue }
      let tolerance = expected.dtype == .float32 ? 1e-6 : 1e-12
      let worst =
        zip(result.doubles, expected.doubles).map { ours, theirs in
          ours == theirs || ours.isNaN && theirs.isNaN
            ? 0 : Swift.abs(ours - theirs) / Swift.max(1, Swift.abs(theirs))
        }.max() ?? 0
      #expect(worst < tolerance, "\(name): \(worst)")
    }
  }
}
