/// A value that a notebook can show in richer forms than text.
///
/// The value of a cell's last expression and whatever is given to ``display(_:id:)`` are shown by it.
public protocol Displayable {
  /// The value's forms. Where `text/plain` is missing, Swift's own description is added.
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
  switch value {
  case let text as String: return text.debugDescription
  case let text as Substring: return text.debugDescription
  case let character as Character: return character.debugDescription
  case let scalar as Unicode.Scalar: return scalar.debugDescription
  default: return describe(value)
  }
}

/// `String(describing:)`, except that an object without a description of its own is shown without its module:
/// the modules of cells are of no interest to who wrote them.
private func describe(_ value: Any) -> String {
  let isPlainObject =
    type(of: value) is AnyClass && !(value is any CustomStringConvertible)
    && !(value is any CustomDebugStringConvertible) && !(value is any TextOutputStreamable)
  return isPlainObject ? String(describing: type(of: value)) : String(describing: value)
}
