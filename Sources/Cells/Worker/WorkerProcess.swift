import Foundation

/// The process that holds the session's variables and runs its cells (the executable `lectern-worker`).
final class WorkerProcess: @unchecked Sendable {
  /// What the worker reports while a cell runs.
  enum Message {
    case event(CellEvent)
    case ended(Ending)
    /// The process is gone.
    case died(String)
  }

  private let channel: FrameChannel
  private var process: ChildProcess?
  private let condition = NSCondition()
  private var startup: StartUp = .starting
  private var receiver: ((Message) -> Void)?
  /// Output that came while no cell was running: of threads that a cell has left behind. Shown with the next cell.
  private var early: [CellEvent] = []
  private let earlyLimit = 1000

  private enum StartUp {
    case starting, ready
    case failed(String)
  }

  /// The worker could not load the library.
  struct StartError: Error, CustomStringConvertible {
    let description: String
  }

  init(_ configuration: CellSession.Configuration) throws {
    let (own, other) = try FrameChannel.pair()
    channel = own
    var environment = configuration.childEnvironment
    environment["LECTERN_SESSION"] = "1"
    process = try withExtendedLifetime(other) {
      try ChildProcess(
        executable: configuration.workerExecutable,
        arguments: [configuration.library, configuration.workingDirectory], environment: environment,
        descriptors: [(3, other.descriptor)])
    }
    let reader = Thread { [weak self, channel] in
      while let header = channel.read(4) {
        var fields = FieldReader(header)
        guard let frame = channel.read(fields.number()), let kind = frame.first, let self else { break }
        self.receive(kind, frame.dropFirst())
      }
      self?.end()
    }
    reader.name = "worker messages"
    reader.stackSize = 8 << 20
    reader.start()
  }

  /// Waits until the library is loaded.
  func waitUntilReady() throws {
    try condition.withLock {
      while case .starting = startup { condition.wait() }
      if case .failed(let reason) = startup { throw StartError(description: reason) }
    }
  }

  /// Runs a compiled cell; `receiver` gets what it says, up to `ended` or `died`.
  func run(library: String, entry: String, libraries: [String], receiver: @escaping (Message) -> Void) {
    let early = condition.withLock {
      self.receiver = receiver
      defer { self.early = [] }
      return self.early
    }
    for event in early { receiver(.event(event)) }
    let texts = [library, entry] + libraries
    if !send("R", texts.flatMap { Array($0.utf8) + [0] }) { end() }
  }

  var processIdentifier: pid_t? { process?.identifier }

  func interrupt() { send("K", []) }

  func kill() {
    process?.killSession()
    channel.hangUp()
  }

  @discardableResult
  private func send(_ kind: Character, _ payload: [UInt8]) -> Bool {
    channel.write([UInt8](littleEndian: payload.count + 1) + [kind.asciiValue ?? 0] + payload)
  }

  // MARK: Receiving

  private func receive(_ kind: UInt8, _ payload: ArraySlice<UInt8>) {
    var fields = FieldReader(payload)
    switch Character(Unicode.Scalar(kind)) {
    case "H": start(problem: fields.remainingText)
    case "o": emit(.stream(.stdout, fields.remainingText))
    case "e": emit(.stream(.stderr, fields.remainingText))
    case "d": if let event = CellEvent(&fields) { emit(event) }
    case "i": emit(inputRequest(&fields))
    case "E": finish(.ended(Ending(&fields)))
    default: break
    }
  }

  private func start(problem: String) {
    condition.withLock {
      startup = problem.isEmpty ? .ready : .failed(problem)
      condition.broadcast()
    }
  }

  private func inputRequest(_ fields: inout FieldReader) -> CellEvent {
    let isPassword = fields.byte() == 1
    return .inputRequest(prompt: fields.remainingText, password: isPassword) { [weak self] line in
      self?.send("i", line.map { Array("+\($0)".utf8) } ?? Array("-".utf8))
    }
  }

  private func emit(_ event: CellEvent) {
    let receiver = condition.withLock {
      if self.receiver == nil && early.count < earlyLimit { early.append(event) }
      return self.receiver
    }
    receiver?(.event(event))
  }

  private func finish(_ message: Message) {
    let receiver = condition.withLock {
      defer { self.receiver = nil }
      return self.receiver
    }
    receiver?(message)
  }

  private func end() {
    process?.killSession()  // what its cells have started ends with it
    let status = process?.wait() ?? 0
    condition.withLock {
      if case .ready = startup {} else { startup = .failed("the worker ended: \(describeExit(status))") }
      condition.broadcast()
    }
    finish(.died(describeExit(status)))
  }
}

extension CellEvent {
  /// A display request of the library (see Display/WireFormat.swift).
  init?(_ fields: inout FieldReader) {
    let kind = fields.byte()
    let id = fields.text()
    let metadata = fields.text()
    var data: [String: String] = [:]
    for _ in 0..<fields.number() {
      let type = fields.text()
      data[type] = fields.text()
    }
    let bundle = DisplayBundle(data: data, metadata: metadata)
    switch kind {
    case 1: self = .display(bundle, id: id)
    case 2: self = .updateDisplay(bundle, id: id)
    case 3: self = .result(bundle)
    case 4: self = .clearOutput(wait: false)
    case 5: self = .clearOutput(wait: true)
    default: return nil
    }
  }
}
