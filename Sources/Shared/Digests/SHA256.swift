internal import CCrypto

/// The SHA-256 digest (FIPS 180-4), by the system's libcrypto, which the kernel needs anyway for signing messages.
package enum SHA256 {
  /// The digest of `bytes` as 64 hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = CCrypto.SHA256(bytes, bytes.count, &digest)
    return Hexadecimal.text(digest)
  }
}
