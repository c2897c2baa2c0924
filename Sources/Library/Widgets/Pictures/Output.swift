import CommFrames
import Display
import OrderedJSON

/// A place for what code shows and prints: `out.capture { print("here") }`.
public final class Output: Control {
  /// An empty place.
  public init(layout: Layout? = nil) {
    super.init(
      ModelKind(
        model: "OutputModel", view: "OutputView", module: "@jupyter-widgets/output", version: "1.0.0"),
      ["msg_id": "", "outputs": []], layout: layout, style: nil)
  }

  /// What it shows, as a notebook's file writes outputs.
  public var outputs: [JSONValue] { value("outputs")?.arrayValue ?? [] }

  /// Runs `body` and adds what it prints and shows; with `clear`, in place of what is there.
  @discardableResult
  public func capture<Value>(clear: Bool = false, _ body: () throws -> Value) rethrows -> Value {
    let capture = OutputCapture()
    // What was caught before an error is shown too.
    defer { set(outputs: (clear ? [] : outputs) + capture.outputs) }
    return try capture.run(body)
  }

  /// Adds a value in its richest form.
  public func append(_ value: Any) {
    set(outputs: outputs + [OutputCapture.output(Display.mimeBundle(of: value))])
  }

  /// Adds text.
  public func append(text: String) {
    set(outputs: outputs + [["output_type": "stream", "name": "stdout", "text": JSONValue(text)]])
  }

  /// Removes everything.
  public func clear() { set(outputs: []) }

  func set(outputs: [JSONValue]) { set("outputs", .array(outputs)) }
}
