import CommFrames
import Comms
import Display
import Foundation
import OrderedJSON
import Testing
import Widgets

/// The front end's side of the comms: keeps what the widgets send and sends what a front end would.
private enum FrontEnd {
  nonisolated(unsafe) static var sent: [CommFrame] = []

  static func listen() {
    sent = []
    _lecternInstallMessageSink { _, bytes, count in
      if let frame = CommFrame(Array(UnsafeBufferPointer(start: bytes, count: count))) {
        FrontEnd.sent.append(frame)
      }
    }
    _lecternStartWidgets()
  }

  static func send(_ frame: CommFrame) {
    let bytes = frame.bytes
    CommFrame.channel.withCString { _lecternDeliverMessage($0, bytes, bytes.count) }
  }

  static func update(_ widget: Widget, _ state: JSONValue) {
    send(
      CommFrame(.message, id: widget.modelID, data: ["method": "update", "state": state, "buffer_paths": []]))
  }

  /// What was sent since the last call.
  static func take() -> [CommFrame] {
    defer { sent = [] }
    return sent
  }
}

@Suite(.serialized) struct WidgetTests {
  init() { FrontEnd.listen() }

  @Test func framesComeBackAsTheyWere() {
    let frame = CommFrame(
      .open, id: "é", target: "t", data: ["a": [1, "b"]], metadata: ["v": "2"], buffers: [[1, 2], []])
    #expect(CommFrame(frame.bytes) == frame)
    #expect(CommFrame([]) == nil)
    #expect(CommFrame(Array(frame.bytes.dropLast(9))) == nil)
  }

  @Test func aWidgetIsOpenedWhenItIsShownAndOnlyOnce() {
    let slider = IntSlider(0...10, value: 3, description: "n")
    #expect(FrontEnd.take().isEmpty)
    let bundle = slider.mimeBundle
    _ = slider.mimeBundle
    let frames = FrontEnd.take()
    #expect(frames.map(\.kind) == [.open, .open, .open])
    #expect(frames.last?.id == slider.modelID)
    let state = frames.last?.data["state"]
    #expect(state?["_model_name"] == "IntSliderModel" && state?["_model_module_version"] == "2.0.0")
    #expect(state?["value"] == 3 && state?["max"] == 10)
    #expect(state?["layout"]?.stringValue == "IPY_MODEL_\(frames[0].id)")
    #expect(frames[0].metadata["version"] == "2.1.0" && frames[0].target == "jupyter.widget")
    #expect(bundle.contents["application/vnd.jupyter.widget-view+json"] != nil)
  }

  @Test func theFrontEndsValuesAreKeptEchoedAndObserved() {
    let slider = FloatSlider(0...1, value: 0.5)
    var seen: [Double] = []
    slider.observe { seen.append($0.new) }
    _ = slider.mimeBundle
    _ = FrontEnd.take()
    FrontEnd.update(slider, ["value": 0.25])
    #expect(slider.value == 0.25 && seen == [0.25])
    #expect(FrontEnd.take().map { $0.data["method"]?.stringValue } == ["echo_update"])
    FrontEnd.update(slider, ["value": 7])
    #expect(slider.value == 1)
    let answer = FrontEnd.take()
    #expect(answer.count >= 2 && answer.last?.data["state"]?["value"]?.doubleValue == 1)
  }

  @Test func ownValuesAreSentOnceAndClamped() {
    let slider = IntSlider(0...10)
    _ = slider.mimeBundle
    _ = FrontEnd.take()
    slider.value = 4
    slider.value = 4
    slider.value = 99
    let values = FrontEnd.take().map { $0.data["state"]?["value"] }
    #expect(values == [4, 10])
    #expect(slider.value == 10)
  }

  @Test func picturesAreSentAsBytes() {
    let image = Image([1, 2, 3])
    _ = image.mimeBundle
    let opened = FrontEnd.take().last
    #expect(opened?.buffers == [[1, 2, 3]] && opened?.data["buffer_paths"] == [["value"]])
    image.value = [4]
    let update = FrontEnd.take().last
    #expect(update?.buffers == [[4]] && update?.data["method"] == "update")
  }

  @Test func aReloadedPageGetsAllStates() {
    let box = VBox(Image([9]), Checkbox(true, description: "on"))
    _ = box.mimeBundle
    _ = FrontEnd.take()
    FrontEnd.send(CommFrame(.open, id: "control", target: "jupyter.widget.control"))
    FrontEnd.send(CommFrame(.message, id: "control", data: ["method": "request_states"]))
    let answer = FrontEnd.take().first
    #expect(answer?.data["method"] == "update_states")
    let state = answer?.data["states"]?[box.modelID]
    #expect(state?["model_name"] == "VBoxModel" && state?["state"]?["children"]?.arrayValue?.count == 2)
    #expect(answer?.buffers.contains([9]) == true)
  }

  @Test func commsOfNobodyAreClosed() {
    FrontEnd.send(CommFrame(.message, id: "gone", data: [:]))
    FrontEnd.send(CommFrame(.open, id: "strange", target: "no.such.target"))
    #expect(FrontEnd.take().map(\.kind) == [.close, .close])
  }

  @Test func buttonsAreClicked() {
    var clicks = 0
    let button = Button("go") { clicks += 1 }
    _ = button.mimeBundle
    FrontEnd.send(
      CommFrame(.message, id: button.modelID, data: ["method": "custom", "content": ["event": "click"]]))
    #expect(clicks == 1)
  }

  @Test func selectionsHaveValuesOfAnyType() {
    let menu = Dropdown([("one", 1.5), ("two", 2.5)])
    var seen: [Double] = []
    menu.observe { seen.append($0.new) }
    _ = menu.mimeBundle
    FrontEnd.update(menu, ["index": 1])
    #expect(menu.value == 2.5 && menu.label == "two" && seen == [2.5])
    FrontEnd.update(menu, ["index": 5])
    #expect(menu.index == 1)
    menu.value = 1.5
    #expect(menu.index == 0)
  }

  @Test func interactShowsWhatTheFunctionMakes() {
    let interaction = interactive(0...10, true, labels: ["n", "on"]) { n, isOn in
      print("n is \(n)")
      return isOn ? n * 2 : 0
    }
    let slider = interaction.controls[0] as? IntSlider
    #expect(slider?.value == 5 && slider?.description == "n")
    let texts = interaction.output.outputs.map { $0["text"] ?? $0["data"]?["text/plain"] }
    #expect(texts == ["n is 5\n", "10"])
    slider?.value = 7
    #expect(interaction.output.outputs.last?["data"]?["text/plain"] == "14")
  }

  @Test func interactShowsAPictureWithoutAnOutput() {
    let interaction = interactive(0...10) { n in PNG([UInt8(n), 255]) }
    #expect(interaction.picture.value == [5, 255])
    (interaction.controls[0] as? IntSlider)?.value = 6
    #expect(interaction.picture.value == [6, 255])
    #expect(interaction.output.outputs.isEmpty)
  }

  @Test func outputsKeepTheOrderOfTextAndDisplays() {
    let output = Output()
    output.capture {
      print("a")
      display("b")
      print("c")
    }
    #expect(output.outputs.map { $0["output_type"]?.stringValue } == ["stream", "display_data", "stream"])
    output.capture(clear: true) { print("only") }
    #expect(output.outputs.map { $0["text"] } == ["only\n"])
  }
}
