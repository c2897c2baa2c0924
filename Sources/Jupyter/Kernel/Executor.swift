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
  private let sideMessages: SideMessages
  private let background: BackgroundOutput
  private let limit: OutputLimit.Sizes
  private let requests = BlockingQueue<Message>()
  private let interruption = CellInterruption()
  /// Called when the worker has died, and with it everything that its code had opened. Set before the first cell.
  var onWorkerDeath: (() -> Void)?
  /// How many cells were counted; only the executor's thread uses it.
  private var count = 0

  init(
    engines: EngineProvider, shell: Channel, session: Session, publisher: Publisher, input: InputBroker,
    history: HistoryStore, sideMessages: SideMessages, background: BackgroundOutput, limit: OutputLimit.Sizes
  ) {
    self.engines = engines
    self.shell = shell
    self.session = session
    self.publisher = publisher
    self.input = input
    self.history = history
    self.sideMessages = sideMessages
    self.background = background
    self.limit = limit
    requests.startThread(name: "cells") { [unowned self] request in handle(request) }
  }

  /// Runs the cell of `request` after those before it.
  func add(_ request: Message) {
    interruption.expect()
    requests.append(request)
  }

  /// Marks the cell that runs, or the next one that has arrived, so that it ends even if the engine has not heard of it yet.
  func interrupt() { interruption.interrupt() }

  /// Aborts the requests of a subshell that is no more.
  func abortRequests(ofSubshell id: String) {
    for request in takeAll(where: { $0.header.subshellID == id }) { abort(request) }
  }

  /// Runs nothing more.
  func stop() { requests.close() }

  private func handle(_ message: Message) {
    publisher.setRunning(message)
    publisher.publish(.busy, parent: message)
    let started = Timestamp.now()
    let (answer, stopsOnError) = execute(message)
    interruption.end()
    let aborted = answer.failed && stopsOnError ? takeArrived(inShellOf: message) : []
    send(answer, to: message, started: started)
    publisher.setRunning(nil)
    publisher.publish(.idle, parent: message)
    for request in aborted { abort(request) }
  }

  private func execute(_ message: Message) -> (ExecuteReply, stopsOnError: Bool) {
    do {
      let request = try ExecuteRequest(message.content)
      return (try execute(request, message), request.stopOnError)
    } catch let error as RequestError {
      return (.failure(error.cellError, count: count), true)
    } catch {
      let reason = CellError(
        kind: .workerDied, name: "EngineError", value: inWords(error),
        traceback: [
          "The cell engine could not start: \(inWords(error))", "`lectern doctor` says what to mend.",
        ])
      publisher.publish("error", BundleContent.fields(of: reason), parent: message)
      return (.failure(reason, count: count), true)
    }
  }

  private func execute(_ request: ExecuteRequest, _ message: Message) throws -> ExecuteReply {
    // An empty cell counts for nothing, as in IPython.
    if request.code.allSatisfy(\.isWhitespace) { return .success(count: count) }
    let number = count + 1
    if request.storeHistory { count = number }
    if !request.silent {
      publisher.publish(
        "execute_input", ["code": JSON(request.code), "execution_count": JSON(number)], parent: message)
    }
    guard let engine = try engines.engine(unless: { interruption.isWanted }) else {
      let error = CellError.keyboardInterrupt
      if !request.silent { publisher.publish("error", BundleContent.fields(of: error), parent: message) }
      return .failure(error, count: number)
    }
    if let question = HelpQuestion(request.code) {
      return .success(count: number, payload: [question.payload(from: engine)])
    }
    return run(request, message, number: number, engine: engine)
  }

  private func run(_ request: ExecuteRequest, _ message: Message, number: Int, engine: CellEngine)
    -> ExecuteReply
  {
    let output = CellOutput(
      of: message, count: number, publisher: publisher, input: input, allowsInput: request.allowStdin,
      sideMessages: sideMessages, limit: limit)
    if !request.silent { background.remember(output, tag: message.header.id) }
    var cell = CellRequest(
      source: request.code, name: "In[\(number)]", showsResult: !request.silent,
      allowsInput: request.allowStdin, tag: message.header.id)
    cell.isCancelled = { [interruption] in interruption.isWanted }
    let outcome = engine.execute(cell) { event in
      if !request.silent || event.isNoOutput { output.receive(event) }
    }
    input.cancel()
    output.finish()
    if request.storeHistory { history.append(line: number, input: request.code, output: output.resultText) }
    switch outcome {
    case .ok:
      let expressions = request.userExpressions
      let values = expressions.isEmpty ? [:] : engine.evaluate(expressions)
      return .success(
        count: number, userExpressions: ExecuteReply.fields(of: values), payload: output.payload)
    case .error(let error):
      if error.kind == .workerDied { onWorkerDeath?() }
      if !request.silent { output.publish(error) }
      return .failure(error, count: number, payload: output.payload)
    }
  }

  private func send(_ answer: ExecuteReply, to request: Message, started: String) {
    let metadata: JSON.Object = ["started": JSON(started), "status": answer.content["status"] ?? "ok"]
    let reply = session.message(
      "execute_reply", answering: request, identities: request.identities, metadata: metadata,
      content: answer.content)
    shell.send(session.frames(of: reply))
  }

  /// Takes the requests to the failed cell's shell that have arrived by now, those still in the socket as well.
  ///
  /// It is done before the failed cell's reply is sent, so that a request that answers this reply is never among them.
  private func takeArrived(inShellOf failed: Message) -> [Message] {
    shell.receiveArrived()
    return takeAll { $0.header.subshellID == failed.header.subshellID }
  }

  private func takeAll(where isWanted: (Message) -> Bool) -> [Message] {
    let taken = requests.takeAll(where: isWanted)
    interruption.forget(taken.count)
    return taken
  }

  private func abort(_ request: Message) {
    publisher.publish(.busy, parent: request)
    send(.aborted(count: count), to: request, started: Timestamp.now())
    publisher.publish(.idle, parent: request)
  }
}

extension CellEvent {
  /// Whether it is a question or a message, which count in silent cells too.
  fileprivate var isNoOutput: Bool {
    switch self {
    case .inputRequest, .message: true
    default: false
    }
  }
}
