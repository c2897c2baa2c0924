internal import CCrypto
import Foundation

/// Signs messages with HMAC-SHA256 (RFC 2104), as the Jupyter protocol asks, and checks signatures.
public struct MessageSigner: Sendable {
  private let key: [UInt8]

  /// A signer with a connection file's key. With an empty key nothing is signed or checked.
  public init(key: String) { self.key = Array(key.utf8) }

  /// Whether messages are signed at all.
  public var isActive: Bool { !key.isEmpty }

  /// The signature of the four frames header, parent header, metadata and content, in hexadecimal.
  public func signature(of frames: some Sequence<Data>) -> Data {
    guard isActive else { return Data() }
    var text: [UInt8] = []
    for frame in frames { text.append(contentsOf: frame) }
    return Self.hexadecimal(digest(of: text))
  }

  /// Whether `signature` is the one of `frames`. Takes the same time wherever the first difference is, so that
  /// nobody can guess a signature digit by digit.
  public func accepts(_ signature: Data, of frames: some Sequence<Data>) -> Bool {
    guard isActive else { return true }
    let expected = [UInt8](self.signature(of: frames))
    let given = [UInt8](signature)
    return given.count == expected.count && CRYPTO_memcmp(given, expected, expected.count) == 0
  }

  private func digest(of text: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    var length: UInt32 = 0
    HMAC(EVP_sha256(), key, Int32(key.count), text, text.count, &digest, &length)
    return digest
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> Data {
    let digits = Array("0123456789abcdef".utf8)
    return Data(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
