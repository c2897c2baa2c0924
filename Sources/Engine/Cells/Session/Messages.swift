import Foundation

extension CellSession {
  public func add(_ modules: AddedModules) { compiler.add(modules) }

  public func deliver(_ message: SideMessage, onEvent: @escaping (CellEvent) -> Void) -> CellOutcome {
    let name = message.channel
    do {
      let worker = try readyWorker()
      let number = nextNumber(tag: nil)
      let last = waitForEnd(EventFilter(allowsInput: false, onEvent: onEvent)) { receiver in
        worker.deliver(number: number, message, receiver: receiver)
      }
      switch last {
      case .ended(let ending): return report(name).ending(ending).map(CellOutcome.error) ?? .ok
      case .died(let reason): return .error(report(name).workerDied(reason))
      case .event, .answer: return .ok
      }
    } catch {
      return .error(report(name).plain(.workerDied, "WorkerDied", String(describing: error)))
    }
  }
}
