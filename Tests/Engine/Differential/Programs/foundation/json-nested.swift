import Foundation

struct Country: Codable {
  enum Kind: String, Codable { case republic, kingdom }
  let name: String
  let kind: Kind
  let cities: [City]

  struct City: Codable {
    let name: String
    let population: Int
    enum CodingKeys: String, CodingKey {
      case name
      case population = "pop"
    }
  }
}

let source = #"{"name":"N","kind":"kingdom","cities":[{"name":"O","pop":5},{"name":"B","pop":3}]}"#
let country = try JSONDecoder().decode(Country.self, from: Data(source.utf8))
print(country.name, country.kind, country.cities.map(\.population))

extension Country {
  var largest: City? { cities.max { $0.population < $1.population } }
}

print(country.largest?.name ?? "none")

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
print(String(decoding: try encoder.encode(country), as: UTF8.self) == source, try encoder.encode(country).count)

do {
  _ = try JSONDecoder().decode(Country.self, from: Data("{}".utf8))
} catch DecodingError.keyNotFound(let key, _) {
  print("no", key.stringValue)
}
