import Autoencoders
import Learn
import Networks
import Tensors

/// MNIST in two numbers, by PCA and by an autoencoder 784-128-64-2-64-128-784: the mean squared
/// error of the test images and the accuracy of the five nearest neighbours by code.
package enum TwoCodes {
  /// Error and accuracy of PCA.
  package static func pca(_ digits: GreyDigits) -> [Double] {
    let pca = PCA(nComponents: 2).fit(digits.train)
    let codes = pca.transform(digits.test)
    return result(
      digits, rebuilt: pca.inverseTransform(codes), codes: (pca.transform(digits.train), codes))
  }

  /// Error and accuracy of a newly trained autoencoder.
  package static func autoencoder(_ digits: GreyDigits, epochs: Int) throws -> [Double] {
    let encoder = stack([784, 128, 64, 2], last: "linear")
    let decoder = stack([2, 64, 128, 784], last: "sigmoid")
    let model = Autoencoder(encoder: encoder, decoder: decoder)
    model.compile(optimizer: "adam", loss: "mse")
    try model.fit(digits.train, digits.train, batchSize: 128, epochs: epochs, verbose: 0)
    let codes = (
      model.encode(digits.train, batchSize: 500), model.encode(digits.test, batchSize: 500)
    )
    return result(digits, rebuilt: model.decode(codes.1, batchSize: 500), codes: codes)
  }

  private static func stack(_ widths: [Int], last: String) -> Model {
    let input = layers.Input(shape: [widths[0]])
    var x = input
    for (index, units) in widths.enumerated().dropFirst() {
      x = layers.Dense(units, activation: index == widths.count - 1 ? last : "relu")(x)
    }
    return models.Model(input, x)
  }

  private static func result(
    _ digits: GreyDigits, rebuilt: Tensor, codes: (train: Tensor, test: Tensor)
  ) -> [Double] {
    let neighbours = KNeighborsClassifier(nNeighbors: 5).fit(codes.train, digits.trainLabels)
    return [
      (rebuilt - digits.test).square().mean().item(),
      neighbours.score(codes.test, digits.testLabels),
    ]
  }
}
