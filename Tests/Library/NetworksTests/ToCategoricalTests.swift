import Networks
import Tensors
import Testing

/// Class numbers as rows with a one, as keras/src/utils/numerical_utils.py makes them.
struct ToCategoricalTests {
  @Test func shapes() {
    let one = keras.utils.toCategorical([0, 2], numClasses: 3)
    #expect(one.shape == [2, 3] && one.doubles == [1, 0, 0, 0, 0, 1])
    #expect(keras.utils.toCategorical([[0], [2]]).shape == [2, 3])
    let two = keras.utils.toCategorical([[0, 1], [1, 2]])
    #expect(two.shape == [2, 2, 3] && two.doubles == [1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1])
    #expect(keras.utils.toCategorical(2, numClasses: 4).shape == [4])
    #expect(keras.utils.toCategorical([-1, 0], numClasses: 3).doubles == [0, 0, 1, 1, 0, 0])
    #expect(keras.utils.toCategorical(Tensor(zeros: [0]), numClasses: 3).shape == [0, 3])
  }
}
