final class Settings {
  static let shared = Settings()
  private init() {}
  private var values: [String: String] = [:]
  subscript(key: String) -> String? {
    get { values[key] }
    set { values[key] = newValue }
  }
}

Settings.shared["theme"] = "dark"
print(Settings.shared["theme"] ?? "none", Settings.shared["font"] ?? "none")

extension Settings {
  var keys: [String] { values.keys.sorted() }
  static func fresh() -> Settings { Settings() }
}

Settings.shared["font"] = "mono"
print(Settings.shared.keys, Settings.fresh().keys)
