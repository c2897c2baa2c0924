protocol Entity: Identifiable, Hashable {
  static var tableName: String { get }
  var id: Int { get }
}

extension Entity {
  static var tableName: String { "\(Self.self)".lowercased() + "s" }
  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

struct User: Entity {
  let id: Int
  var name: String
}

struct Order: Entity {
  static let tableName = "purchases"
  let id: Int
}

print(User.tableName, Order.tableName)

final class Repository<E: Entity> {
  private var rows: [E.ID: E] = [:]
  func save(_ entity: E) { rows[entity.id] = entity }
  func find(_ id: E.ID) -> E? { rows[id] }
  var all: [E] { rows.values.sorted { $0.id < $1.id } }
}

let users = Repository<User>()
users.save(User(id: 2, name: "B"))
users.save(User(id: 1, name: "A"))
users.save(User(id: 2, name: "C"))
print(users.all.map(\.name), users.find(2)!.name, users.find(3) == nil)

extension Repository where E == User {
  func named(_ name: String) -> [User] { all.filter { $0.name == name } }
}

print(users.named("C").count, Set(users.all + users.all).count)
