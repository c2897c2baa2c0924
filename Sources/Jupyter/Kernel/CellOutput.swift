import Cells
import Foundation
import Messaging
import OrderedJSON

/// Publishes what happens while one cell runs.
final class CellOutput: @unchecked Sendable {
  private let request: Message
  private let count: Int
  private let publisher: Publisher
  private let input: InputBroker
  private let allowsInput: Bool
  private let lock = NSLock()
  private let sideMessages: SideMessages
  private var limit: OutputLimit
  private var shownResult: String?
  private var payloads = Payloads()

  init(
    of request: Message, count: Int, publisher: Publisher, input: InputBroker, allowsInput: Bool,
    sideMessages: SideMessages, limit: OutputLimit.Sizes
  ) {
    self.request = request
    self.count = count
    self.publisher = publisher
    self.input = input
    self.allowsInput = allowsInput
    self.sideMessages = sideMessages
    self.limit = OutputLimit(limit)
  }

  /// The plain text of the cell's result, for the history.
  var resultText: String? { lock.withLock { shownResult } }

  /// What the cell asks of the front end for when it has ended.
  var payload: [JSON] { lock.withLock { payloads.items } }

  func receive(_ event: CellEvent) {
    for shown in lock.withLock({ limit.admit(event) }) { publish(shown) }
  }

  /// Says what was left out, once the cell has ended.
  func finish() {
    for shown in lock.withLock({ limit.closingEvents() }) { publish(shown) }
  }

  private func publish(_ event: CellEvent) {
    switch event {
    case .stream(let name, let text): publisher.publish(name, text, parent: request)
    case .display(let bundle, let id):
      let transient: JSON.Object = id.map { ["display_id": JSON($0)] } ?? [:]
      publish("display_data", bundle, ["transient": .object(transient)])
    case .updateDisplay(let bundle, let id):
      publish("update_display_data", bundle, ["transient": ["display_id": JSON(id)]])
    case .result(let bundle): publishResult(bundle)
    case .clearOutput(let wait): publisher.publish("clear_output", ["wait": JSON(wait)], parent: request)
    case .inputRequest(let prompt, let password, let reply): ask(prompt, password: password, reply: reply)
    case .message(let message): receive(message)
    }
  }

  /// Publishes how the cell, or something that has outlived it, has failed.
  func publish(_ error: CellError) {
    publisher.publish("error", BundleContent.fields(of: error), parent: request)
  }

  private func receive(_ message: SideMessage) {
    if message.channel == Payloads.channel { return lock.withLock { payloads.add(message.bytes) } }
    sideMessages.receive(message, cause: request)
  }

  private func publishResult(_ bundle: DisplayBundle) {
    let plain = bundle.data["text/plain"].flatMap { (try? JSON(parsing: $0))?.stringValue }
    lock.withLock { shownResult = plain }
    publish("execute_result", bundle, ["execution_count": JSON(count)])
  }

  private func publish(_ type: String, _ bundle: DisplayBundle, _ more: JSON.Object) {
    var content = BundleContent.fields(of: bundle)
    for (key, value) in more { content[key] = value }
    publisher.publish(type, content, parent: request)
  }

  private func ask(_ prompt: String, password: Bool, reply: @escaping @Sendable (String?) -> Void) {
    guard allowsInput else { return reply(nil) }
    input.ask(prompt, password: password, parent: request, reply: reply)
  }
}
