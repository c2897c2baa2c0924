import Foundation

/// The process that holds the session's variables and runs its cells (the executable `lectern-worker`).
final class WorkerProcess: @unchecked Sendable {
  /// What the worker reports while a cell runs.
  enum Message {
    case event(CellEvent)
    case answer([UInt8])
    case ended(Ending)
    /// The process is gone.
    case died(String)
  }

  /// What the user has to know about it from the start.
  private var notice: String?
  private let channel: FrameChannel
  private let unsent: UnsentOutput
  private var process: ChildProcess?
  private let condition = NSCondition()
  private var startup: StartUp = .starting
  private var hasEnded = false
  /// Who gets what belongs to a running cell, or a message that is being dealt with, by its number.
  private var receivers: [Int: (Message) -> Void] = [:]
  private var runningCell: Int?
  private let onBackgroundMessage: (Int, Message) -> Void
  private let interruptions = InterruptionWatch()
  /// Gets what the worker says of stopped code. Set before the first cell.
  var onDebuggerFrame: (ArraySlice<UInt8>) -> Void = { _ in }

  private enum StartUp {
    case starting, ready
    case failed(String)
  }

  /// The worker could not load the library.
  struct StartError: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter onBackgroundMessage: gets what comes while nothing is running that it belongs to, with the number of what it does
  ///   belong to; 0 if that is not known.
  init(
    _ configuration: CellSession.Configuration, onBackgroundMessage: @escaping (Int, Message) -> Void
  ) throws {
    self.onBackgroundMessage = onBackgroundMessage
    let (own, other) = try FrameChannel.pair()
    channel = own
    unsent = try UnsentOutput()
    let folder = WorkingFolder(configuration.workingDirectory)
    notice = folder.notice
    process = try withExtendedLifetime(other) {
      try ChildProcess(
        executable: configuration.workerExecutable,
        arguments: [configuration.library, folder.path], environment: configuration.childEnvironment,
        descriptors: [(3, other.descriptor)] + unsent.childDescriptors)
    }
    unsent.closeChildEnds()
    try StartedThread.start("the worker's messages", stackSize: 8 << 20) { [weak self, channel] in
      while let header = self?.interruptions.whileWaiting({ channel.read(4) }) ?? nil {
        var fields = FieldReader(header)
        guard let frame = channel.read(fields.number()), let kind = frame.first, let self else { break }
        self.receive(kind, frame.dropFirst())
      }
      self?.end()
    }
  }

  /// What the user has to know about it; nothing the second time.
  func takeNotice() -> String? {
    condition.withLock {
      defer { notice = nil }
      return notice
    }
  }

  /// Waits until the library is loaded; false if it `isInterrupted` before.
  func waitUntilReady(unless isInterrupted: () -> Bool) throws -> Bool {
    try condition.withLock {
      while case .starting = startup {
        _ = condition.wait(until: Date(timeIntervalSinceNow: 0.05))
        if isInterrupted() { return false }
      }
      if case .failed(let reason) = startup { throw StartError(description: reason) }
      return true
    }
  }

  /// Runs a compiled cell under a number that nothing else has; `receiver` gets what it says, up to `ended` or `died`.
  func run(number: Int, _ frame: [UInt8], receiver: @escaping (Message) -> Void) {
    condition.withLock {
      receivers[number] = receiver
      runningCell = number
    }
    request("R", [UInt8](littleEndian: number) + frame)
  }

  /// Asks the library about variables (Display/Variables/VariableQueries.swift); `receiver` gets the answer and then `ended`, or `died`.
  func ask(number: Int, _ question: [UInt8], receiver: @escaping (Message) -> Void) {
    condition.withLock { receivers[number] = receiver }
    request("q", [UInt8](littleEndian: number) + question)
  }

  /// Hands over a message under a number that nothing else has; `receiver` gets what is said in dealing with it, up to `ended` or `died`.
  func deliver(number: Int, _ message: SideMessage, receiver: @escaping (Message) -> Void) {
    condition.withLock { receivers[number] = receiver }
    request("m", [UInt8](littleEndian: number) + Array(message.channel.utf8) + [0] + message.bytes)
  }

  private func request(_ kind: Character, _ payload: [UInt8]) {
    let isGone = condition.withLock { hasEnded }
    if isGone || !send(kind, payload) { end() }
  }

  var processIdentifier: pid_t? { process?.identifier }

  /// Ends what runs; if that does not help, the process.
  func interrupt() {
    let number = interruptions.ask()
    send("K", [UInt8](littleEndian: number))
    // While the library is loaded, nothing runs.
    guard condition.withLock({ if case .ready = startup { true } else { false } }) else { return }
    interruptions.watch(number) { [weak self] in self?.kill() }
  }

  /// Sends a debugger's command (lectern-worker/debugger/debug.c).
  func command(_ command: [UInt8]) { send("D", command) }

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
    if kind == UInt8(ascii: "H") { return start(problem: fields.remainingText) }
    let number = fields.number()
    switch Character(Unicode.Scalar(kind)) {
    case "o": emit(.stream(.stdout, fields.remainingText), number)
    case "e": emit(.stream(.stderr, fields.remainingText), number)
    case "d": if let event = CellEvent(&fields) { emit(event, number) }
    case "i": emit(inputRequest(&fields), number)
    case "m": emit(.message(fields.sideMessage()), number)
    case "D": onDebuggerFrame(fields.remainingBytes)
    case "K": interruptions.answered(number)
    case "F": onBackgroundMessage(number, .ended(Ending(&fields)))
    case "a": answer(Array(fields.remainingBytes), number)
    case "E": finish(number, .ended(Ending(&fields)))
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
    let question = fields.number()
    let isPassword = fields.byte() == 1
    return .inputRequest(prompt: fields.remainingText, password: isPassword) { [weak self] line in
      self?.send("i", [UInt8](littleEndian: question) + (line.map { "+\($0)" } ?? "-").utf8)
    }
  }

  /// What comes from nobody in particular belongs to the cell that runs.
  private func emit(_ event: CellEvent, _ number: Int) {
    let receiver = condition.withLock {
      receivers[number] ?? (number == 0 ? runningCell.flatMap { receivers[$0] } : nil)
    }
    if let receiver { receiver(.event(event)) } else { onBackgroundMessage(number, .event(event)) }
  }

  private func answer(_ bytes: [UInt8], _ number: Int) {
    condition.withLock { receivers[number] }?(.answer(bytes))
  }

  private func finish(_ number: Int, _ message: Message) {
    let receiver = condition.withLock {
      if runningCell == number { runningCell = nil }
      return receivers.removeValue(forKey: number)
    }
    if let receiver { receiver(message) } else { onBackgroundMessage(number, message) }
  }

  private func end() {
    process?.killSession()  // what its cells have started ends with it
    let status = process?.wait() ?? 0
    let waiting = condition.withLock {
      if case .ready = startup {} else { startup = .failed("the worker ended: \(describeExit(status))") }
      hasEnded = true
      condition.broadcast()
      return receivers.keys.sorted()
    }
    for (name, text, number) in unsent.take() { emit(.stream(name, text), number) }
    interruptions.processHasEnded()
    let reason = interruptions.wasInVain ? "it did not stop when interrupted" : describeExit(status)
    for number in waiting { finish(number, .died(reason)) }
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
