internal import CCrypto

/// The MD5 digest (RFC 1321): what others have chosen to tell texts apart, never to keep a secret.
package enum MD5 {
  /// The digest of `bytes` as 32 hexadecimal digits.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    guard EVP_Digest(bytes, bytes.count, &digest, &count, EVP_md5(), nil) == 1 else { return "" }
    return Hexadecimal.text(digest.prefix(Int(count)))
  }
}
