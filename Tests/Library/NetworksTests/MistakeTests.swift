import Networks
import Tensors
import Testing
import UserErrors

extension NetworksTests {
  /// Users' mistakes: each message says what was wrong, where, and what to do.
  @Suite struct MistakeTests {
    private func message(_ body: () throws -> Void) -> String {
      do { try body() } catch let error as any UserError { return error.message } catch { return "\(error)" }
      return "no error"
    }

    @Test func wrongShapes() {
      let dense = layers.Dense(3, name: "code")
      _ = dense(layers.Input(shape: [4]))
      #expect(
        message { try dense.checkInputs([[nil, 5]]) }
          == "the layer 'code' (Dense) expects 4 in the last axis (it was built for (None, 4)), but got the shape (None, 5)"
      )
      let convolution = layers.Conv2D(3, 3, name: "first")
      #expect(
        message { try convolution.checkInputs([[nil, 28, 28]]) }.contains("(batch, height, width, channels)"))
      #expect(message { try convolution.checkInputs([[nil, 2, 2, 1]]) }.contains("3x3 window"))
      #expect(
        message { try layers.Add(name: "sum").checkInputs([[nil, 3], [nil, 4]]) }.contains("cannot join"))
      #expect(
        message { try layers.Concatenate().checkInputs([[nil, 3, 2], [nil, 4, 2]]) }.contains("must agree"))
      #expect(message { try layers.Reshape([3, 3]).checkInputs([[nil, 8]]) }.contains("9 numbers, not 8"))
      let input = layers.Input(shape: [4], name: "data")
      let model = models.Model(input, layers.Dense(2)(input), name: "net")
      #expect(
        message { try model.checkInputs([[nil, 5]]) }
          == "the model 'net' expects (None, 4) for its input 'data', but got (None, 5)")
    }

    @Test func data() {
      let ten = Tensor(ones: [10, 2])
      #expect(
        message { _ = try TensorSource(x: [ten], y: [ten[..<8]], of: "fit") }
          == "fit: x has 10 samples (shape (10, 2)), but y has 8 (shape (8, 2))")
      #expect(message { _ = try TensorSource(x: [ten[..<0]], of: "fit") }.contains("no samples"))
      #expect(message { try losses.MeanSquaredError().check(ten, ten[..<8]) }.contains("(10, 2)"))
      #expect(
        message { try losses.SparseCategoricalCrossentropy().check(Tensor([0, 7]), Tensor(ones: [2, 3])) }
          .contains("from 0 to 2"))
    }

    @Test func weights() {
      let model = models.Sequential([layers.Input(shape: [2]), layers.Dense(3, name: "code")])
      #expect(message { try model.checkedSetWeights([]) }.contains("2 weights"))
      #expect(
        message { try model.checkedSetWeights([Tensor(ones: [3, 3]), Tensor(ones: [3])]) }.contains(
          "'kernel'"))
    }

    @Test func unknownClassOfLayer() {
      #expect(
        message { _ = try LayerRegistry.make("LSTM", config: [:]) }.contains(
          "registerKerasSerializable(LSTM.self)"))
      #expect(
        message {
          _ = try LayerRegistry.make("Conv2D", config: ["filters": 2, "kernel_size": [3, 3], "groups": 2])
        }
        .contains("groups = 2"))
    }
  }
}
