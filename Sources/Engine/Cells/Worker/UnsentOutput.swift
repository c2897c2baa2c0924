import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What a worker has written and not sent yet, for when it is killed: the memory in which it queues text, and the pipes behind
/// its descriptors 1 and 2 (see lectern-worker/streams/output.c).
final class UnsentOutput: @unchecked Sendable {
  /// One piece of text in the shared memory: length, number of the cell, kind of the frame (4 bytes each), text.
  private static let headSize = 12
  private static let textSize = 1 << 15
  private static let pieceSize = headSize + textSize

  private let lock = NSLock()
  private let memory: Int32
  private let readingEnds: [Int32]
  private var writingEnds: [Int32]
  private var isTaken = false

  init() throws {
    memory = Self.sharedMemory(size: 2 * Self.pieceSize)
    var ends: [(reading: Int32, writing: Int32)] = []
    for _ in 0..<2 {
      var pair: [Int32] = [-1, -1]
      guard pipe(&pair) == 0 else {
        throw ChildProcess.StartError(executable: "a pipe", reason: String(cString: strerror(errno)))
      }
      for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      ends.append((pair[0], pair[1]))
    }
    readingEnds = ends.map(\.reading)
    writingEnds = ends.map(\.writing)
  }

  deinit {
    closeChildEnds()
    for descriptor in readingEnds + [memory] where descriptor >= 0 { close(descriptor) }
  }

  /// As the worker expects them (lectern-worker/streams/streams.h). Without shared memory it does
  /// with memory of its own.
  var childDescriptors: [(child: Int32, own: Int32)] {
    let pipes = zip(readingEnds, writingEnds).enumerated().flatMap { index, ends in
      [(Int32(5 + 2 * index), ends.0), (Int32(6 + 2 * index), ends.1)]
    }
    return memory < 0 ? pipes : [(4, memory)] + pipes
  }

  func closeChildEnds() {
    lock.withLock {
      for descriptor in writingEnds { close(descriptor) }
      writingEnds = []
    }
  }

  /// What was left, with the numbers of the cells that it belongs to; to be called once the worker has ended. There is nothing the second
  /// time.
  func take() -> [(stream: StreamName, text: String, number: Int)] {
    lock.withLock {
      if isTaken { return [] }
      isTaken = true
      let streams: [(Int32, StreamName)] = [(readingEnds[0], .stdout), (readingEnds[1], .stderr)]
      let unread = streams.map { (stream: $0.1, text: Self.rest(of: $0.0), number: 0) }
      return queued() + unread.filter { !$0.text.isEmpty }
    }
  }

  private func queued() -> [(stream: StreamName, text: String, number: Int)] {
    var bytes = [UInt8](repeating: 0, count: 2 * Self.pieceSize)
    guard memory >= 0, pread(memory, &bytes, bytes.count, 0) == bytes.count else { return [] }
    return [bytes[..<Self.pieceSize], bytes[Self.pieceSize...]].compactMap {
      piece -> (StreamName, String, Int)? in
      var fields = FieldReader(piece)
      let length = min(fields.number(), Self.textSize)
      let number = fields.number()
      let name: StreamName = fields.number() == Int(UInt8(ascii: "e")) ? .stderr : .stdout
      return length == 0
        ? nil : (name, String(decoding: fields.remainingBytes.prefix(length), as: UTF8.self), number)
    }
  }

  private static func rest(of pipe: Int32) -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    _ = fcntl(pipe, F_SETFL, O_NONBLOCK)
    while true {
      let got = read(pipe, &buffer, buffer.count)
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { return String(decoding: text, as: UTF8.self) }
      text += buffer[..<got]
    }
  }

  /// Memory without a name, as a descriptor; -1 if the system has none.
  private static func sharedMemory(size: Int) -> Int32 {
    let name = "/lectern-\(getpid())-\(UInt32.random(in: .min ... .max))"
    let descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { return -1 }
    shm_unlink(name)
    if ftruncate(descriptor, size) == 0 { return descriptor }
    close(descriptor)
    return -1
  }
}
