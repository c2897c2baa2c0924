/// The CRC-32C checksum (Castagnoli polynomial, reflected 0x82F63B78; RFC 3720, appendix B.4), which TensorBoard's
/// event files use. zlib has only the other CRC-32.
package enum CRC32C {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
  }

  /// The checksum of `bytes`.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { crc, byte in crc >> 8 ^ table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] }
  }

  /// The checksum as TensorFlow's record files store it: rotated and shifted by a constant, since a checksum
  /// of data that itself holds checksums would be weak (tensorflow/core/lib/hash/crc32c.h).
  package static func masked(_ bytes: [UInt8]) -> UInt32 {
    let crc = checksum(bytes)
    return (crc >> 15 | crc << 17) &+ 0xA282_EAD8
  }
}
