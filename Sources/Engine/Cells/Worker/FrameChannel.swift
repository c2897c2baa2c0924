import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One end of a two-way channel to a child process. Closed in all other children.
final class FrameChannel: @unchecked Sendable {
  let descriptor: Int32
  private let writing = NSLock()

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Two ends that are connected.
  static func pair() throws -> (own: FrameChannel, other: FrameChannel) {
    let ends = try connectedDescriptors()
    return (FrameChannel(descriptor: ends.0), FrameChannel(descriptor: ends.1))
  }

  deinit { close(descriptor) }

  /// Wakes a reader with the end of input; the descriptor is closed when nobody holds it.
  func hangUp() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Writes all of `bytes`; false when the other end is gone.
  @discardableResult
  func write(_ bytes: [UInt8]) -> Bool {
    writing.withLock {
      bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
          let rest = buffer.baseAddress.map { $0 + done }
          let put = send(descriptor, rest, buffer.count - done, Int32(MSG_NOSIGNAL))
          if put < 0 && errno == EINTR { continue }
          if put <= 0 { return false }
          done += put
        }
        return true
      }
    }
  }

  /// Reads exactly `count` bytes; nil at the end.
  func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        recv(descriptor, buffer.baseAddress.map { $0 + done }, count - done, 0)
      }
      if got < 0 && errno == EINTR { continue }
      if got <= 0 { return nil }
      done += got
    }
    return bytes
  }
}

/// Two connected sockets, which other children do not inherit. (A pipe could only be marked so in a second step, in
/// between which another thread may start a process.)
func connectedDescriptors() throws -> (Int32, Int32) {
  var ends: [Int32] = [0, 0]
  let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
  guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
    throw ChildProcess.StartError(executable: "a channel", reason: String(cString: strerror(errno)))
  }
  return (ends[0], ends[1])
}

/// Fields taken one after another from the front of some bytes (all numbers little-endian).
struct FieldReader {
  private var rest: ArraySlice<UInt8>
  init(_ bytes: some Collection<UInt8>) { rest = ArraySlice(bytes) }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }
  mutating func number(bytes count: Int = 4) -> Int {
    let part = rest.prefix(count)
    rest = rest.dropFirst(count)
    return part.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  /// A length and as much text.
  mutating func text() -> String {
    let length = number()
    let part = rest.prefix(length)
    rest = rest.dropFirst(length)
    return String(decoding: part, as: UTF8.self)
  }
  var remainingText: String { String(decoding: rest, as: UTF8.self) }
  var remainingBytes: ArraySlice<UInt8> { rest }
  /// A channel's name, ended by a zero byte, and the message's bytes.
  func sideMessage() -> SideMessage {
    let name = rest.prefix { $0 != 0 }
    return SideMessage(
      channel: String(decoding: name, as: UTF8.self), bytes: Array(rest.dropFirst(name.count + 1)))
  }
}

extension [UInt8] {
  /// A number in four bytes, little-endian.
  init(littleEndian number: Int) {
    self = (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
