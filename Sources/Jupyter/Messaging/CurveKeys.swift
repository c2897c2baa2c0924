/// The pair of keys with which sockets encrypt what they send (CurveZMQ), as 40 letters each (Z85).
///
/// Source: "Transport security for kernels" in the jupyter_client documentation. Front ends read the same pair from the
/// connection file: who can read that file can connect, nobody else.
public struct CurveKeys: Equatable, Sendable {
  /// What a client must know of the kernel.
  public var publicKey: String
  /// What only the kernel and its own front ends know.
  public var secretKey: String

  /// The keys of a connection file; nil if it has neither. One key without the other, or one that is no key, is an error, for
  /// a kernel that was meant to be encrypted must not start without.
  init?(publicKey: String?, secretKey: String?) throws {
    if publicKey == nil && secretKey == nil { return nil }
    guard let publicKey, let secretKey, Self.isKey(publicKey), Self.isKey(secretKey) else {
      throw ConnectionFileError("curve_publickey and curve_secretkey must both be 40 letters of Z85")
    }
    self.publicKey = publicKey
    self.secretKey = secretKey
  }

  private static func isKey(_ text: String) -> Bool {
    text.utf8.count == 40 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
