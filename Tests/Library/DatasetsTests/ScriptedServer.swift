import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A web server on this machine that gives one answer after another, whatever is asked, and remembers the paths.
final class ScriptedServer: @unchecked Sendable {
  private let listener: Int32
  private let lock = NSLock()
  private var answers: [[UInt8]]
  private var asked: [String] = []
  let port: UInt16

  /// Listens on a free port; `answers` are whole HTTP answers, given in order, the last one again and again.
  init(_ answers: [[UInt8]]) {
    self.answers = answers
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        _ = bind(descriptor, plain, length)
        _ = getsockname(descriptor, plain, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    listen(listener, 8)
    Thread.detachNewThread { [self] in while serveOne() {} }
  }

  deinit { close(listener) }

  var address: String { "http://127.0.0.1:\(port)" }
  var paths: [String] { lock.withLock { asked } }

  private func serveOne() -> Bool {
    let connection = accept(listener, nil, nil)
    guard connection >= 0 else { return false }
    defer { close(connection) }
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return true }
      request += buffer[..<count]
    }
    let answer = lock.withLock {
      asked.append(String(decoding: request, as: UTF8.self).split(separator: " ")[1].description)
      return answers.count > 1 ? answers.removeFirst() : answers[0]
    }
    _ = answer.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    return true
  }

  static func answer(_ status: String, _ body: [UInt8], declaredLength: Int? = nil) -> [UInt8] {
    let head =
      "HTTP/1.1 \(status)\r\nContent-Length: \(declaredLength ?? body.count)\r\nConnection: close\r\n\r\n"
    return Array(head.utf8) + body
  }
}
