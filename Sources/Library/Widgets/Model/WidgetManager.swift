import CommFrames
import Comms
import Foundation
import OrderedJSON

/// The widgets that the front end knows, and the answers to a front end that asks for all of them, as after a reload of its page.
final class WidgetManager: @unchecked Sendable {
  static let shared = WidgetManager()
  static let target = "jupyter.widget"
  static let protocolVersion = "2.1.0"
  private static let controlTarget = "jupyter.widget.control"

  private var widgets: [String: Widget] = [:]
  private var order: [String] = []

  func add(_ widget: Widget) {
    Widget.lock.withLock {
      if widgets.updateValue(widget, forKey: widget.modelID) == nil { order.append(widget.modelID) }
    }
  }

  func remove(_ widget: Widget) {
    Widget.lock.withLock {
      widgets[widget.modelID] = nil
      order.removeAll { $0 == widget.modelID }
    }
  }

  /// In the order of their making, so that what a widget refers to comes before it.
  private var all: [Widget] { Widget.lock.withLock { order.compactMap { widgets[$0] } } }

  func listen() {
    CommManager.shared.register(target: Self.controlTarget) { comm, _ in
      comm.onMessage = { [weak self] content in
        if content.data["method"]?.stringValue == "request_states" { self?.sendStates(on: comm) }
      }
    }
  }

  private func sendStates(on comm: Comm) {
    var states: JSONValue.Object = [:]
    var paths: [JSONValue] = []
    var buffers: [[UInt8]] = []
    for widget in all {
      let (state, binary) = widget.savedState
      states[widget.modelID] = state
      for (name, bytes) in binary {
        paths.append([JSONValue(widget.modelID), "state", JSONValue(name)])
        buffers.append(bytes)
      }
    }
    comm.send(
      CommContent(
        ["method": "update_states", "states": .object(states), "buffer_paths": .array(paths)],
        buffers: buffers))
  }
}

/// Makes the session answer comms and questions for its widgets; the worker calls it when the library is loaded.
@_cdecl("lectern_library_loaded")
public func _lecternStartWidgets() { WidgetManager.shared.listen() }
