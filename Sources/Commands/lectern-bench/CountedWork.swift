import CommFrames
import Display
import Foundation
import Networks
import Plots
import Tensors
import Widgets

/// Small pieces of work whose instructions and allocations are counted (scripts/limits.py): they show what is
/// done around the kernels, which hardly depends on the machine.
enum CountedWork: String, CaseIterable {
  /// One training step of a small dense autoencoder.
  case step
  /// A line and some points, with labels and a legend, written as PNG.
  case figure
  /// A slider's new value, as a page sends it; a handler sets another widget, which tells the page.
  case message

  /// The work, to be done again and again.
  func makeWork() throws -> () throws -> Void {
    switch self {
    case .step: return step()
    case .figure: return figure()
    case .message: return message()
    }
  }

  private func step() -> () throws -> Void {
    keras.utils.setRandomSeed(1)
    let input = layers.Input(shape: [32])
    let code = layers.Dense(8, activation: "relu")(input)
    let model = Model(input, layers.Dense(32, activation: "sigmoid")(code))
    model.compile(optimizer: "adam", loss: "binary_crossentropy")
    let batch = RandomGenerator(seed: 1).uniform([16, 32])
    return { let _: Double = model.trainOnBatch(batch, batch) }
  }

  private func figure() -> () throws -> Void {
    let x = Tensor((0..<50).map { Float($0) / 10 })
    let path = NSTemporaryDirectory() + "lectern-counted-\(ProcessInfo.processInfo.processIdentifier).png"
    return {
      plt.figure(figsize: (4, 3))
      plt.plot(x, x.sin(), label: "sine")
      plt.scatter(x, x.cos(), s: 4, label: "cosine")
      plt.title("Two functions")
      plt.legend()
      try plt.savefig(path)
      plt.close("all")
      try FileManager.default.removeItem(atPath: path)
    }
  }

  private func message() -> () throws -> Void {
    _lecternInstallMessageSink { _, _, _ in }
    _lecternStartWidgets()
    let slider = IntSlider(0...100, value: 0)
    let shown = IntText(0)
    _ = (slider.mimeBundle, shown.mimeBundle)
    slider.observe { shown.value = 2 * $0.new }
    var value = 0
    return {
      value = (value + 1) % 100
      let frame = CommFrame(
        .message, id: slider.modelID,
        data: ["method": "update", "state": ["value": .init(value)], "buffer_paths": []])
      let bytes = frame.bytes
      CommFrame.channel.withCString { _lecternDeliverMessage($0, bytes, bytes.count) }
    }
  }
}
