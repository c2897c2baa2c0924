import Raster
import Tensors
import UserErrors

/// Many small pictures, drawn on all threads.
enum DrawnImages {
  /// Images that one thread draws on one canvas.
  private static let inPiece = 16
  /// Images between two looks at whether the user wants to stop.
  private static let inTurn = 1024

  /// The images (count, size, size) or, with `channels` 3, (count, size, size, 3), uint8.
  ///
  /// - Parameters:
  ///   - draw: draws an image on a canvas that holds another one; called on several threads.
  ///   - byte: the byte of a channel (red 0, green 1, blue 2).
  static func make(
    count: Int, size: Int, channels: Int, draw: (Int, Canvas) -> Void,
    byte: (UInt8) -> UInt8 = { $0 }
  ) -> Tensor {
    let length = size * size * channels
    var images = Tensor(
      zeros: channels == 1 ? [count, size, size] : [count, size, size, channels], dtype: .uint8)
    for start in stride(from: 0, to: count, by: inTurn) {
      checkInterruption()
      let end = min(start + inTurn, count)
      images.withUnsafeMutableBytes { buffer in
        // Each piece writes to images of its own.
        forEachPiece((end - start + inPiece - 1) / inPiece) { piece in
          let canvas = Canvas(width: size, height: size)
          let first = start + piece * inPiece
          for image in first..<min(first + inPiece, end) {
            draw(image, canvas)
            var target = image * length
            for pixel in canvas.pixels {
              for channel in 0..<channels {
                buffer[target] = byte(UInt8(truncatingIfNeeded: pixel >> UInt32(8 * channel)))
                target += 1
              }
            }
          }
        }
      }
    }
    return images
  }
}

extension datasets {
  /// Ends the cell where there are no images of this size or number.
  static func check(count: Int, size: Int, _ function: String) {
    orRaise { () throws(ValueError) in
      guard count >= 0 else { throw ValueError("\(function): count is \(count), less than none") }
      guard (16...1024).contains(size) else {
        throw ValueError("\(function): size is \(size) pixels, but must be from 16 to 1024")
      }
    }
  }
}
