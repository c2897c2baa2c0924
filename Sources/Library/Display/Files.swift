import Glibc
import UserErrors

/// A Vega-Lite chart, given as the text of its specification (https://vega.github.io/vega-lite/).
public struct VegaLite: Displayable, Sendable {
  /// The specification, a JSON object.
  public let specification: String
  /// The chart of a specification.
  public init(_ specification: String) { self.specification = specification }
  public var mimeBundle: MIMEBundle {
    ["application/vnd.vegalite.v5+json": .json(specification), "text/plain": "<Vega-Lite chart>"]
  }
}

/// A picture from a file: PNG, JPEG, GIF, WebP or SVG, told by the file's first bytes.
public struct ImageFile: Displayable, Sendable {
  public let mimeBundle: MIMEBundle

  /// - Throws: `ValueError` where there is no such file, or it holds none of these formats.
  public init(_ path: String) throws {
    guard let file = fopen(path, "rb") else {
      throw ValueError("cannot read the picture '\(path)': \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
    guard let type = Self.type(of: bytes) else {
      throw ValueError("'\(path)' is no picture that a notebook can show: PNG, JPEG, GIF, WebP or SVG")
    }
    let content: MIMEBundle.Content =
      type == "image/svg+xml" ? .text(String(decoding: bytes, as: UTF8.self)) : .data(bytes)
    mimeBundle = MIMEBundle([type: content, "text/plain": .text("<picture \(path), \(bytes.count) bytes>")])
  }

  private static func type(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: Array("GIF8".utf8)) { return "image/gif" }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return "image/webp"
    }
    let start = String(decoding: bytes.prefix(1000), as: UTF8.self)
    return start.contains("<svg") ? "image/svg+xml" : nil
  }
}

/// Asks for a line of text that stays hidden while it is typed.
///
/// - Raises: `EndOfInputError` where nobody can answer.
public func password(_ prompt: String = "") -> String { input(prompt, password: true) }
