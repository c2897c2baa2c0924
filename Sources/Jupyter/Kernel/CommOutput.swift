import Cells
import Messaging
import OrderedJSON

/// Publishes what code shows while it deals with a comm's message, as output of the cell that has opened the comm.
struct CommOutput {
  let cell: Message
  let publisher: Publisher

  func receive(_ event: CellEvent) {
    switch event {
    case .stream(let name, let text): publisher.publish(name, text, parent: cell)
    case .display(let bundle, let id): publish("display_data", bundle, id: id)
    case .updateDisplay(let bundle, let id): publish("update_display_data", bundle, id: id)
    case .result(let bundle): publish("display_data", bundle, id: nil)
    case .clearOutput(let wait): publisher.publish("clear_output", ["wait": JSON(wait)], parent: cell)
    case .inputRequest(_, _, let reply): reply(nil)
    case .message: break
    }
  }

  private func publish(_ type: String, _ bundle: DisplayBundle, id: String?) {
    var content = BundleContent.fields(of: bundle)
    content["transient"] = id.map { ["display_id": JSON($0)] } ?? [:]
    publisher.publish(type, content, parent: cell)
  }
}
