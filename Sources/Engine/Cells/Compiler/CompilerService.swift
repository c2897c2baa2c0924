import Foundation
import OrderedJSON

/// The toolchain's sourcekitd in a process of its own (the executable `lectern-compiler`): a crash
/// of it is neither a lost session nor a dead kernel. Requests may be made from several threads at
/// once.
final class CompilerService: @unchecked Sendable {
  private let channel: FrameChannel
  private let process: ChildProcess
  private let condition = NSCondition()
  private var answers: [Int: Result<JSON, ServiceError>] = [:]
  private var ignored: Set<Int> = []
  private var nextIdentifier = 1
  private var hasEnded = false

  /// Why a request has no answer.
  enum ServiceError: Error {
    /// The process has ended, by itself or by ``kill()``.
    case ended
    /// There was no answer in time.
    case late
    /// sourcekitd refused the request.
    case refused(String)
  }

  /// A field of a request.
  enum Value {
    case string(String)
    case uid(String)
    case integer(Int)
    case strings([String])
    /// Of a completion's results only those are wanted whose text for the key begins so.
    case prefix(String)
  }

  /// - Parameter options: of the optimiser, as swiftc takes them behind `-Xllvm`.
  init(executable: String, library: String, options: [String], environment: ChildEnvironment) throws {
    let (own, other) = try FrameChannel.pair()
    channel = own
    // What the compiler itself prints nobody waits for; a pipe that nobody reads would stop it.
    let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { if nowhere >= 0 { close(nowhere) } }
    process = try withExtendedLifetime(other) {
      try ChildProcess(
        executable: executable, arguments: [library] + options, environment: environment,
        descriptors: [(0, other.descriptor), (1, other.descriptor), (2, nowhere)].filter { $0.1 >= 0 })
    }
    try StartedThread.start("the compiler's answers") { [weak self, channel] in
      while let header = channel.read(8), let self {
        var fields = FieldReader(header)
        let length = fields.number()
        let identifier = fields.number()
        guard let body = channel.read(length - 4) else { break }
        self.receive(identifier, body)
      }
      self?.end()
    }
  }

  var processIdentifier: pid_t { process.identifier }

  var isAlive: Bool { condition.withLock { !hasEnded } }

  /// Ends the process; requests that wait get `ended`.
  func kill() {
    process.killSession()
    channel.hangUp()
    end()
  }

  /// Asks and waits.
  func request(_ fields: [(key: String, value: Value)]) throws -> JSON { try answer(to: send(fields)) }

  /// Asks; the answer is to be fetched by ``answer(to:)``, or given up by ``ignoreAnswer(to:)``.
  func send(_ fields: [(key: String, value: Value)]) -> Int {
    let identifier = condition.withLock {
      defer { nextIdentifier += 1 }
      return nextIdentifier
    }
    let body = Self.encode(fields)
    channel.write([UInt8](littleEndian: body.count + 4) + [UInt8](littleEndian: identifier) + body)
    return identifier
  }

  /// Waits for the answer to what was sent.
  ///
  /// - Parameter seconds: after which it throws ``ServiceError/late``.
  func answer(to identifier: Int, within seconds: Double? = nil) throws -> JSON {
    let end = seconds.map { Date(timeIntervalSinceNow: $0) }
    return try condition.withLock {
      while answers[identifier] == nil {
        if hasEnded { throw ServiceError.ended }
        if let end {
          if !condition.wait(until: end) { throw ServiceError.late }
        } else {
          condition.wait()
        }
      }
      return try answers.removeValue(forKey: identifier)?.get() ?? .null
    }
  }

  func ignoreAnswer(to identifier: Int) {
    condition.withLock {
      if answers.removeValue(forKey: identifier) == nil { ignored.insert(identifier) }
    }
  }

  /// Lets the compiler forget what it keeps of a compilation under its name.
  func forget(compilation name: String) {
    ignoreAnswer(
      to: send([("key.request", .uid("source.request.compile.close")), ("key.name", .string(name))]))
  }

  private static func encode(_ fields: [(key: String, value: Value)]) -> [UInt8] {
    var body: [UInt8] = []
    func add(_ texts: String...) {
      for text in texts { body += Array(text.utf8) + [0] }
    }
    for (key, value) in fields {
      switch value {
      case .string(let text): add("s\(key)", text)
      case .uid(let text): add("u\(key)", text)
      case .integer(let number): add("i\(key)", String(number))
      case .prefix(let text): add("p\(key)", text)
      case .strings(let texts):
        add("a\(key)", String(texts.count))
        for text in texts { add(text) }
      }
    }
    return body
  }

  private func receive(_ identifier: Int, _ body: [UInt8]) {
    let text = String(decoding: body.dropFirst(), as: UTF8.self)
    let answer: Result<JSON, ServiceError>
    if body.first == UInt8(ascii: "+"), let json = try? JSON(parsing: text) {
      answer = .success(json)
    } else {
      answer = .failure(.refused(text))
    }
    condition.withLock {
      if ignored.remove(identifier) == nil { answers[identifier] = answer }
      condition.broadcast()
    }
  }

  private func end() {
    condition.withLock {
      hasEnded = true
      condition.broadcast()
    }
  }
}
