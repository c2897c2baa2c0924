import CommFrames
import Comms
import Display
import Foundation
import OrderedJSON
import UserErrors

/// An object that the front end shows as a control, or that such an object is made of (its layout, its style).
///
/// Its state is a set of named JSON values, the same here and in the front end: whoever changes one tells the other. Names and
/// defaults are those of ipywidgets 8 (the models of `@jupyter-widgets/base` and `@jupyter-widgets/controls` 2.0.0), the
/// messages those of its protocol: https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
///
/// Handlers run on a thread of the session that is not the cell's, one message at a time, also while a cell runs.
open class Widget: Displayable {
  /// By what both ends know the widget.
  public let modelID = Comm.newID()
  let kind: ModelKind
  /// Guards all widgets' states; never held while a handler runs.
  static let lock = Lock()
  private var fields: JSONValue.Object
  /// Values that are bytes, by name; sent as they are.
  private var binary: [String: [UInt8]] = [:]
  private var observers: [(names: Set<String>, body: (String, JSONValue, JSONValue) -> Void)] = []
  private var comm: Comm?
  /// Values that the front end has just sent, which need not be sent back.
  private var received: JSONValue.Object = [:]

  init(_ kind: ModelKind, _ state: JSONValue.Object = [:]) {
    self.kind = kind
    fields = kind.state
    for (key, value) in state { fields[key] = value }
  }

  // MARK: State

  /// The state as the front end knows it, without values that are bytes.
  public var state: JSONValue.Object { Self.lock.withLock { fields } }

  /// The value called `name`.
  func value(_ name: String) -> JSONValue? { Self.lock.withLock { fields[name] } }

  func bytes(_ name: String) -> [UInt8] { Self.lock.withLock { binary[name] ?? [] } }

  /// Sets a value, tells the front end, and calls those who observe it.
  func set(_ name: String, _ value: JSONValue) { set([name: value]) }

  /// Sets several values in one message.
  func set(_ values: JSONValue.Object) {
    let changes: [(String, JSONValue, JSONValue)] = Self.lock.withLock {
      var changed: [(String, JSONValue, JSONValue)] = []
      for (name, value) in values where fields[name] != value {
        changed.append((name, fields[name] ?? .null, value))
        fields[name] = value
      }
      return changed
    }
    let known = Self.lock.withLock { received }
    send(JSONValue.Object(changes.filter { known[$0.0] != $0.2 }.map { ($0.0, $0.2) }))
    notify(changes)
  }

  /// Sets a value that is bytes.
  func set(_ name: String, bytes: [UInt8]) {
    let comm = Self.lock.withLock {
      binary[name] = bytes
      return self.comm
    }
    comm?.send(
      CommContent(
        ["method": "update", "state": [:], "buffer_paths": [[JSONValue(name)]]], buffers: [bytes]))
  }

  private func send(_ values: JSONValue.Object) {
    guard !values.isEmpty, let comm = Self.lock.withLock({ self.comm }) else { return }
    comm.send(CommContent(["method": "update", "state": .object(values), "buffer_paths": []]))
  }

  /// Values that the front end sends, as they are to be kept; subclasses check them.
  func accepted(_ values: JSONValue.Object) -> JSONValue.Object { values }

  // MARK: Observing

  func observe(_ names: Set<String>, _ body: @escaping (String, JSONValue, JSONValue) -> Void) {
    Self.lock.withLock { observers.append((names, body)) }
  }

  /// Forgets all handlers that were given to `observe`.
  public func unobserveAll() { Self.lock.withLock { observers = [] } }

  private func notify(_ changes: [(String, JSONValue, JSONValue)]) {
    let bodies = Self.lock.withLock { observers }
    for (name, old, new) in changes {
      for (names, body) in bodies where names.contains(name) { body(name, old, new) }
    }
  }

  /// A message of the widget's own kind, such as a click.
  func receiveCustom(_ content: JSONValue) {}

  // MARK: The front end

  /// Makes the widget's counterpart in the front end, and first those of the widgets that it refers to. Done when it is shown.
  func open() {
    if isOpen { return }
    for widget in references { widget.open() }
    let content = Self.lock.withLock { stateMessage(method: nil) }
    let comm = Comm(target: WidgetManager.target, id: modelID, content: content)
    comm.onMessage = { [weak self] in self?.receive($0) }
    Self.lock.withLock { self.comm = comm }
    WidgetManager.shared.add(self)
  }

  private var isOpen: Bool { Self.lock.withLock { comm != nil } }

  /// Removes the widget from the front end.
  public func close() {
    let comm = Self.lock.withLock {
      defer { self.comm = nil }
      return self.comm
    }
    comm?.close()
    WidgetManager.shared.remove(self)
  }

  /// Widgets whose ids stand in the state.
  var references: [Widget] { [] }

  /// All of the state as a message's content.
  private func stateMessage(method: String?) -> CommContent {
    let paths = binary.keys.sorted()
    var data: JSONValue.Object = [:]
    if let method { data["method"] = JSONValue(method) }
    data["state"] = .object(fields)
    data["buffer_paths"] = .array(paths.map { [JSONValue($0)] })
    return CommContent(
      .object(data), metadata: ["version": JSONValue(WidgetManager.protocolVersion)],
      buffers: paths.map { binary[$0] ?? [] })
  }

  /// The state for a front end that asks for all widgets, and the names of its binary values.
  var savedState: (state: JSONValue, binary: [(name: String, bytes: [UInt8])]) {
    Self.lock.withLock {
      let state: JSONValue = [
        "model_name": JSONValue(kind.model), "model_module": JSONValue(kind.module),
        "model_module_version": JSONValue(kind.version), "state": .object(fields),
      ]
      return (state, binary.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }

  private func receive(_ content: CommContent) {
    switch content.data["method"]?.stringValue {
    case "update": receiveUpdate(content)
    case "request_state":
      Self.lock.withLock { comm }?.send(Self.lock.withLock { stateMessage(method: "update") })
    case "custom": receiveCustom(content.data["content"] ?? [:])
    default: break
    }
  }

  private func receiveUpdate(_ content: CommContent) {
    let values = content.data["state"]?.objectValue ?? [:]
    // Other views of the widget learn of it, and the sender that it has arrived.
    Self.lock.withLock { comm }?.send(
      CommContent(["method": "echo_update", "state": .object(values), "buffer_paths": []]))
    Self.lock.withLock { received = values }
    defer { Self.lock.withLock { received = [:] } }
    for (path, buffer) in zip(content.data["buffer_paths"]?.arrayValue ?? [], content.buffers) {
      if let name = path[0]?.stringValue { Self.lock.withLock { binary[name] = buffer } }
    }
    let kept = accepted(admissible(values))
    set(kept)
    // What was not taken as sent has to be put right in the front end.
    send(
      JSONValue.Object(
        values.compactMap { name, value in
          guard let own = self.value(name), own != value, kept[name] != value else { return nil }
          return (name, own)
        }))
  }

  // MARK: Display

  /// A reference to the widget's counterpart; it is made now if there is none yet.
  public var mimeBundle: MIMEBundle {
    open()
    let view = "{\"version_major\": 2, \"version_minor\": 0, \"model_id\": \"\(modelID)\"}"
    return MIMEBundle([
      "application/vnd.jupyter.widget-view+json": .json(view), "text/plain": .text(plainDescription),
    ])
  }

  private var plainDescription: String {
    let shown = ["description", "value", "index"].compactMap { name -> String? in
      guard let value = value(name), value != .string("") else { return nil }
      return "\(name): \(value.text())"
    }
    return "\(type(of: self))(\(shown.joined(separator: ", ")))"
  }

  /// How other widgets' states refer to this one.
  var reference: JSONValue { JSONValue("IPY_MODEL_\(modelID)") }
}

/// What a widget is in the front end.
struct ModelKind {
  var model: String
  var view: String?
  var module = "@jupyter-widgets/controls"
  var version = "2.0.0"

  /// The part of a state that says so.
  var state: JSONValue.Object {
    [
      "_model_module": JSONValue(module), "_model_module_version": JSONValue(version),
      "_model_name": JSONValue(model),
      "_view_count": .null, "_view_module": JSONValue(module), "_view_module_version": JSONValue(version),
      "_view_name": view.map { JSONValue($0) } ?? .null,
    ]
  }

  static func controls(_ name: String) -> ModelKind { ModelKind(model: name + "Model", view: name + "View") }

  static func base(_ name: String) -> ModelKind {
    ModelKind(model: name + "Model", view: name + "View", module: "@jupyter-widgets/base")
  }

  static func style(_ name: String) -> ModelKind {
    ModelKind(model: name + "StyleModel", view: "StyleView")
  }
}
