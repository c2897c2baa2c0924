/// `value` as `String(describing:)` has it, but for the module's name in front of types: `[Point(x: 1)]`, where that says
/// `[main.Point(x: 1)]`.
///
/// What a type says of itself (`description`, `debugDescription`) is not changed.
///
/// - Parameter module: the module of the session's types.
package func description(of value: Any, module: String = "main") -> String {
  let text = String(describing: value)
  let isPlainObject = isPlainObject(value)
  // Most texts name no module: Swift's own description stands.
  guard text.utf8.contains(UInt8(ascii: ".")), isPlainObject || text.contains("\(module).") else {
    return text
  }
  var writer = DescriptionWriter()
  writer.write(value)
  return writer.text
}

/// Whether it is an object without a description of its own: it is shown by the name of its type, from whatever module.
private func isPlainObject(_ value: Any) -> Bool {
  type(of: value) is AnyClass && !(value is any CustomStringConvertible)
    && !(value is any CustomDebugStringConvertible) && !(value is any TextOutputStreamable)
}

/// Writes values as Swift's `print` does.
///
/// Source: swift/stdlib/public/core/OutputStream.swift, `_adHocPrint_unlocked`.
private struct DescriptionWriter {
  private(set) var text = ""
  /// More than is ever shown.
  private static let limit = 1 << 20

  /// As `print` does.
  mutating func write(_ value: Any) {
    if let container = value as? any StandardContainer {
      container.describe(to: &self, isElement: false)
    } else if let value = value as? any TextOutputStreamable {
      value.write(to: &text)
    } else if let value = value as? any CustomStringConvertible {
      text += value.description
    } else if let value = value as? any CustomDebugStringConvertible {
      text += value.debugDescription
    } else {
      writeParts(value, isElement: false)
    }
  }

  /// As `debugPrint` does: what stands in a container, or is a property.
  mutating func writeElement(_ value: Any) {
    if let container = value as? any StandardContainer {
      container.describe(to: &self, isElement: true)
    } else if let value = value as? any CustomDebugStringConvertible {
      text += value.debugDescription
    } else if let value = value as? any CustomStringConvertible {
      text += value.description
    } else if let value = value as? any TextOutputStreamable {
      value.write(to: &text)
    } else {
      writeParts(value, isElement: true)
    }
  }

  mutating func writeList<Elements: Sequence>(
    _ elements: Elements, from open: String, to close: String,
    _ writeOne: (inout DescriptionWriter, Elements.Element) -> Void = { $0.writeElement($1) }
  ) {
    text += open
    var isFirst = true
    for element in elements {
      if text.utf8.count > Self.limit { break }
      if !isFirst { text += ", " }
      isFirst = false
      writeOne(&self, element)
    }
    text += close
  }

  private mutating func writeParts(_ value: Any, isElement: Bool) {
    let mirror = Mirror(reflecting: value)
    let name = _typeName(mirror.subjectType, qualified: false)
    switch mirror.displayStyle {
    case .tuple: writeFields(mirror, from: "(")
    case .struct: writeFields(mirror, from: name + "(")
    case .enum: writeCase(value, mirror, isElement ? name + "." : "")
    case nil where value is any Any.Type: text += shortName(value)
    case nil: text += String(describing: value)
    default: text += name
    }
  }

  private mutating func writeFields(_ mirror: Mirror, from open: String) {
    writeList(mirror.children, from: open, to: ")") { writer, child in
      // Unnamed elements of tuples are called `.0`, `.1`, ...
      if let label = child.label, label.first != "." { writer.text += label + ": " }
      writer.writeElement(child.value)
    }
  }

  private mutating func writeCase(_ value: Any, _ mirror: Mirror, _ prefix: String) {
    guard let (label, payload) = mirror.children.first else {
      // A case without values names no types.
      return text += prefix + String(describing: value)
    }
    text += prefix + (label ?? "")
    if Mirror(reflecting: payload).displayStyle == .tuple { return writeElement(payload) }
    text += "("
    writeElement(payload)
    text += ")"
  }

  private func shortName(_ value: Any) -> String {
    (value as? any Any.Type).map { _typeName($0, qualified: false) } ?? ""
  }
}

/// The containers of the standard library, which describe themselves by their elements.
private protocol StandardContainer {
  /// Writes it as `print` does, or, with `isElement`, as `debugPrint` does.
  func describe(to writer: inout DescriptionWriter, isElement: Bool)
}

extension Array: StandardContainer {
  fileprivate func describe(to writer: inout DescriptionWriter, isElement: Bool) {
    writer.writeList(self, from: "[", to: "]")
  }
}

extension ContiguousArray: StandardContainer {
  fileprivate func describe(to writer: inout DescriptionWriter, isElement: Bool) {
    writer.writeList(self, from: isElement ? "ContiguousArray([" : "[", to: isElement ? "])" : "]")
  }
}

extension ArraySlice: StandardContainer {
  fileprivate func describe(to writer: inout DescriptionWriter, isElement: Bool) {
    writer.writeList(self, from: isElement ? "ArraySlice([" : "[", to: isElement ? "])" : "]")
  }
}

extension Set: StandardContainer {
  fileprivate func describe(to writer: inout DescriptionWriter, isElement: Bool) {
    writer.writeList(self, from: isElement ? "Set([" : "[", to: isElement ? "])" : "]")
  }
}

extension Dictionary: StandardContainer {
  fileprivate func describe(to writer: inout DescriptionWriter, isElement: Bool) {
    if isEmpty { return writer.writeList([Int](), from: "[:", to: "]") }
    writer.writeList(self, from: "[", to: "]") { writer, pair in
      writer.writeElement(pair.key)
      writer.append(": ")
      writer.writeElement(pair.value)
    }
  }
}

extension Optional: StandardContainer {
  fileprivate func describe(to writer: inout DescriptionWriter, isElement: Bool) {
    switch self {
    case .none: writer.append("nil")
    case .some(let value): writer.writeList(CollectionOfOne(value), from: "Optional(", to: ")")
    }
  }
}

extension DescriptionWriter {
  fileprivate mutating func append(_ part: String) { text += part }
}
