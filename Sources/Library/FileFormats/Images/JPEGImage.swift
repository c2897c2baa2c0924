import CJPEG
import Foundation
import Tensors
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

extension JPEGImage {
  /// The bytes of a JPEG file of this image: what a codec made for photographs needs, to compare
  /// with a code of an autoencoder.
  ///
  /// - Parameters:
  ///   - image: whole numbers from 0 to 255, `uint8`: (height, width) or (height, width, 1) in
  ///     grey, (height, width, 3) in colour.
  ///   - quality: from 1 to 100, libjpeg's scale; 75 is its default.
  /// - Throws: ``UserErrors/ShapeError`` or ``UserErrors/ValueError`` where the image has another
  ///   shape or type, or the quality lies outside.
  public static func encode(_ image: Tensor, quality: Int = 75) throws -> [UInt8] {
    let channels = image.rank == 2 ? 1 : image.shape.last ?? 0
    guard image.rank == 2 || image.rank == 3, channels == 1 || channels == 3, image.count > 0 else {
      throw ShapeError("a JPEG image has the shape (height, width), with 1 or 3 channels, not \(image.shape)")
    }
    guard image.dtype == .uint8 else {
      throw ValueError("a JPEG image has whole numbers from 0 to 255: (x * 255).astype(\"uint8\")")
    }
    guard (1...100).contains(quality) else {
      throw ValueError("the quality of a JPEG image is from 1 to 100, not \(quality)")
    }
    let file = image.withUnsafeBytes { bytes in
      lectern_jpeg_encode(
        bytes.bindMemory(to: UInt8.self).baseAddress, Int32(image.shape[1]), Int32(image.shape[0]),
        Int32(channels), Int32(quality))
    }
    guard let bytes = file.bytes else {
      let message = withUnsafeBytes(of: file.message) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw ValueError("the image cannot be encoded as JPEG: \(message)")
    }
    defer { free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: file.size))
  }

  /// The pixels, (height, width, channels) of `uint8`.
  public var tensor: Tensor {
    let channels = bytes.count / max(width * height, 1)
    return Tensor(bytes.map { Int($0) }, dtype: .uint8).reshape(height, width, channels)
  }
}
