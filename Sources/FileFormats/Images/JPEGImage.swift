import CJPEG
import Foundation
import UserErrors

/// A JPEG image as bytes, decoded by libjpeg-turbo.
public struct JPEGImage {
  /// How many pixels lie beside each other.
  public let width: Int
  /// How many pixels lie below each other.
  public let height: Int
  /// Rows from the top, `channels` bytes a pixel.
  public let bytes: [UInt8]

  /// Decodes a file.
  ///
  /// - Parameters:
  ///   - file: the file's bytes.
  ///   - channels: 1 for grey, 3 for red, green and blue.
  ///   - limit: images of more pixels are refused.
  /// - Throws: ``FileError`` where the file is no whole JPEG image.
  public init(decoding file: [UInt8], channels: Int, limit: Int = 1 << 27) throws {
    let result = file.withUnsafeBufferPointer {
      lectern_jpeg_decode($0.baseAddress, $0.count, Int32(channels), limit)
    }
    guard let pixels = result.pixels else {
      let message = withUnsafeBytes(of: result.message) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw ValueError("no whole JPEG image: \(message)")
    }
    defer { free(pixels) }
    (width, height) = (Int(result.width), Int(result.height))
    bytes = Array(UnsafeBufferPointer(start: pixels, count: width * height * channels))
  }
}
