struct Storage {
  private var values: [String: Any] = [:]
  subscript<T>(key: String, as type: T.Type) -> T? {
    get { values[key] as? T }
    set { values[key] = newValue }
  }
  subscript<Key: RawRepresentable>(key: Key) -> String where Key.RawValue == String {
    values[key.rawValue].map { "\($0)" } ?? "-"
  }
}

enum Field: String { case name, age }

var storage = Storage()
storage["name", as: String.self] = "Ann"
storage["age", as: Int.self] = 3
print(storage[Field.name], storage[Field.age], storage["age", as: String.self] as Any)

extension Storage {
  static subscript(defaults key: String) -> Int { key.count }
  subscript(keys: [Field]) -> [String] { keys.map { self[$0] } }
}

print(Storage[defaults: "four"], storage[[.age, .name]])

class Sparse {
  private var cells: [Int: Double] = [:]
  subscript(i: Int) -> Double {
    get { cells[i, default: 0] }
    set { if newValue == 0 { cells[i] = nil } else { cells[i] = newValue } }
  }
  var count: Int { cells.count }
}

let sparse = Sparse()
sparse[1_000] = 2
sparse[5] += 1.5
sparse[1_000] -= 2
print(sparse[5], sparse[7], sparse.count)
