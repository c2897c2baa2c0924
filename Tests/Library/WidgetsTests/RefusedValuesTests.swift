import CommFrames
import Comms
import Display
import OrderedJSON
import Testing
import Widgets

/// What a page may send that a widget cannot hold: refused, and put right in the page, as ipywidgets does.
@Suite(.serialized) struct RefusedValuesTests {
  nonisolated(unsafe) private static var sent: [CommFrame] = []

  init() {
    Self.sent = []
    _lecternInstallMessageSink { _, bytes, count in
      if let frame = CommFrame(Array(UnsafeBufferPointer(start: bytes, count: count))) {
        RefusedValuesTests.sent.append(frame)
      }
    }
    _lecternStartWidgets()
  }

  private func send(_ state: JSONValue, to widget: Widget) {
    let frame = CommFrame(
      .message, id: widget.modelID, data: ["method": "update", "state": state, "buffer_paths": []])
    let bytes = frame.bytes
    CommFrame.channel.withCString { _lecternDeliverMessage($0, bytes, bytes.count) }
  }

  /// Every kind of control with a value, and what its value may not be.
  private static let controls: [(Widget, value: String, refused: [JSONValue])] = [
    (IntSlider(0...10, value: 3), "value", ["x", nil, [], true]),
    (FloatSlider(0...1, value: 0.5), "value", ["x", nil, [1, 2]]),
    (BoundedIntText(0...10, value: 3), "value", ["x", nil]),
    (BoundedFloatText(0...10, value: 3), "value", ["x", nil]),
    (IntText(4), "value", ["x", nil]), (FloatText(4), "value", ["x", nil]),
    (IntProgress(0...10, value: 3), "value", ["x", nil]),
    (Play(0...10, value: 3), "value", ["x", nil]),
    (IntRangeSlider(0...10, value: 2...3), "value", ["x", nil, [1], [3, 2], ["a", "b"]]),
    (Checkbox(true), "value", ["x", nil, 3]), (ToggleButton("b", value: true), "value", ["x", nil]),
    (TextField("a"), "value", [3, nil, []]),
    (Dropdown(["a", "b"]), "index", ["x", nil, 5, -1]),
  ]

  @Test func whatAControlCannotHoldIsRefused() {
    for (control, name, refused) in Self.controls {
      _ = control.mimeBundle
      let before = control.state[name]
      for value in refused {
        send(.object([name: value]), to: control)
        #expect(control.state[name] == before, "\(type(of: control)) took \(value.text())")
      }
    }
  }

  @Test func theValueCanStillBeReadAndThePageIsPutRight() {
    let slider = IntSlider(0...10, value: 3)
    _ = slider.mimeBundle
    Self.sent = []
    send(["value": "x"], to: slider)
    #expect(slider.value == 3)
    let update = Self.sent.last { $0.data["method"] == "update" }
    #expect(update?.data["state"]?["value"] == 3)
    send(["value": nil, "max": "y", "step": []], to: slider)
    #expect((slider.value, slider.max, slider.step) == (3, 10, 1))
    send(["value": 7], to: slider)
    #expect(slider.value == 7)
  }
}
