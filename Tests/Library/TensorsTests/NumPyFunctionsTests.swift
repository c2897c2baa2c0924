import Foundation
import Tensors
import Testing

/// NumPy's functions one by one: results come from scripts/golden/numpy_functions.py, by name.
@Suite struct NumPyFunctionsTests {
  /// A table of named results.
  struct Table {
    let operands: [String: Tensor]
    var results: [(String, Tensor)] = []

    subscript(_ name: String) -> Tensor { operands[name] ?? Tensor(zeros: 0) }

    mutating func add(_ name: String, _ result: Tensor) { results.append((name, result)) }
    mutating func add(_ name: String, _ result: Double) {
      results.append((name, Tensor(result, dtype: .float64)))
    }
  }

  static func double(_ values: [Double]) -> Tensor { Tensor(values, dtype: .float64) }

  @Test func resultsEqualNumPys() throws {
    let file = try #require(Bundle.module.url(forResource: "Golden/functions", withExtension: "json"))
    let golden = try JSONDecoder().decode(NumPyTests.Golden.self, from: Data(contentsOf: file))
    var table = Table(operands: try golden.operands.mapValues { try $0.tensor() })
    Self.addNumbersAndOrder(&table)
    Self.addCounts(&table)
    Self.addPairedPositions(&table)
    Self.addCurves(&table)
    Self.addShapes(&table)
    Self.addPaddingAndStatistics(&table)
    try Self.addFiles(&table)
    #expect(Set(table.results.map(\.0)) == Set(golden.results.keys))
    for (name, result) in table.results {
      let expected = try #require(golden.results[name], "\(name)").tensor()
      #expect(result.shape == expected.shape, "\(name)")
      #expect(result.dtype == expected.dtype, "\(name)")
      guard result.shape == expected.shape else { continue }
      let differences = zip(result.doubles, expected.doubles).map { ours, theirs in
        ours == theirs || ours.isNaN && theirs.isNaN
          ? 0 : Swift.abs(ours - theirs) / Swift.max(1, Swift.abs(theirs))
      }
      let tolerance = expected.dtype == .float32 ? 1e-6 : 1e-11
      #expect((differences.max() ?? 0) < tolerance, "\(name): \(result) instead of \(expected)")
    }
  }

  static func addNumbersAndOrder(_ t: inout Table) {
    let (x, a, v, u, w) = (t["x"], t["a"], t["v"], t["u"], t["w"])
    let (i, h) = (t["i"], t["h"])
    t.add("isinf", np.isinf(h))
    t.add("nan_to_num", np.nanToNum(h))
    t.add("nan_to_num values", np.nanToNum(h, nan: 9, posinf: 5, neginf: -5))
    t.add("cumprod", np.cumprod(x, axis: 1))
    t.add("cumprod flat", np.cumprod(i))
    t.add("cumsum axis", np.cumsum(x, axis: -1))
    t.add("arctan2", np.arctan2(v, u))
    t.add("arctan2 number", np.arctan2(v, -1.0))
    t.add("hypot", np.hypot(v, u))
    t.add("take_along_axis", np.takeAlongAxis(x, np.argsort(x, axis: 1), axis: 1))
    t.add("take_along_axis one", np.takeAlongAxis(x, np.expandDims(np.argmax(x, axis: 2), 2), axis: 2))
    t.add("take flat", np.take(x, [1, -1, 7]))
    t.add("take axis", np.take(x, [[0, 2], [1, 1]], axis: 2))
    t.add("diff 2", np.diff(x, n: 2))
    t.add("diff axis", np.diff(x, axis: 0))
    t.add("sort flat", np.sort(i, axis: nil))
    t.add("argsort flat", np.argsort(v, axis: nil))
    t.add("flatnonzero", np.flatnonzero(i .> 2))
    t.add("argmax keep", np.argmax(a, axis: 1, keepdims: true))
    t.add("clip arrays", np.clip(v, u - 1, u))
    t.add("clip none", np.clip(v, 0, nil))
    t.add("log10", np.log10(w))
    t.add("log2", np.log2(w))
    t.add("exp2", np.exp2(v))
    t.add("cbrt", np.cbrt(v))
    t.add("trunc", np.trunc(v * 3))
    t.add("rint", np.rint(v * 3))
    t.add("sinh", np.sinh(v / 1e6))
    t.add("deg2rad", np.deg2rad(v))
    t.add("logical_xor", np.logicalXor(i > 2, i < 5))
    t.add("mod", np.mod(v, 0.7))
    t.add("maximum number", np.maximum(v, 0.1))
    t.add("where numbers", np.where(i > 2, 1, 0))
    t.add("where float", np.where(i > 2, v[..<5], 0.1))
    t.add("float64 times literal", np.add(v, 0.1))
  }

  static func addCounts(_ t: inout Table) {
    let (v, u, w, s) = (t["v"], t["u"], t["w"], t["s"])
    let (i, n) = (t["i"], t["n"])
    let edges = [-2.0, -0.5, 0.0, 3.0]
    t.add("searchsorted", np.searchsorted(s, [-1.0, 1.0, 2.0, 9.0]))
    t.add("searchsorted right", np.searchsorted(s, [-1.0, 1.0, 2.0, 9.0], side: "right"))
    t.add("digitize", np.digitize(v, s - 1))
    t.add("digitize right", np.digitize([1.0, 0.5], s, right: true))
    t.add("digitize falling", np.digitize(v, [1.0, 0.0, -1.0]))
    t.add("isin", np.isin(i, [1, 2, 7]))
    t.add("isin invert", np.isin(i, [1, 2, 7], invert: true))
    t.add("histogram edges given", np.histogram(v, bins: edges).hist)
    t.add("histogram weights", np.histogram(v, bins: 4, weights: w).hist)
    t.add("histogram edges density", np.histogram(v, bins: edges, density: true).hist)
    t.add("histogram2d", np.histogram2d(v, u, bins: 3).hist)
    t.add("histogram2d x", np.histogram2d(v, u, bins: 3).xEdges)
    t.add("histogram2d y", np.histogram2d(v, u, bins: (2, 4)).yEdges)
    t.add("histogram2d 2 4", np.histogram2d(v, u, bins: (2, 4)).hist)
    t.add("histogram2d range", np.histogram2d(v, u, bins: 3, range: ((-1, 1), (-2, 2)), density: true).hist)
    t.add("bincount weights", np.bincount(n[..<7], weights: w))
    t.add("bincount length", np.bincount(n, minlength: 9))
    t.add("unique inverse", np.unique(n, returnInverse: true).1)
    t.add("unique index", np.unique(n, returnIndex: true).1)
    t.add("intersect1d", np.intersect1d(i, n))
    t.add("union1d", np.union1d(i, n))
    t.add("setdiff1d", np.setdiff1d(i, n))
  }

  static func addPairedPositions(_ t: inout Table) {
    let (x, a) = (t["x"], t["a"])
    t.add("paired", a[np.arange(4), [0, 5, 2, 2]])
    t.add("paired grid", x[Tensor([[0], [2]]), [1, 3]])
    t.add("paired inner", x[.all, [0, 1], [4, 2]])
    t.add("paired apart", x[[0, 2], .all, [1, 1]])
    t.add("number apart", x[0, .all, [1, 2, 4]])
    t.add("number beside", x[.all, 1, [0, 3]])
    t.add("mask paired", a[np.arange(4) < 2, [1, 2]])
    var changed = a
    changed[np.arange(4), [0, 5, 2, 2]] = Tensor([1, 2, 3, 4])
    t.add("set paired", changed)
  }

  static func addCurves(_ t: inout Table) {
    let (x, a, v, u, s) = (t["x"], t["a"], t["v"], t["u"], t["s"])
    t.add("polyfit", np.polyfit(v, u, 2))
    t.add("polyval", np.polyval([2.0, -1.0, 0.5], v))
    t.add("vander", np.vander(v, 3))
    let tall = np.linalg.lstsq(a.T, u[..<6])
    t.add("lstsq x", tall.x)
    t.add("lstsq residuals", tall.residuals)
    t.add("lstsq s", tall.s)
    t.add("lstsq wide", np.linalg.lstsq(a, u[..<4]).x)
    t.add("convolve", np.convolve(v, s))
    t.add("convolve same", np.convolve(v, s, mode: "same"))
    t.add("convolve valid", np.convolve(s, v, mode: "valid"))
    t.add("trapezoid", np.trapezoid(a, dx: 0.5))
    t.add("trapezoid x", np.trapezoid(u, v))
    t.add("interp double", np.interp(v, s[[0, 1, 3, 4]], double([0.1, 0.2, 0.3, 0.4])))
    t.add("norm axes", np.linalg.norm(x, axis: (1, 2)))
    t.add("norm ord 1", np.linalg.norm(x, 1, axis: -1))
    t.add("norm inf", np.linalg.norm(v, np.inf))
    t.add("norm ord 3", np.linalg.norm(a, 3, axis: 0, keepdims: true))
  }

  static func addShapes(_ t: inout Table) {
    let (x, a, b, v, u) = (t["x"], t["a"], t["b"], t["v"], t["u"])
    let (s, i) = (t["s"], t["i"])
    t.add("fliplr", np.fliplr(a))
    t.add("flipud", np.flipud(a))
    t.add("flip axes", np.flip(x, axis: (0, 2)))
    t.add("rot90", np.rot90(a))
    t.add("rot90 2", np.rot90(a, 2))
    t.add("rot90 -1", np.rot90(a, k: -1))
    t.add("rot90 axes", np.rot90(x, 1, axes: (1, 2)))
    t.add("delete", np.delete(a, 1, axis: 0))
    t.add("delete several", np.delete(a, [0, -1], axis: 1))
    t.add("delete flat", np.delete(i, [0, 3]))
    t.add("insert", np.insert(v, 2, 5.0))
    t.add("insert axis", np.insert(a, 1, 0.5, axis: 0))
    t.add("append", np.append(v, u))
    t.add("append number", np.append(v, 3.5))
    t.add("append axis", np.append(a, b, axis: 0))
    t.add("unravel_index", np.stack(np.unravelIndex(Tensor([0, 17, 59]), (3, 4, 5))))
    t.add("split positions", np.split(v, [2, 5])[1])
    t.add("array_split", np.arraySplit(v, 3)[0])
    t.add("repeat list", np.repeat(s, [1, 0, 2, 1, 3]))
    t.add("tile number", np.tile(v, 2))
    t.add("tile pair", np.tile(v, (2, 1)))
    t.add("concatenate flat", np.concatenate([a, b], axis: nil))
    t.add("stack last", np.stack((a, a + 1), axis: -1))
    t.add("squeeze axes", np.squeeze(x[..<1, .all, ..<1], axis: (0, 2)))
    t.add("expand_dims axes", np.expandDims(a, axis: (0, -1)))
    t.add("transpose", np.transpose(x, (2, 0, 1)))
    t.add("diag k", np.diag(v, k: -1))
    t.add("diag of matrix k", np.diag(a, k: 2))
    t.add("eye k", np.eye(3, 4, k: 1, dtype: .float64))
    t.add("linspace num", np.linspace(-1, 1, num: 5, dtype: .float64))
    t.add("linspace tensors", np.linspace(v, u, 4))
    t.add("meshgrid ij", np.meshgrid(v, s, indexing: "ij").1)
    t.add("tril inf", np.tril(np.full((3, 3), np.inf, dtype: .float64)))
    t.add("full int", np.full((2, 3), 7))
  }

  static func addPaddingAndStatistics(_ t: inout Table) {
    let (x, a, b, v, u) = (t["x"], t["a"], t["b"], t["v"], t["u"])
    t.add("pad 1", np.pad(a, 1))
    t.add("pad pair", np.pad(a, (1, 2)))
    t.add("pad edge", np.pad(a, ((1, 2), (0, 3)), mode: "edge"))
    t.add("pad reflect", np.pad(a, ((2, 3), (1, 5)), mode: "reflect"))
    t.add("pad symmetric", np.pad(a, 5, mode: "symmetric"))
    t.add("pad wrap", np.pad(v, (9, 2), mode: "wrap"))
    t.add("pad reflect long", np.pad(v, 15, mode: "reflect"))
    t.add("percentiles axis", np.percentile(x, [10, 50, 90], axis: 1))
    t.add("quantiles axes", np.quantile(x, [0.1, 0.5], axis: (0, 2), keepdims: true))
    t.add("cov two", np.cov(v, u))
    t.add("cov columns", np.cov(a, rowvar: false))
    t.add("cov bias", np.cov(a, bias: true))
    t.add("cov rows two", np.cov(a, b))
    t.add("cov one", np.cov(v))
    t.add("cov ddof", np.cov(a, ddof: 2))
    t.add("corrcoef two", np.corrcoef(v, u))
    t.add("corrcoef columns", np.corrcoef(a, rowvar: false))
    t.add("mean of list", np.mean([0.1, 0.2, 0.4]))
    t.add("std of nested", np.std([[0.1, 0.2], [0.4, 0.9]], axis: 1))
  }

  static func addFiles(_ t: inout Table) throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("table-\(UUID()).txt").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try np.savetxt(path, t["b"], fmt: "%.3f", delimiter: ",", header: "six columns")
    t.add("savetxt", Tensor([UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))))
    t.add("loadtxt", try np.loadtxt(path, dtype: .float64, delimiter: ",", usecols: [0, -1]))
  }

  /// Values of NumPy 2.4's `gradient` and `diff`.
  @Test func slopesAndDifferences() {
    #expect(np.gradient([1.0, 4, 9, 16, 30]).doubles == [3, 4, 6, 10.5, 14])
    #expect(np.gradient(Tensor([[1.0, 4, 9], [2, 3, 7]]), 0.5, axis: 1).doubles == [6, 8, 10, 2, 5, 8])
    #expect(np.diff([1, 3, 6], prepend: 0).ints == [1, 2, 3])
    #expect(np.diff([1, 3, 6], append: [7, 8]).ints == [2, 3, 1, 1])
    #expect(np.diff(Tensor([[1, 2], [5, 9]]), axis: 0, prepend: 0).ints == [1, 2, 4, 7])
  }

  /// Whole numbers with more digits than Double or float32 have, as NumPy keeps them.
  @Test func longWholeNumbers() throws {
    let ids = Tensor([1_234_567_890_123_456_789, 1_234_567_890_123_456_788])
    #expect(ids.ints == [1_234_567_890_123_456_789, 1_234_567_890_123_456_788])
    #expect(Tensor([[9_007_199_254_740_993]]).ints == [9_007_199_254_740_993])
    #expect(Tensor(9_007_199_254_740_993).ints == [9_007_199_254_740_993])
    let times = Tensor([1_700_000_000, 1_700_000_060])
    #expect(times.mean().item() == 1_700_000_030 && times.std().item() == 30)
    #expect(times.var().item() == 900 && np.median(times) == 1_700_000_030)
    #expect(np.percentile(Tensor([0, 10]), 30) == 3.0 && times.mean().dtype == .float64)
  }
}
