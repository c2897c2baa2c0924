protocol Event {}

struct UserLoggedIn: Event { let name: String }
struct Purchase: Event { let item: String, price: Int }

final class Bus {
  private var handlers: [ObjectIdentifier: [(any Event) -> Void]] = [:]
  func on<E: Event>(_ type: E.Type, _ handler: @escaping (E) -> Void) {
    handlers[ObjectIdentifier(type), default: []].append { event in
      if let event = event as? E { handler(event) }
    }
  }
  func send(_ event: some Event) { handlers[ObjectIdentifier(type(of: event))]?.forEach { $0(event) } }
}

let bus = Bus()
var total = 0

bus.on(Purchase.self) { total += $0.price }
bus.on(UserLoggedIn.self) { print("welcome", $0.name) }

bus.send(UserLoggedIn(name: "Ann"))
bus.send(Purchase(item: "tea", price: 3))
bus.send(Purchase(item: "cup", price: 4))
print(total)

struct LoggedOut: Event {}

bus.on(LoggedOut.self) { _ in print("bye") }
bus.send(LoggedOut())

extension Bus {
  var kinds: Int { handlers.count }
}

print(bus.kinds)
