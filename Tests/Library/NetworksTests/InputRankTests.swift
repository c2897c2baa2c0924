import Networks
import Tensors
import Testing

extension NetworksTests {
  /// Data whose rank differs from the input's by a last axis of size 1, which Keras adds or takes
  /// away (`keras/src/models/functional.py`, _adjust_input_rank).
  @Suite struct InputRankTests {
    /// The shape of an input, a shape of data that fits it and one that fits but for that axis.
    static let cases: [([Int?], Shape, Shape)] = [
      ([4, 4, 1], [6, 4, 4, 1], [6, 4, 4]),
      ([8, 1], [6, 8, 1], [6, 8]),
      ([1], [6, 1], [6]),
      ([4, 4], [6, 4, 4], [6, 4, 4, 1]),
      ([8], [6, 8], [6, 8, 1]),
    ]

    @Test(arguments: cases.indices) func samplesOfAnotherRank(_ index: Int) throws {
      let (shape, fitting, given) = Self.cases[index]
      let x = keras.random.normal(shape: fitting, seed: 3)
      let same = x.reshape(given)
      let sequential = models.Sequential([
        layers.Input(shape: SymbolicShape(shape)), layers.Flatten(), layers.Dense(3),
      ])
      let input = layers.Input(shape: SymbolicShape(shape))
      let functional = models.Model(input, layers.Dense(3)(layers.Flatten()(input)))
      for model in [functional, sequential] {
        let expected = model.predict(x, verbose: 0)
        #expect(model.predict(same, verbose: 0) == expected)
        #expect(model(same) == expected)
        #expect(model.predict(Dataset(same).batch(4), verbose: 0) == expected)
        model.compile(optimizer: "sgd", loss: "mse")
        let y = Tensor(zeros: [6, 3])
        #expect(model.evaluate(same, y, verbose: 0)[0] == model.evaluate(x, y, verbose: 0)[0])
        try model.fit(same, y, epochs: 1, verbose: 0)
        #expect(model.predict(x, verbose: 0) != expected)
      }
    }

    @Test func labelsBesidePictures() {
      let picture = layers.Input(shape: [4, 4, 1])
      let label = layers.Input(shape: [1], dtype: "int32")
      let code = layers.Flatten()(layers.Embedding(3, 2)(label))
      let model = models.Model(
        [picture, label], layers.Dense(2)(layers.Concatenate()([layers.Flatten()(picture), code])))
      let pictures = keras.random.normal(shape: [6, 4, 4, 1], seed: 1)
      let labels = Tensor([0, 1, 2, 0, 1, 2], dtype: .int32)
      #expect(
        model.predict([pictures.squeeze(-1), labels], verbose: 0)
          == model.predict([pictures, labels.expandDims(-1)], verbose: 0))
    }
  }
}
