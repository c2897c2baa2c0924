import Foundation

/// What the kernel tells whoever runs it, on standard error.
public enum Log {
  /// Something went wrong, but the kernel goes on.
  public static func warning(_ text: String) {
    FileHandle.standardError.write(Data("[lectern] \(Timestamp.now()) \(text)\n".utf8))
  }
}
