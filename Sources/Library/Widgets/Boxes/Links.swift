import CommFrames
import OrderedJSON

/// Two values that the front end keeps equal, without the session's help.
public final class Link: Widget {
  fileprivate let ends: [Widget]

  init(_ name: String, _ source: (Widget, String), _ target: (Widget, String)) {
    ends = [source.0, target.0]
    super.init(
      ModelKind(model: name, view: nil),
      [
        "source": [source.0.reference, JSONValue(source.1)],
        "target": [target.0.reference, JSONValue(target.1)],
      ])
    open()
  }

  override var references: [Widget] { ends }

  /// Lets the values go their own ways again.
  public func unlink() { close() }
}

/// Keeps a value of each of two widgets equal, in the front end: `jslink((play, "value"), (slider, "value"))`.
@discardableResult
public func jslink(_ source: (Widget, String), _ target: (Widget, String)) -> Link {
  Link("LinkModel", source, target)
}

/// Lets the value of `target` follow that of `source`, in the front end.
@discardableResult
public func jsdlink(_ source: (Widget, String), _ target: (Widget, String)) -> Link {
  Link("DirectionalLinkModel", source, target)
}

/// Keeps the values of two widgets equal, in the front end.
@discardableResult
public func jslink<First: StateValueWidget, Second: StateValueWidget>(_ source: First, _ target: Second)
  -> Link
{
  jslink((source, "value"), (target, "value"))
}
