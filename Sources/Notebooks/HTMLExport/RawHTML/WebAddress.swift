import CCMark

/// Addresses of links and pictures.
enum WebAddress {
  /// Schemes that browsers run as a program, have run, or take apart to find such a one.
  private static let refused: Set = [
    "data", "feed", "jar", "javascript", "livescript", "mocha", "vbscript", "view-source",
  ]

  /// Whether following the address runs nothing. Pictures, sounds and films may be data: a browser
  /// runs no script in them.
  static func isSafe(_ address: String, isPicture: Bool = false) -> Bool {
    // Browsers leave control signs and white space out before they look for the scheme.
    let text = address.unicodeScalars.filter { $0.value > 0x20 }.map(String.init).joined()
      .lowercased()
    guard let colon = text.firstIndex(of: ":") else { return true }
    let scheme = String(text[..<colon])
    if scheme == "data", isPicture {
      return ["image/", "video/", "audio/"].contains { text[colon...].dropFirst().hasPrefix($0) }
    }
    return !refused.contains(scheme)
  }

  /// An address for a quoted attribute, with the signs escaped that an address cannot have. Those
  /// within the page stay as they are: they say the name of what they lead to.
  static func escaped(_ address: String) -> String {
    if address.hasPrefix("#") || address.hasPrefix("data:") { return HTMLText.escaped(address) }
    return CMarkText.converted(address) { houdini_escape_href($0, $1, $2) } ?? ""
  }
}

/// Conversions of text that cmark-gfm offers.
enum CMarkText {
  typealias Buffer = UnsafeMutablePointer<cmark_strbuf>

  /// What `convert` puts into the buffer for the text's bytes; nil where it says 0, "as it was".
  static func converted(
    _ text: String, by convert: (Buffer, UnsafePointer<UInt8>?, bufsize_t) -> Int32
  ) -> String? {
    var buffer = cmark_strbuf()
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0)
    defer { cmark_strbuf_free(&buffer) }
    var text = text
    let isConverted = text.withUTF8 { bytes in
      convert(&buffer, bytes.baseAddress, bufsize_t(bytes.count)) != 0
    }
    guard isConverted else { return nil }
    // The buffer owns `size` bytes at `ptr` until it is freed above.
    return String(
      decoding: UnsafeBufferPointer(start: buffer.ptr, count: Int(buffer.size)), as: UTF8.self)
  }
}
