import Foundation

/// An event file of TensorBoard, written event by event (tensorboard/compat/proto/event.proto in the record format
/// of tensorflow/core/lib/io/record_writer.cc).
package final class EventFileWriter {
  /// Where the file lies.
  package let path: String
  private let file: UnsafeMutablePointer<FILE>

  /// Starts a file in `folder`, which is made if need be, under a name that TensorBoard recognises.
  package init(folder: String, now: Date = Date()) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw FileError("\(folder): the folder for TensorBoard cannot be made: \(error.localizedDescription)")
    }
    let process = ProcessInfo.processInfo
    let unique = UInt32.random(in: 0 ... .max)
    path =
      "\(folder)/events.out.tfevents.\(Int(now.timeIntervalSince1970)).\(process.hostName)"
      + ".\(process.processIdentifier).\(unique).v2"
    guard let file = fopen(path, "wb") else {
      throw FileError("\(path): cannot be written: \(systemErrorText()).")
    }
    self.file = file
    try write(time: now) { $0.text(3, "brain.Event:2") }
  }

  deinit { fclose(file) }

  /// Appends what is to be shown at `step`.
  package func write(_ values: [SummaryValue], step: Int, time: Date = Date()) throws {
    try write(time: time) { event in
      event.integer(2, step)
      event.message(5) { summary in
        for value in values { summary.message(1, value.encode) }
      }
    }
  }

  /// Appends the graph of what runs (GraphDef in tensorboard/compat/proto/graph.proto).
  package func write(graph nodes: [NodeDefinition], time: Date = Date()) throws {
    try write(time: time) { event in
      event.message(4) { graph in
        for node in nodes { graph.message(1, node.encode) }
      }
    }
  }

  private func write(time: Date, _ fill: (inout ProtocolBuffer) -> Void) throws {
    var event = ProtocolBuffer()
    event.double(1, time.timeIntervalSince1970)
    fill(&event)
    let record = EventRecord.encode(event.bytes)
    // Flushed at once: TensorBoard reads the file while it grows, and a killed program loses nothing.
    guard fwrite(record, 1, record.count, file) == record.count, fflush(file) == 0 else {
      throw FileError("\(path): cannot be written: \(systemErrorText()). Is the disk full?")
    }
  }
}

/// A record: length, checksum of the length, content, checksum of the content.
package enum EventRecord {
  package static func encode(_ content: [UInt8]) -> [UInt8] {
    var record: [UInt8] = []
    record.appendLittleEndian(UInt64(content.count))
    record.appendLittleEndian(CRC32C.masked(record))
    record += content
    record.appendLittleEndian(CRC32C.masked(content))
    return record
  }

  /// The contents of the records in `bytes`, each checked.
  static func decode(_ bytes: [UInt8]) throws -> [[UInt8]] {
    var reader = ByteReader(bytes)
    var contents: [[UInt8]] = []
    while reader.remaining > 0 {
      let lengthBytes = Array(try reader.read(8, "a record's length"))
      let lengthChecksum = try reader.littleEndian(UInt32.self, "a record's checksum")
      guard CRC32C.masked(lengthBytes) == lengthChecksum else {
        throw FileError("holds a record whose length fails its checksum.")
      }
      let length = Int(clamping: lengthBytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
      let content = Array(try reader.read(length, "a record"))
      guard try reader.littleEndian(UInt32.self, "a record's checksum") == CRC32C.masked(content) else {
        throw FileError("holds a record that fails its checksum.")
      }
      contents.append(content)
    }
    return contents
  }
}
