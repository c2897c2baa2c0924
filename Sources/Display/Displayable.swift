/// A value that a notebook can show in richer forms than text.
///
/// The value of a cell's last expression and whatever is given to ``display(_:id:)`` are shown by it.
public protocol Displayable {
  /// The value's forms. Where `text/plain` is missing, Swift's own description is added. A value without any form is not
  /// shown when it is the value of a cell's last expression.
  var mimeBundle: MIMEBundle { get }
}

/// All forms in which `value` can be shown; always with `text/plain`.
public func mimeBundle(of value: Any) -> MIMEBundle {
  guard let displayable = value as? any Displayable else {
    return MIMEBundle(["text/plain": .text(plainText(of: value))])
  }
  var bundle = displayable.mimeBundle
  if bundle.contents["text/plain"] == nil {
    bundle.contents["text/plain"] = .text(plainText(of: value))
  }
  return bundle
}

/// `value` as text: as Swift describes it, with quotes around strings and characters, as in Swift's own REPL.
public func plainText(of value: Any) -> String {
  // An optional string is not a string, though it can be cast to one.
  let type = type(of: value)
  let isText =
    type == String.self || type == Substring.self || type == Character.self || type == Unicode.Scalar.self
  if isText, let text = value as? any CustomDebugStringConvertible { return text.debugDescription }
  return describe(value)
}

/// `String(describing:)`, except that an object without a description of its own is shown without its module:
/// the modules of cells are of no interest to who wrote them.
private func describe(_ value: Any) -> String {
  let isPlainObject =
    type(of: value) is AnyClass && !(value is any CustomStringConvertible)
    && !(value is any CustomDebugStringConvertible) && !(value is any TextOutputStreamable)
  return withoutCellModules(isPlainObject ? String(describing: type(of: value)) : String(describing: value))
}

/// `text` without the names that the engine gives to cells' modules: `Cell_3.Point(x: 1)` is `Point(x: 1)`.
package func withoutCellModules(_ text: String) -> String {
  var parts = text.split(separator: "Cell_", omittingEmptySubsequences: false)
  if parts.count == 1 { return text }
  for index in parts.indices.dropFirst() {
    let digits = parts[index].prefix { $0.isASCII && $0.isNumber }
    let rest = parts[index].dropFirst(digits.count)
    let isModule = !digits.isEmpty && rest.first == "."
    parts[index] = isModule ? rest.dropFirst() : "Cell_" + parts[index]
  }
  return parts.joined()
}
