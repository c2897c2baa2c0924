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
  private var limit: OutputLimit
  private var shownResult: String?

  init(
    of request: Message, count: Int, publisher: Publisher, input: InputBroker, allowsInput: Bool,
    limit: OutputLimit.Sizes
  ) {
    self.request = request
    self.count = count
    self.publisher = publisher
    self.input = input
    self.allowsInput = allowsInput
    self.limit = OutputLimit(limit)
  }

  /// The plain text of the cell's result, for the history.
  var resultText: String? { lock.withLock { shownResult } }

  func receive(_ event: CellEvent) {
    switch event {
    case .stream(let name, let text): publish(text, on: name)
    case .display(let bundle, let id): publish(bundle, id: id)
    case .updateDisplay(let bundle, let id):
      publish("update_display_data", bundle, ["transient": ["display_id": JSON(id)]])
    case .result(let bundle): publishResult(bundle)
    case .clearOutput(let wait): publisher.publish("clear_output", ["wait": JSON(wait)], parent: request)
    case .inputRequest(let prompt, let password, let reply): ask(prompt, password: password, reply: reply)
    case .message: break  // nobody listens yet
    }
  }

  /// Says what was left out, once the cell has ended.
  func finish() {
    if let notice = lock.withLock({ limit.closingNotice() }) {
      publisher.publish(.stderr, notice, parent: request)
    }
  }

  private func publish(_ text: String, on name: StreamName) {
    let admitted = lock.withLock { limit.admit(text) }
    if !admitted.text.isEmpty { publisher.publish(name, admitted.text, parent: request) }
    if let notice = admitted.notice { publisher.publish(.stderr, notice, parent: request) }
  }

  private func publish(_ bundle: DisplayBundle, id: String?) {
    guard lock.withLock({ limit.admitsDisplay(of: BundleContent.size(of: bundle)) }) else {
      return publish("[Lectern] The cell has displayed too much; this display is left out.\n", on: .stderr)
    }
    let transient: JSON.Object = id.map { ["display_id": JSON($0)] } ?? [:]
    publish("display_data", bundle, ["transient": .object(transient)])
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
