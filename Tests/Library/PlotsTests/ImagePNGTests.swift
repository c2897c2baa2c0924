import Plots
import Raster
import Tensors
import Testing

/// Pictures without axes.
@Suite struct ImagePNGTests {
  @Test func coloursAreShownAsTheyAre() throws {
    let rows = Tensor([[[1.0, 0, 0], [0, 1, 0]], [[0, 0, 1], [1, 1, 1]]])
    let bytes = (rows * 255).astype("uint8")
    for image in [rows, bytes, rows.expandDims(0)] {
      let picture = plt.image(image, scale: 2)
      let decoded = try PNGImage(decoding: picture.bytes)
      #expect(decoded.width == 4 && decoded.height == 4)
      let first = decoded.bytes.prefix(decoded.channels).prefix(3)
      #expect(Array(first) == [255, 0, 0])
    }
    #expect(plt.image(Tensor([[0.0, 1.0]])).bytes.count > 60)
  }
}
