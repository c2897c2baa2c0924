import Tensors

/// What NumPy's quickstart and its statistics add to the operations of ``NumPyTests``.
enum QuickstartOperations {
  static func operations(
    x: Tensor, v: Tensor, a: Tensor, s: Tensor, i: Tensor, b: Tensor, w: Tensor
  ) -> [(String, () -> Tensor)] {
    var all: [(String, () -> Tensor)] = []
    func add(_ name: String, _ operation: @escaping () -> Tensor) { all.append((name, operation)) }
    add("isclose") { np.isclose(w, w + 1e-9) }
    add("int dot") { i.T.matmul(i) }
    add("int vector dot") { i[0].dot(i[1]) }
    add("tril") { np.tril(a, 1) }
    add("triu") { np.triu(a) }
    add("roll") { np.roll(x, 2) }
    add("roll axis") { np.roll(x, -1, axis: 1) }
    add("dstack") { np.dstack([i, i]) }
    add("hsplit") { np.hsplit(i, 2)[1] }
    add("moveaxis") { np.moveaxis(x, 0, 2) }
    add("diff") { np.diff(x) }
    add("argwhere") { np.argwhere(b) }
    add("nonzero") { np.nonzero(i .> 2)[1] }
    add("where one") { np.where(i .> 2)[0] }
    add("average") { np.average(x, axis: 1, weights: np.abs(x)) }
    add("median axis") { np.median(x, axis: 1) }
    add("median") { Tensor(np.median(v), dtype: .float64) }
    add("quantile") { Tensor(np.quantile(x, 0.3), dtype: .float64) }
    add("percentiles") { np.percentile(x, [25, 60]) }
    add("cov") { np.cov(x[0]) }
    add("corrcoef") { np.corrcoef(x[0]) }
    add("histogram") { np.histogram(x, bins: 7).hist }
    add("histogram edges") { np.histogram(x, bins: 7).binEdges }
    add("histogram density") { np.histogram(x, bins: 5, range: (-1, 1), density: true).hist }
    add("unique counts") { np.unique(i, returnCounts: true).1 }
    add("digitize") { np.digitize(v, Tensor([-1.0, 0.0, 0.5], dtype: .float64)) }
    add("interp") {
      np.interp(v, Tensor([-1.0, 0.0, 1.0], dtype: .float64), Tensor([3.0, 1.0, 5.0], dtype: .float64))
    }
    add("sum two axes") { np.sum(x, axis: (1, 2)) }
    add("mean two axes") { np.mean(x, axis: (0, 1)) }
    add("einsum") { np.einsum("ij,jk->ik", x[0], x[1].T) }
    add("einsum batched") { np.einsum("bij,bkj->bik", x, x) }
    add("einsum transposed") { np.einsum("ij->ji", a) }
    add("einsum implicit") { np.einsum("ba,bc", a, s) }
    add("einsum sum") { np.einsum("ij->", a) }
    add("pinv") { np.linalg.pinv(x[0]) }
    add("sinh") { np.sinh(x) }
    add("cosh") { np.cosh(x) }
    return all
  }
}
