/// A value that says in a few words what it is, for lists of variables: `Tensor [60000, 28, 28] uint8`, say.
public protocol ShortlyDescribed {
  /// One line.
  var shortDescription: String { get }
}

/// `value` on one line of at most about `limit` characters. However large it is, only its beginning is looked at.
public func shortDescription(of value: Any, limit: Int = 120) -> String {
  var writer = ShortWriter(limit: limit)
  writer.write(value, depth: 0)
  return writer.text
}

/// Writes values until there is no room.
private struct ShortWriter {
  let limit: Int
  private(set) var text = ""

  init(limit: Int) { self.limit = limit }

  private var isFull: Bool { text.utf8.count >= limit }

  mutating func write(_ value: Any, depth: Int) {
    if isFull { return text.hasSuffix("…") ? () : text.append("…") }
    if let value = value as? any ShortlyDescribed { return add(value.shortDescription) }
    if let string = value as? String, type(of: value) == String.self {
      let start = string.prefix(limit)
      return add(String(start).debugDescription + (start.endIndex < string.endIndex ? "…" : ""))
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional:
      if let wrapped = mirror.children.first { write(wrapped.value, depth: depth) } else { add("nil") }
    case .collection, .set: writeList(mirror, "[", "]", depth: depth)
    case .dictionary: writeDictionary(mirror, depth: depth)
    case .tuple: writeList(mirror, "(", ")", depth: depth)
    default: writeOther(value, mirror, depth: depth)
    }
  }

  private mutating func add(_ part: String) {
    let line = part.split(whereSeparator: \.isNewline).joined(separator: " ")
    let room = max(0, limit - text.utf8.count)
    text += line.prefix(room)
    if line.utf8.count > room { text += "…" }
  }

  private mutating func writeList(_ mirror: Mirror, _ open: String, _ close: String, depth: Int) {
    text += open
    for (index, child) in mirror.children.enumerated() {
      if index > 0 { text += ", " }
      if isFull || depth > 3 {
        text += "…"
        break
      }
      if let label = child.label, !label.hasPrefix(".") { text += "\(label): " }
      write(child.value, depth: depth + 1)
    }
    text += close
    if mirror.displayStyle != .tuple, depth == 0, text.hasSuffix("…\(close)") {
      text += " (\(mirror.children.count) elements)"
    }
  }

  private mutating func writeDictionary(_ mirror: Mirror, depth: Int) {
    if mirror.children.isEmpty { return text += "[:]" }
    text += "["
    for (index, child) in mirror.children.enumerated() {
      if index > 0 { text += ", " }
      if isFull || depth > 3 {
        text += "… (\(mirror.children.count) entries)"
        break
      }
      let pair = Array(Mirror(reflecting: child.value).children.map(\.value))
      guard pair.count == 2 else { continue }
      write(pair[0], depth: depth + 1)
      text += ": "
      write(pair[1], depth: depth + 1)
    }
    text += "]"
  }

  /// By its own description where it has one; else by its properties.
  private mutating func writeOther(_ value: Any, _ mirror: Mirror, depth: Int) {
    if value is any CustomStringConvertible || value is any CustomDebugStringConvertible
      || value is any TextOutputStreamable
    {
      return add(plainText(of: value))
    }
    let name = shortTypeName(type(of: value))
    switch mirror.displayStyle {
    case .class: add(name)
    case .struct:
      text += name
      writeList(mirror, "(", ")", depth: depth)
    default: add(plainText(of: value))
    }
  }
}

/// A type's name as it is written in Swift, without modules: `[Double]`, `(Int) -> String`, `Point?`.
public func shortTypeName(_ type: any Any.Type) -> String {
  if type == UncopyableValue.self { return "~Copyable" }
  return SugaredTypeName(_typeName(type, qualified: false)).text
}

/// `Array<Optional<Int>>` in the words of the language: `[Int?]`.
private struct SugaredTypeName {
  private(set) var text = ""
  private var rest: Substring

  init(_ name: String) {
    rest = name[...]
    text = parse()
    text += rest  // what is not understood stays as it is
  }

  /// Up to a comma or a closing bracket.
  private mutating func parse() -> String {
    var result = ""
    while let next = rest.first {
      switch next {
      case ",", ">", ")": return result
      case "<":
        rest.removeFirst()
        let arguments = parseList(until: ">")
        result = Self.sugared(result, arguments)
      case "(":
        rest.removeFirst()
        result += "(" + parseList(until: ")").joined(separator: ", ") + ")"
      case "-" where rest.hasPrefix("->"):
        rest.removeFirst(2)
        result += "->"
      default: result.append(rest.removeFirst())
      }
    }
    return result
  }

  private mutating func parseList(until end: Character) -> [String] {
    var parts: [String] = []
    while let next = rest.first, next != end {
      let before = rest.count
      parts.append(parse())
      if rest.first == "," { rest.removeFirst() }
      while rest.first == " " { rest.removeFirst() }
      if rest.count == before { parts[parts.count - 1].append(rest.removeFirst()) }
    }
    if rest.first == end { rest.removeFirst() }
    return parts.filter { !$0.isEmpty }
  }

  private static func sugared(_ name: String, _ arguments: [String]) -> String {
    let start = name.lastIndex { " (".contains($0) }.map(name.index(after:)) ?? name.startIndex
    let (before, base) = (name[..<start], name[start...])
    switch (base, arguments.count) {
    case ("Array", 1): return before + "[\(arguments[0])]"
    case ("Dictionary", 2): return before + "[\(arguments[0]): \(arguments[1])]"
    case ("Optional", 1):
      let needsBrackets = arguments[0].contains("->") || arguments[0].contains(" & ")
      return before + (needsBrackets ? "(\(arguments[0]))?" : "\(arguments[0])?")
    default: return name + "<\(arguments.joined(separator: ", "))>"
    }
  }
}
