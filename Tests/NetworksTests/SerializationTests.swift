import Foundation
import Networks
import Tensors
import Testing

/// Files of real Keras are loaded here: a few are kept beside the tests; scripts/test-keras-files.py makes all.
@Suite struct KerasFileTests {
  static let folders: [URL] = {
    let golden = Bundle.module.bundleURL.appendingPathComponent("Golden/serialization")
    let given = ProcessInfo.processInfo.environment["LECTERN_KERAS_FILES"].map { URL(fileURLWithPath: $0) }
    return [golden] + (given.map { [$0.appendingPathComponent("keras")] } ?? [])
  }()

  static let files: [URL] = folders.flatMap { folder in
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".keras") }.sorted().map { folder.appendingPathComponent($0) }
  }

  @Test(arguments: files) func loadsAndPredictsAsKeras(file: URL) throws {
    let model = try models.loadModel(file.path)
    let arrays = try np.loadArchive(file.deletingPathExtension().path + ".npz")
    expectEqual(model, arrays)
    // What was read is written and read again.
    let copy = NSTemporaryDirectory() + "lectern-\(UUID().uuidString).keras"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try model.save(copy)
    expectEqual(try models.loadModel(copy), arrays)
  }

  private func expectEqual(_ model: Model, _ arrays: [String: Tensor]) {
    let outputs: [Tensor] = model(numbered("input", arrays))
    let expected = numbered("output", arrays)
    #expect(outputs.count == expected.count && !outputs.isEmpty)
    for (output, value) in zip(outputs, expected) { #expect(difference(output, value) < 1e-5) }
  }

  private func numbered(_ name: String, _ arrays: [String: Tensor]) -> [Tensor] {
    (0..<arrays.count).compactMap { arrays["\(name)_\($0)"] }
  }
}
