import Tensors
import Testing

/// Creations x forms of shape: a length, a list, brackets, one after the other, another tensor's
/// `shape`.
@Suite struct CreationTableTests {
  let like = Tensor(zeros: [4, 5])
  let list = [4, 5]

  func check(_ name: String, _ tensors: [(Tensor, Shape)]) {
    for (tensor, shape) in tensors { #expect(tensor.shape == shape, "\(name)") }
  }

  @Test func constants() {
    check(
      "zeros",
      [
        (np.zeros(3), [3]), (np.zeros((3, 4)), [3, 4]), (np.zeros([3, 4]), [3, 4]),
        (np.zeros(3, 4, 5), [3, 4, 5]),
        (np.zeros(like.shape), [4, 5]), (np.zeros(list), [4, 5]),
        (np.zeros((2, 3, 4, 5, 6)), [2, 3, 4, 5, 6]),
        (np.zeros([]), []), (np.zeros((len(like), 2), dtype: .int32), [4, 2]),
      ])
    check(
      "ones",
      [
        (np.ones(3), [3]), (np.ones((3, 4)), [3, 4]), (np.ones([3, 4]), [3, 4]), (np.ones(3, 4), [3, 4]),
        (np.ones(like.shape), [4, 5]), (np.ones(list), [4, 5]),
      ])
    check(
      "empty",
      [
        (np.empty(3), [3]), (np.empty((3, 4)), [3, 4]), (np.empty([3, 4]), [3, 4]), (np.empty(3, 4), [3, 4]),
        (np.empty(like.shape), [4, 5]),
      ])
    check(
      "full",
      [
        (np.full(3, 1), [3]), (np.full((3, 4), 1.5), [3, 4]), (np.full([3, 4], 1), [3, 4]),
        (np.full(like.shape, 1), [4, 5]),
      ])
    check(
      "Tensor",
      [
        (Tensor(zeros: 3), [3]), (Tensor(zeros: (3, 4)), [3, 4]), (Tensor(zeros: [3, 4]), [3, 4]),
        (Tensor(zeros: 3, 4), [3, 4]), (Tensor(zeros: like.shape), [4, 5]), (Tensor(ones: 3), [3]),
        (Tensor(ones: (3, 4)), [3, 4]), (Tensor(ones: 3, 4), [3, 4]), (Tensor(ones: like.shape), [4, 5]),
        (Tensor(full: (3, 4), 2), [3, 4]), (Tensor(full: like.shape, 2), [4, 5]),
        (Tensor(randomUniform: (3, 4)), [3, 4]), (Tensor(randomNormal: like.shape), [4, 5]),
        (Tensor(like), [4, 5]),
      ])
  }

  @Test func randomNumbers() {
    check(
      "uniform and random",
      [
        (np.random.uniform(size: 3), [3]), (np.random.uniform(-1, 1, size: (3, 4)), [3, 4]),
        (np.random.uniform(low: -1, high: 1, size: [3, 4]), [3, 4]), (np.random.uniform(-1, 1, 7), [7]),
        (np.random.uniform(-1, 1, (2, 3)), [2, 3]), (np.random.uniform(size: like.shape), [4, 5]),
        (np.random.uniform(), []), (np.random.random(3), [3]), (np.random.random((3, 4)), [3, 4]),
        (np.random.random(size: (3, 4)), [3, 4]), (np.random.random(like.shape), [4, 5]),
        (np.random.random(), []),
        (np.random.rand(3), [3]), (np.random.rand(3, 4), [3, 4]), (np.random.rand(like.shape), [4, 5]),
        (np.random.rand(), []),
      ])
    check(
      "normal and randn",
      [
        (np.random.normal(size: (10, 8)), [10, 8]), (np.random.normal(size: 3), [3]),
        (np.random.normal(0, 1, size: [3, 4]), [3, 4]),
        (np.random.normal(loc: 0, scale: 0.5, size: like.shape), [4, 5]),
        (np.random.normal(0, 1, 7), [7]), (np.random.normal(0, 1, (2, 3)), [2, 3]),
        (np.random.normal(0.0, 0.1, like.shape), [4, 5]),
        (np.random.normal(scale: 0.1, size: (2, 3)), [2, 3]),
        (np.random.normal(), []), (np.random.randn(3), [3]), (np.random.randn(3, 4, 2), [3, 4, 2]),
        (np.random.randn(like.shape), [4, 5]), (np.random.standardNormal((2, 3)), [2, 3]),
        (np.random.standardNormal(size: 4), [4]),
      ])
    check(
      "whole numbers",
      [
        (np.random.randint(10, size: 3), [3]), (np.random.randint(0, 10, size: (3, 4)), [3, 4]),
        (np.random.randint(0, 10, 5), [5]), (np.random.randint(0, 10, size: like.shape), [4, 5]),
        (np.random.binomial(1, 0.5, size: (3, 4)), [3, 4]), (np.random.exponential(2, size: (3, 4)), [3, 4]),
        (np.random.choice(9, size: (3, 4)), [3, 4]), (np.random.choice(9, 4, replace: false), [4]),
        (np.random.multivariateNormal([0.0, 1.0], [[1.0, 0.2], [0.2, 1.0]], size: 6), [6, 2]),
      ])
  }

  @Test func otherAxes() {
    let x = np.arange(24)
    check(
      "reshape",
      [
        (x.reshape(2, -1), [2, 12]), (x.reshape((2, 3, 4)), [2, 3, 4]), (x.reshape([4, 6]), [4, 6]),
        (x.reshape(24), [24]), (x.reshape(Tensor(zeros: 6, 4).shape), [6, 4]),
        (np.reshape(x, (2, 3, -1)), [2, 3, 4]),
        (np.broadcastTo(np.arange(4), (3, 4)), [3, 4]), (np.tile(x, (2, 1)), [2, 24]),
        (x.reshape(2, 3, 4).transpose((2, 0, 1)), [4, 2, 3]),
        (x.reshape(2, 3, 4).transpose(2, 0, 1), [4, 2, 3]),
        (x.reshape(2, 3, 4).transpose([2, 0, 1]), [4, 2, 3]), (x.reshape(2, 3, 4).transpose(), [4, 3, 2]),
      ])
  }

  @Test func choiceFollowsItsProbabilities() {
    np.random.seed(1)
    let draws = np.random.choice(3, size: 20_000, p: [0.7, 0.0, 0.3])
    let parts = np.bincount(draws, minlength: 3).astype(.float64) / 20_000
    #expect(np.allclose(parts, [0.7, 0.0, 0.3], atol: 0.02))
    #expect(parts[1].item() == 0)
    let few = np.random.choice(["a", "b", "c"], size: 2, replace: false, p: [0.5, 0.0, 0.5])
    #expect(few.sorted() == ["a", "c"])
  }
}
