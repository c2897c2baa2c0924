internal import CStreams
import CommFrames
import Display
import Glibc
import OrderedJSON

/// Catches what one thread prints and shows.
final class OutputCapture: @unchecked Sendable {
  /// What was caught, as a notebook's file writes outputs.
  private(set) var outputs: [JSONValue] = []
  private var text: [UInt8] = []
  private var clearsBeforeNext = false
  private var places: [String: Int] = [:]

  /// Runs `body` and catches what it shows; figures that it has drawn are shown at its end.
  func run<Value>(_ body: () throws -> Value) rethrows -> Value {
    let sink = DisplaySink { [unowned self] request in receive(request) }
    defer { endText() }
    return try DisplaySink.$redirection.withValue(sink) {
      try catchingText {
        defer { runCellEndHooks() }
        return try body()
      }
    }
  }

  // MARK: Displays

  private func receive(_ request: DisplayRequest) {
    fflush(stdout)
    endText()
    switch request {
    case .display(let bundle, let id):
      add(Self.output(bundle))
      places[id] = outputs.count - 1
    case .result(let bundle): add(Self.output(bundle))
    case .update(let bundle, let id): if let place = places[id] { outputs[place] = Self.output(bundle) }
    case .clear(let wait): if wait { clearsBeforeNext = true } else { clear() }
    }
  }

  private func add(_ output: JSONValue) {
    if clearsBeforeNext { clear() }
    outputs.append(output)
  }

  private func clear() {
    clearsBeforeNext = false
    outputs = []
    places = [:]
  }

  /// A bundle as a notebook's file writes it.
  static func output(_ bundle: MIMEBundle) -> JSONValue {
    var data: JSONValue.Object = [:]
    for (type, content) in bundle.contents.sorted(by: { $0.key < $1.key }) {
      data[type] = (try? JSONValue(parsing: content.jsonText)) ?? .null
    }
    var metadata: JSONValue.Object = [:]
    for (type, text) in bundle.metadata { metadata[type] = (try? JSONValue(parsing: text)) ?? [:] }
    return ["output_type": "display_data", "data": .object(data), "metadata": .object(metadata)]
  }

  // MARK: Text

  private func endText() {
    if text.isEmpty { return }
    add(["output_type": "stream", "name": "stdout", "text": JSONValue(String(decoding: text, as: UTF8.self))])
    text = []
  }

  /// While `body` runs, a stream stands in for standard output that keeps what this thread writes and hands on what others do.
  private func catchingText<Value>(_ body: () throws -> Value) rethrows -> Value {
    let stand = StandardOutputStand(thread: pthread_self(), former: stdout) { [unowned self] in text += $0 }
    let cookie = Unmanaged.passRetained(stand)
    defer { cookie.release() }
    let writer: stream_writer = { context, text, count in
      guard let context, let text else { return 0 }
      let stand = Unmanaged<StandardOutputStand>.fromOpaque(context).takeUnretainedValue()
      return stand.write(UnsafeRawBufferPointer(start: text, count: count))
    }
    guard let stream = open_writing_stream(cookie.toOpaque(), writer) else { return try body() }
    stdout = stream
    defer {
      stdout = stand.former
      fclose(stream)
    }
    return try body()
  }
}

/// What stands behind the stream.
private final class StandardOutputStand {
  let thread: pthread_t
  let former: UnsafeMutablePointer<FILE>?
  let keep: ([UInt8]) -> Void

  init(thread: pthread_t, former: UnsafeMutablePointer<FILE>?, keep: @escaping ([UInt8]) -> Void) {
    self.thread = thread
    self.former = former
    self.keep = keep
  }

  func write(_ text: UnsafeRawBufferPointer) -> Int {
    if pthread_equal(thread, pthread_self()) != 0 {
      keep(Array(text))
    } else if let former {
      fwrite(text.baseAddress, 1, text.count, former)
    }
    return text.count
  }
}
