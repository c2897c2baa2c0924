final class Store {
  static let shared = Store()
  var values: [String: Any] = [:]
}

@propertyWrapper
struct Stored<Value> {
  let key: String
  let fallback: Value
  var wrappedValue: Value {
    get { Store.shared.values[key] as? Value ?? fallback }
    nonmutating set { Store.shared.values[key] = newValue }
  }
}

enum Preferences {
  @Stored(key: "size", fallback: 12) static var size: Int
  @Stored(key: "name", fallback: "none") static var name: String
}

print(Preferences.size, Preferences.name)
Preferences.size = 20
Preferences.name += "!"
print(Preferences.size, Preferences.name, Store.shared.values.count)

extension Stored where Value == Int {
  init(key: String) { self.init(key: key, fallback: 0) }
}

struct Window { @Stored(key: "size") var size: Int }

Window().size += 1
print(Window().size, Preferences.size)
