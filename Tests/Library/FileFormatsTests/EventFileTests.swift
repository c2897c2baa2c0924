import FileFormats
import Foundation
import Testing

@Suite struct EventFileTests {
  private func write(_ body: (EventFileWriter, Date) throws -> Void) throws -> [UInt8] {
    let folder = NSTemporaryDirectory() + "lectern-events-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let time = Date(timeIntervalSince1970: 1_700_000_000.5)
    let writer = try EventFileWriter(folder: folder + "/train", now: time)
    try body(writer, time)
    return Array(try Data(contentsOf: URL(fileURLWithPath: writer.path)))
  }

  @Test func bytesAreThoseOfTensorBoardsOwnWriter() throws {
    let bytes = try write { writer, time in
      try writer.write(
        [
          SummaryValue(tag: "epoch_loss", .scalar(0.25)),
          SummaryValue(
            tag: "w", .histogram([.init(left: -1, right: 0, count: 3), .init(left: 0, right: 1, count: 5)])),
          SummaryValue(tag: "r", .images(width: 4, height: 5, pngs: [[0x89, 0x50, 0x4E, 0x47]])),
          SummaryValue(tag: "t", .text("*Привет*")),
          SummaryValue(tag: "keras", .kerasModel(json: "{}")),
        ], step: 300, time: time)
    }
    #expect(try bytes == Golden.bytes("events.bin"))
  }

  @Test func graphsAreThoseOfTensorBoardsOwnWriter() throws {
    let bytes = try write { writer, time in
      try writer.write(
        graph: [
          NodeDefinition("x", "Placeholder", outputs: [.init(dtype: .float32, shape: [nil, 784])]),
          NodeDefinition("code/kernel", "VariableV2", outputs: [.init(dtype: .float64, shape: [784, 2])]),
          NodeDefinition(
            "code/Heads", "Heads", inputs: ["x", "code/kernel"],
            outputs: [.init(dtype: .int64, shape: [nil, 2]), .init(dtype: .float32, shape: [])]),
        ], time: time)
    }
    #expect(try bytes == Golden.bytes("graph.bin"))
  }

  @Test func scalarsComeBack() throws {
    #expect(
      try EventReader.scalars(Golden.bytes("events.bin")) == [
        ScalarEvent(tag: "epoch_loss", step: 300, value: 0.25)
      ])
  }

  @Test func everyDamageIsAnError() throws {
    let bytes = try Golden.bytes("events.bin")
    let first = 8 + 4 + Int(bytes[0]) + 4
    for length in 1..<bytes.count where length != first {
      #expect(throws: FileError.self, "cut to \(length)") {
        try EventReader.scalars(Array(bytes.prefix(length)))
      }
    }
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(throws: FileError.self, "byte \(index)") { try EventReader.scalars(damaged) }
    }
  }

  @Test func anUnwritableFolderIsAClearError() {
    let error = #expect(throws: FileError.self) { try EventFileWriter(folder: "/proc/none/logs") }
    #expect(error?.message.contains("/proc/none/logs") == true)
  }
}
