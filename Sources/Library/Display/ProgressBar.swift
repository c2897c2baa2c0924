/// A bar that fills while something long goes on, with text for front ends without HTML.
public final class ProgressBar: @unchecked Sendable {
  /// What the bar stands for.
  public let label: String
  /// How many steps there are.
  public let total: Int
  private var done = 0
  private var shownPart = 0
  private var handle: DisplayHandle?

  /// A bar, which is shown at once.
  public init(_ label: String = "", total: Int) {
    self.label = label
    self.total = max(total, 0)
    handle = display(picture)
  }

  /// How many steps are done.
  public var value: Int {
    get { done }
    set {
      done = min(max(newValue, 0), total)
      // A step that nobody would see is not worth a message.
      let part = total == 0 ? 0 : done * 200 / total
      guard part != shownPart || done == total else { return }
      shownPart = part
      handle?.update(picture)
    }
  }

  private var picture: MIMEBundleValue {
    let width = 30
    let filled = total == 0 ? width : width * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let title = label.isEmpty ? "" : label + " "
    let html = """
      <div>\(escapedHTML(title))<progress value="\(done)" max="\(max(total, 1))" \
      style="width: 20em; vertical-align: middle"></progress> \(done)/\(total)</div>
      """
    return MIMEBundleValue(
      mimeBundle: ["text/html": .text(html), "text/plain": .text("\(title)\(bar) \(done)/\(total)")])
  }
}

/// Any bundle as a value to be shown.
private struct MIMEBundleValue: Displayable { let mimeBundle: MIMEBundle }

/// The elements of `items`, with a bar that shows how many have been gone through:
///
///     for file in progress(files, "reading") { ... }
public func progress<Items: Collection>(_ items: Items, _ label: String = "") -> some Sequence<Items.Element>
{
  let bar = ProgressBar(label, total: items.count)
  return sequence(state: (items.startIndex, 0)) { state -> Items.Element? in
    bar.value = state.1
    guard state.0 != items.endIndex else { return nil }
    defer {
      items.formIndex(after: &state.0)
      state.1 += 1
    }
    return items[state.0]
  }
}
