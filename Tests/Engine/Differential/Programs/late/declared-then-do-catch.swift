import Foundation

struct Settings: Codable { var size: Int }

let settings: Settings
do {
  settings = try JSONDecoder().decode(Settings.self, from: Data(#"{"size": 4}"#.utf8))
} catch {
  settings = Settings(size: 0)
}
print(settings.size)

var handlers: [String: (Int) -> Int]
handlers = ["double": { $0 * 2 }]

func call(_ name: String, _ n: Int) -> Int { handlers[name].map { $0(n) } ?? -1 }

print(call("double", 4), call("none", 1))
handlers["none"] = { _ in 0 }
print(call("none", 1))
