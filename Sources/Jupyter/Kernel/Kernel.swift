import Cells
import CommFrames
import Foundation
import Messaging
import OrderedJSON

/// A Jupyter kernel around a cell engine.
///
/// Threads: each socket has one; cells run on one more, so that the shell socket goes on being read; questions to the
/// engine (completion and the like) are answered on another, the debugger's on a third, those of its expressions on a fourth. docs/kernel.md says which request is
/// answered where.
public final class Kernel: @unchecked Sendable {
  private let sockets: KernelSockets
  private let session: Session
  private let engines: EngineProvider
  private let publisher: Publisher
  private let executor: Executor
  private let kernelQueries: KernelQueries
  private let engineQueries: EngineQueries
  private let comms: Comms
  private let sideMessages = SideMessages()
  private let subshells = Subshells()
  private let usage = UsageReport()
  private let debugger: Debugger
  private let history: HistoryStore
  private let engineRequests = BlockingQueue<() -> Void>()
  private let debugRequests = BlockingQueue<() -> Void>()
  private let evaluations = BlockingQueue<() -> Void>()
  private let stopRequested = DispatchSemaphore(value: 0)

  /// Where the sockets are, with the ports that were chosen.
  public var connection: ConnectionInformation { sockets.connection }

  /// A kernel on the sockets of `connection`; `startEngine` is called at once, on a thread of its own.
  public init(
    connection: ConnectionInformation, description: KernelDescription,
    history: HistoryStore = HistoryStore(path: nil),
    limit: OutputLimit.Sizes = .standard, startEngine: @escaping () throws -> CellEngine
  ) throws {
    sockets = try KernelSockets(connection, in: ZeroMQContext())
    session = Session(key: connection.key)
    let background = BackgroundOutput()
    engines = EngineProvider {
      let engine = try startEngine()
      engine.onBackgroundEvent = { background.receive($0) }
      return engine
    }
    self.history = history
    publisher = Publisher(channel: sockets.iopub, session: session)
    let input = InputBroker(channel: sockets.stdin, session: session)
    executor = Executor(
      engines: engines, shell: sockets.shell, session: session, publisher: publisher, input: input,
      history: history, sideMessages: sideMessages, background: background, limit: limit)
    comms = Comms(publisher: publisher, engines: engines)
    kernelQueries = KernelQueries(
      description: description, history: history, connection: sockets.connection, comms: comms)
    engineQueries = EngineQueries(engines: engines)
    debugger = Debugger(engines: engines, publisher: publisher)
    sideMessages.onMessage(on: CommFrame.channel) { [comms] bytes, cause in
      comms.publish(bytes, parent: cause, cell: cause)
    }
    executor.onWorkerDeath = { [comms] in comms.forgetAll() }
    subshells.onDelete = { [executor] id in executor.abortRequests(ofSubshell: id) }
    debugRequests.startThread(name: "debugger") { answer in answer() }
    evaluations.startThread(name: "debugger's evaluations") { answer in answer() }
    engineRequests.startThread(name: "engine queries") { answer in answer() }
  }

  /// Serves front ends until one asks for the end or ``stop()`` is called; then ends the engine.
  public func run() {
    let shell = sockets.shell
    let control = sockets.control
    shell.onReceive = { [unowned self] frames in receive(frames, from: shell) }
    control.onReceive = { [unowned self] frames in receive(frames, from: control) }
    sockets.start()
    publisher.publish(.starting, parent: nil)
    stopRequested.wait()
    executor.stop()
    comms.stop()
    endEngine()
    engineRequests.close()
    debugRequests.close()
    evaluations.close()
    debugger.close()
    history.close()
    sockets.stop()
  }

  /// Ends ``run()``.
  public func stop() { stopRequested.signal() }

  /// Interrupts the running cell, as the front end's button does.
  public func interrupt() {
    executor.interrupt()
    engines.engineIfStarted?.interrupt()
  }

  /// Lets SIGINT interrupt the running cell, SIGTERM end the kernel, and the death of the process that started the
  /// kernel end it too.
  public func watchProcess() {
    Signals.watch(
      onInterrupt: { [weak self] in self?.interrupt() }, onTerminate: { [weak self] in self?.stop() })
    ParentWatch.start { [weak self] in self?.stop() }
  }

  /// Also an engine that is still starting is waited for, lest its processes stay behind. Front ends kill a kernel that
  /// takes more than about five seconds to end.
  private func endEngine() {
    let done = DispatchSemaphore(value: 0)
    let thread = Thread { [engines] in
      try? engines.engine().shutdown()
      done.signal()
    }
    thread.start()
    _ = done.wait(timeout: .now() + 3)
  }

  private func receive(_ frames: [Data], from channel: Channel) {
    let message: Message
    do { message = try session.message(in: frames) } catch {
      return Log.warning("dropped a message: \(error)")
    }
    dispatch(message, from: channel)
  }

  private func dispatch(_ message: Message, from channel: Channel) {
    let isControl = channel === sockets.control
    switch message.type {
    case _ where !isControl && !subshells.contains(message.header.subshellID):
      answer(message, from: channel) { [name = message.header.subshellID ?? ""] _ in
        throw RequestError("there is no subshell '\(name)'", name: "UnknownSubshellError")
      }
    case "execute_request" where !isControl: queue(message)
    case "interrupt_request":
      // A cell that was sent before may still lie in its socket.
      if isControl { sockets.shell.receiveArrived() }
      interrupt()
      answer(message, from: channel) { _ in ["status": "ok"] }
    case "shutdown_request": shutDown(message, from: channel)
    case let type where EngineQueries.types.contains(type):
      engineRequests.append { [self] in answer(message, from: channel, engineQueries.answer) }
    case let type where Comms.types.contains(type):
      comms.receive(message)
    case "debug_request" where isControl:
      if debugger.mayWait(message) {
        evaluations.append { [self] in answer(message, from: channel, debugger.answer) }
      } else {
        debugRequests.append { [self] in
          answer(message, from: channel, debugger.answer)
          debugger.afterReply()
        }
      }
    case let type where Subshells.types.contains(type) && isControl:
      answer(message, from: channel, subshells.answer)
    case "usage_request": answer(message, from: channel) { [usage] _ in usage.content() }
    default: answer(message, from: channel, kernelQueries.answer)
    }
  }

  /// Adds a cell to the queue. Control may have deleted its subshell since it was looked for; what was in the queue by then
  /// has been aborted already.
  private func queue(_ message: Message) {
    executor.add(message)
    if let id = message.header.subshellID, !subshells.contains(id) { executor.abortRequests(ofSubshell: id) }
  }

  /// Sends the reply that `body` makes to a request; an error reply if it makes none.
  private func answer(_ request: Message, from channel: Channel, _ body: (Message) throws -> JSON.Object?) {
    whileBusy(request) {
      let suffix = "_request"
      guard request.type.hasSuffix(suffix) else {
        return Log.warning("ignored a message of unknown type '\(request.type)'")
      }
      var content: JSON.Object
      do {
        guard let answer = try body(request) else {
          throw RequestError("this kernel does not know '\(request.type)' here")
        }
        content = answer
      } catch {
        let error = error as? RequestError ?? RequestError("\(error)")
        content = ["status": "error"]
        for (key, value) in BundleContent.fields(of: error.cellError) { content[key] = value }
      }
      let reply = session.message(
        request.type.dropLast(suffix.count) + "_reply", answering: request, identities: request.identities,
        content: content)
      channel.send(session.frames(of: reply))
    }
  }

  private func whileBusy(_ request: Message, _ body: () -> Void) {
    publisher.publish(.busy, parent: request)
    body()
    publisher.publish(.idle, parent: request)
  }

  /// Replies first, also to other front ends on iopub, then ends the kernel. Whoever asked for a restart starts it anew.
  private func shutDown(_ request: Message, from channel: Channel) {
    let content: JSON.Object = [
      "status": "ok", "restart": JSON(request.content["restart"]?.boolValue ?? false),
    ]
    answer(request, from: channel) { _ in content }
    publisher.publish("shutdown_reply", content, parent: request)
    stop()
  }
}
