import CommFrames
import OrderedJSON
import UserErrors

/// A widget by which one of several options is chosen.
public class Selection<Value>: DescribedControl, ValueWidget {
  /// The options: what is shown, and what it stands for.
  public let options: [(label: String, value: Value)]

  init(
    _ name: String, _ options: [(label: String, value: Value)], index: Int, state: JSONValue.Object = [:],
    description: String, layout: Layout?, style: Style? = nil
  ) {
    if options.isEmpty { raise(ValueError("\(name) needs at least one option to choose from")) }
    self.options = options
    var all: JSONValue.Object = [
      "_options_labels": .array(options.map { JSONValue($0.label) }),
      "index": JSONValue(Swift.min(Swift.max(index, 0), options.count - 1)),
    ]
    for (key, value) in state { all[key] = value }
    super.init(name, all, description: description, layout: layout, style: style)
  }

  /// Which option is chosen, from 0.
  @Synced("index") public var index: Int

  /// What the chosen option stands for.
  public var value: Value {
    get { options[index].value }
    set {
      guard let place = options.firstIndex(where: { isEqual($0.value, newValue) }) else {
        raise(
          ValueError("\(newValue) is none of the options: \(options.map(\.label).joined(separator: ", "))"))
      }
      index = place
    }
  }

  /// What the chosen option is called.
  public var label: String { options[index].label }

  public func observe(_ handler: @escaping (Change<Value>) -> Void) {
    observe(["index"]) { [options] _, old, new in
      guard let old = old.intValue, let new = new.intValue else { return }
      handler(Change(name: "value", old: options[old].value, new: options[new].value))
    }
  }

  override func accepted(_ values: JSONValue.Object) -> JSONValue.Object {
    var result = values
    if let index = values["index"], !options.indices.contains(index.intValue ?? -1) { result["index"] = nil }
    return result
  }
}

private func isEqual(_ left: Any, _ right: Any) -> Bool {
  guard let left = left as? any Equatable else { return false }
  return left.equals(right)
}

extension Equatable {
  fileprivate func equals(_ other: Any) -> Bool { (other as? Self) == self }
}

extension Array {
  /// Options that are called what they are.
  var asOptions: [(label: String, value: Element)] { map { ("\($0)", $0) } }
}
