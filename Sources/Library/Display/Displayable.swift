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
  return description(of: value)
}
