import Foundation

enum Shape: Codable, Equatable {
  case circle(radius: Double)
  case square(side: Double)
  case point
}

struct Envelope<Content> {
  var content: Content
  var version = 1
}

extension Envelope: Encodable where Content: Encodable {}

extension Envelope: Decodable where Content: Decodable {}

let encoder = JSONEncoder()
encoder.outputFormatting = .sortedKeys

let shapes: [Shape] = [.circle(radius: 1.5), .point, .square(side: 2)]
let data = try encoder.encode(Envelope(content: shapes))
print(String(decoding: data, as: UTF8.self))

let back = try JSONDecoder().decode(Envelope<[Shape]>.self, from: data)
print(back.content == shapes, back.version)

class Animal: Codable {
  var name = "a"
}

let animal = try JSONDecoder().decode(Animal.self, from: Data(#"{"name": "cat"}"#.utf8))
print(animal.name, try encoder.encode([animal]).count)
