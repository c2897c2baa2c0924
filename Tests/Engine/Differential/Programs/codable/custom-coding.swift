import Foundation

struct Event {
  var name: String
  var when: Int
  var tags: Set<String>
}

extension Event: Codable {
  private enum Keys: String, CodingKey { case name = "n", when, tags }
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Keys.self)
    name = try values.decode(String.self, forKey: .name)
    when = try values.decodeIfPresent(Int.self, forKey: .when) ?? -1
    tags = try values.decodeIfPresent(Set<String>.self, forKey: .tags) ?? []
  }
  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Keys.self)
    try values.encode(name, forKey: .name)
    try values.encode(when, forKey: .when)
    try values.encode(tags.sorted(), forKey: .tags)
  }
}

let encoder = JSONEncoder()
encoder.outputFormatting = .sortedKeys

func json<T: Encodable>(_ value: T) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }

print(try json(Event(name: "a", when: 1, tags: ["y", "x"])))

let event = try JSONDecoder().decode(Event.self, from: Data(#"{"n": "b"}"#.utf8))
print(event.name, event.when, event.tags.count)
print(try json(["k": [event]]))
