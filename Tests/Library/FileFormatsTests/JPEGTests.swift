import FileFormats
import Foundation
import Tensors
import Testing
import UserErrors

/// JPEG files written by libjpeg-turbo, beside Pillow's of the same pixels.
@Suite struct JPEGTests {
  /// 127.5 + 80 sin(x / 5) + 40 cos(y / 3), cut to whole numbers.
  private var grey: Tensor {
    let pixels = (0..<48 * 64).map { index -> Int in
      let (x, y) = (Double(index % 64), Double(index / 64))
      let waves: Double = 80 * sin(x / 5) + 40 * cos(y / 3)
      return Int(127.5 + waves)
    }
    return Tensor(pixels, dtype: .uint8).reshape(48, 64)
  }

  private var colour: Tensor { np.stack([grey, np.roll(grey, 7, axis: 0), 255 - grey], axis: -1) }

  @Test(arguments: [(10, 481, 825), (50, 643, 1015), (75, 771, 1176), (95, 1199, 1693)])
  func sizesAreThoseOfPillow(_ quality: Int, _ greySize: Int, _ colourSize: Int) throws {
    #expect(try JPEGImage.encode(grey, quality: quality).count == greySize)
    #expect(try JPEGImage.encode(colour, quality: quality).count == colourSize)
  }

  @Test func whatIsEncodedIsDecoded() throws {
    let file = try JPEGImage.encode(grey, quality: 100)
    let image = try JPEGImage(decoding: file, channels: 1)
    #expect(image.tensor.shape == [48, 64, 1])
    let difference = image.tensor.squeeze(-1).astype(.float32) - grey.astype(.float32)
    #expect(difference.abs().max().item() <= 2)
    #expect(try JPEGImage.encode(grey.expandDims(-1), quality: 100) == file)
  }

  @Test func mistakesAreSaid() {
    #expect(throws: ShapeError.self) { try JPEGImage.encode(Tensor(zeros: [2, 3, 4, 1], dtype: .uint8)) }
    #expect(throws: ShapeError.self) { try JPEGImage.encode(Tensor(zeros: [4, 4, 2], dtype: .uint8)) }
    #expect(throws: ValueError.self) { try JPEGImage.encode(Tensor(zeros: [4, 4])) }
    #expect(throws: ValueError.self) { try JPEGImage.encode(grey, quality: 0) }
  }
}
