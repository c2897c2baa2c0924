import Cells
import Foundation
import Messaging
import OrderedJSON

/// Runs the cells that front ends send, one after another in the order of their arrival, on a thread of its own.
final class Executor: @unchecked Sendable {
  private let engines: EngineProvider
  private let shell: Channel
  private let session: Session
  private let publisher: Publisher
  private let input: InputBroker
  private let history: HistoryStore
  private let limit: OutputLimit.Sizes

  private let condition = NSCondition()
  private var queue: [Message] = []
  private var stopped = false
  /// How many cells were counted; only the executor's thread uses it.
  private var count = 0

  init(
    engines: EngineProvider, shell: Channel, session: Session, publisher: Publisher, input: InputBroker,
    history: HistoryStore, limit: OutputLimit.Sizes
  ) {
    self.engines = engines
    self.shell = shell
    self.session = session
    self.publisher = publisher
    self.input = input
    self.history = history
    self.limit = limit
    let thread = Thread { [self] in while let request = take() { handle(request) } }
    thread.name = "cells"
    thread.stackSize = WorkerThread.stackSize
    thread.start()
  }

  /// Runs the cell of `request` after those before it.
  func add(_ request: Message) {
    condition.withLock {
      queue.append(request)
      condition.signal()
    }
  }

  /// Takes no more requests.
  func stop() {
    condition.withLock {
      stopped = true
      queue = []
      condition.signal()
    }
  }

  private func take() -> Message? {
    condition.withLock {
      while queue.isEmpty && !stopped { condition.wait() }
      return stopped ? nil : queue.removeFirst()
    }
  }

  private func handle(_ message: Message) {
    publisher.setRunning(message)
    publisher.publish(.busy, parent: message)
    let started = Timestamp.now()
    let (outcome, stopsOnError) = execute(message)
    let aborted = outcome.failed && stopsOnError ? takeArrived() : []
    reply(outcome.content, to: message, started: started)
    publisher.setRunning(nil)
    publisher.publish(.idle, parent: message)
    for request in aborted { abort(request) }
  }

  /// What is left of a cell: the content of its reply.
  private struct Finished {
    var content: JSON.Object
    var failed: Bool
  }

  private func execute(_ message: Message) -> (Finished, stopsOnError: Bool) {
    do {
      let request = try ExecuteRequest(message.content)
      return (try execute(request, message), request.stopOnError)
    } catch let error as RequestError {
      return (failure(error.cellError, count: count), true)
    } catch {
      let reason = CellError(
        kind: .workerDied, name: "EngineError", value: "\(error)",
        traceback: ["The cell engine could not start: \(error)", "`lectern doctor` says what to mend."])
      publisher.publish("error", BundleContent.fields(of: reason), parent: message)
      return (failure(reason, count: count), true)
    }
  }

  private func execute(_ request: ExecuteRequest, _ message: Message) throws -> Finished {
    // An empty cell counts for nothing, as in IPython.
    if request.code.allSatisfy(\.isWhitespace) { return success(count: count, userExpressions: [:]) }
    let number = count + 1
    if request.storeHistory { count = number }
    if !request.silent {
      publisher.publish(
        "execute_input", ["code": JSON(request.code), "execution_count": JSON(number)], parent: message)
    }
    let engine = try engines.engine()
    if let question = HelpQuestion(request.code) {
      return success(count: number, userExpressions: [:], payload: [question.payload(from: engine)])
    }
    return run(request, message, number: number, engine: engine)
  }

  private func run(_ request: ExecuteRequest, _ message: Message, number: Int, engine: CellEngine) -> Finished
  {
    let output = CellOutput(
      of: message, count: number, publisher: publisher, input: input, allowsInput: request.allowStdin,
      limit: limit)
    let cell = CellRequest(
      source: request.code, name: "In[\(number)]", showsResult: !request.silent,
      allowsInput: request.allowStdin)
    let outcome = engine.execute(cell) { event in
      if !request.silent || event.isQuestion { output.receive(event) }
    }
    input.cancel()
    output.finish()
    if request.storeHistory { history.append(line: number, input: request.code, output: output.resultText) }
    switch outcome {
    case .ok: return success(count: number, userExpressions: evaluate(request.userExpressions, engine))
    case .error(let error):
      if !request.silent { publisher.publish("error", BundleContent.fields(of: error), parent: message) }
      return failure(error, count: number)
    }
  }

  private func evaluate(_ expressions: [String: String], _ engine: CellEngine) -> JSON.Object {
    guard !expressions.isEmpty else { return [:] }
    let values = engine.evaluate(expressions).sorted { $0.key < $1.key }
    return JSON.Object(
      values.map { name, value in
        var fields: JSON.Object
        switch value {
        case .success(let bundle):
          fields = BundleContent.fields(of: bundle)
          fields["status"] = "ok"
        case .failure(let error):
          fields = BundleContent.fields(of: error)
          fields["status"] = "error"
        }
        return (name, .object(fields))
      })
  }

  private func success(count: Int, userExpressions: JSON.Object, payload: [JSON] = []) -> Finished {
    let content: JSON.Object = [
      "status": "ok", "execution_count": JSON(count), "payload": .array(payload),
      "user_expressions": .object(userExpressions),
    ]
    return Finished(content: content, failed: false)
  }

  private func failure(_ error: CellError, count: Int) -> Finished {
    var content: JSON.Object = ["status": "error", "execution_count": JSON(count)]
    for (key, value) in BundleContent.fields(of: error) { content[key] = value }
    content["payload"] = []
    content["user_expressions"] = [:]
    return Finished(content: content, failed: true)
  }

  private func reply(_ content: JSON.Object, to request: Message, started: String) {
    let metadata: JSON.Object = ["started": JSON(started), "status": content["status"] ?? "ok"]
    let reply = session.message(
      "execute_reply", answering: request, identities: request.identities, metadata: metadata,
      content: content)
    shell.send(session.frames(of: reply))
  }

  /// Takes the requests that have arrived by now, those still in the socket as well.
  ///
  /// It is done before the failed cell's reply is sent, so that a request that answers this reply is never among them.
  private func takeArrived() -> [Message] {
    shell.receiveArrived()
    return condition.withLock {
      defer { queue = [] }
      return queue
    }
  }

  private func abort(_ request: Message) {
    publisher.publish(.busy, parent: request)
    reply(["status": "aborted", "execution_count": JSON(count)], to: request, started: Timestamp.now())
    publisher.publish(.idle, parent: request)
  }
}

extension CellEvent {
  /// Whether the cell waits for an answer, which even a silent cell must get.
  fileprivate var isQuestion: Bool {
    if case .inputRequest = self { true } else { false }
  }
}
