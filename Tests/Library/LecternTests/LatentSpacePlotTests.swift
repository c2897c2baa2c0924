import Lectern
import Testing

/// What only the whole library can do.
@Suite struct LatentSpacePlotTests {
  @Test func thePictureHoldsTheDecodedGrid() {
    var seen = Tensor(zeros: [0])
    let figure = plotLatentSpace(n: 4, scale: 3) { codes in
      seen = codes
      return np.ones([codes.shape[0], 5, 5, 1])
    }
    #expect(seen == latentPlane(n: 4, scale: 3))
    #expect(figure.axes.count == 1)
    // Outer images are centred at -3 and 3, so that the picture ends half an image beyond.
    #expect(figure.axes[0].getXlim() == (-4, 4) && figure.axes[0].getYlim() == (-4, 4))
    plt.close()
  }

  @Test func autoencodersDecodeForThemselves() {
    let input = layers.Input(shape: [3])
    let decoder = Model(input, layers.Dense(16, activation: "sigmoid")(input))
    let images = models.Sequential([decoder, layers.Reshape([4, 4])])
    let encoder = models.Sequential([
      layers.Input(shape: [4, 4]), layers.Flatten(), layers.Dense(3),
    ])
    let autoencoder = Autoencoder(encoder: encoder, decoder: images)
    let figure = plotLatentSpace(autoencoder, n: 3, units: (1, 2), around: np.zeros([3]))
    #expect(figure.axes.count == 1)
    plt.close()
  }
}
