import Autoencoders
import Foundation
import Networks
import Tensors
import Testing

/// A linear autoencoder finds the subspace of the principal components, and no better one.
@Suite(.serialized) struct LinearAutoencoderTests {
  /// 200 samples of five features, most of whose variance lies in two directions, centred.
  private func data() -> Tensor {
    keras.utils.setRandomSeed(11)
    let hidden = np.random.randn(200, 2) * Tensor([[3.0, 1.5]])
    let x = hidden.matmul(np.random.randn(2, 5)) + 0.5 * np.random.randn(200, 5)
    return x - x.mean(axis: 0)
  }

  @Test func spansTheSubspaceOfThePrincipalComponents() throws {
    let x = data()
    let pca = PCA(nComponents: 2).fit(x)
    let encoder = models.Sequential([layers.Input(shape: [5]), layers.Dense(2, useBias: false)])
    let decoder = models.Sequential([layers.Input(shape: [2]), layers.Dense(5, useBias: false)])
    let autoencoder = Autoencoder(encoder: encoder, decoder: decoder)
    autoencoder.compile(optimizer: optimizers.Adam(learningRate: 0.02), loss: "mse")
    let history = try autoencoder.fit(x, batchSize: 200, epochs: 800, verbose: 0, validationData: x)
    let angles = principalAngles(between: pca.components.T, and: decoder.getWeights()[0].T)
    #expect(angles.max().item() < 0.05)
    let error = (x - pca.inverseTransform(pca.transform(x))).square().mean().item()
    #expect((history["val_loss"].last ?? 1) < 1.05 * error)
    #expect((history["val_loss"].last ?? 0) > 0.999 * error)
    #expect(autoencoder.encode(x).shape == [200, 2])
  }

  @Test func anglesBetweenKnownPlanes() {
    let angle = 0.3
    let first = Tensor([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    let second = Tensor([[1.0, 0.0], [0.0, cos(angle)], [0.0, sin(angle)]])
    let angles = principalAngles(between: first, and: second).doubles
    #expect(abs(angles[0]) < 1e-7 && abs(angles[1] - angle) < 1e-7)
    let mixed = first.matmul(Tensor([[2.0, 1.0], [-1.0, 3.0]]))
    #expect(principalAngles(between: first, and: mixed).max().item() < 1e-6)
    #expect(
      principalAngles(between: Tensor([[1.0], [0.0]]), and: Tensor([[0.0], [2.0]])).doubles == [Double.pi / 2]
    )
  }
}
