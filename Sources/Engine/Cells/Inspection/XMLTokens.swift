/// The parts of a small XML text, in their order: what sourcekitd writes about declarations and their documentation.
enum XMLToken: Equatable {
  /// `<name attribute="value">`; `isEmpty` for `<name/>`.
  case opening(name: String, attributes: [String: String], isEmpty: Bool)
  case closing(name: String)
  /// With entities replaced; `isRaw` for what stood in `<![CDATA[...]]>`.
  case text(String, isRaw: Bool)

  static func list(_ xml: String) -> [XMLToken] {
    var tokens: [XMLToken] = []
    var rest = xml[...]
    while let mark = rest.firstIndex(of: "<") {
      if mark > rest.startIndex { tokens.append(.text(withoutEntities(rest[..<mark]), isRaw: false)) }
      rest = rest[mark...]
      if rest.hasPrefix("<![CDATA[") {
        let end = rest.range(of: "]]>")
        tokens.append(.text(String(rest[..<(end?.lowerBound ?? rest.endIndex)].dropFirst(9)), isRaw: true))
        rest = rest[(end?.upperBound ?? rest.endIndex)...]
      } else {
        guard let end = rest.firstIndex(of: ">") else { break }
        if let tag = tag(rest[..<end].dropFirst()) { tokens.append(tag) }
        rest = rest[rest.index(after: end)...]
      }
    }
    if !rest.isEmpty { tokens.append(.text(withoutEntities(rest), isRaw: false)) }
    return tokens
  }

  private static func tag(_ text: Substring) -> XMLToken? {
    if text.hasPrefix("/") { return .closing(name: String(text.dropFirst())) }
    guard let match = text.prefixMatch(of: #/[\w.:-]+/#) else { return nil }
    var attributes: [String: String] = [:]
    for attribute in text.matches(of: #/([\w.:-]+)="([^"]*)"/#) {
      attributes[String(attribute.1)] = withoutEntities(attribute.2)
    }
    return .opening(name: String(match.0), attributes: attributes, isEmpty: text.hasSuffix("/"))
  }

  private static func withoutEntities(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&apos;", with: "'").replacing("&#39;", with: "'").replacing("&amp;", with: "&").description
  }
}
