import UserErrors

/// Settings of one group by name: `plt.rc("font", size: 14)` sets `rcParams["font.size"]`.
@dynamicCallable
public struct RcGroup: Sendable {
  /// The group without a name, then the settings; the end of the cell where one is unknown.
  public func dynamicallyCall(withKeywordArguments arguments: KeyValuePairs<String, Any>) {
    guard let first = arguments.first, first.key.isEmpty, let group = first.value as? String else {
      raise(ValueError("rc takes the name of a group and settings: plt.rc(\"lines\", linewidth: 3)"))
    }
    for (name, value) in arguments.dropFirst() { RcParams()["\(group).\(name)"] = value }
  }
}
