/// Something that was shown, so that it can be replaced later.
public struct DisplayHandle: Sendable {
  /// The name under which it was shown.
  public let id: String

  /// Shows `value` in place of what was shown.
  public func update(_ value: Any) { updateDisplay(value, id: id) }
}

/// `display(x)` as a cell's last line shows `x`, not the handle.
extension DisplayHandle: Displayable {
  public var mimeBundle: MIMEBundle { [:] }
}

/// Shows `value` now, in the cell's output, in its richest form.
///
/// - Parameter id: a name under which ``updateDisplay(_:id:)`` can replace it; by default one is made up.
@discardableResult
public func display(_ value: Any, id: String? = nil) -> DisplayHandle {
  let id = id ?? nextDisplayID()
  DisplaySink.current.show(.display(mimeBundle(of: value), id: id))
  return DisplayHandle(id: id)
}

/// Shows `value` wherever something was shown under `id` before.
public func updateDisplay(_ value: Any, id: String) {
  DisplaySink.current.show(.update(mimeBundle(of: value), id: id))
}

/// Removes the cell's output so far; with `wait`, only when the next output comes, which avoids flicker.
public func clearOutput(wait: Bool = false) {
  DisplaySink.current.show(.clear(wait: wait))
}

/// Random, since a page holds the outputs of several sessions.
private func nextDisplayID() -> String {
  let digits = String(UInt64.random(in: .min ... .max), radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
