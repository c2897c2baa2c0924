import Foundation

struct Address {
  var street: String
  var number: Int?
}

struct Person {
  var name: String
  var address: Address
}

extension Address: Codable {}

extension Person: Codable {}

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]

let person = Person(name: "Ada", address: Address(street: "Main", number: nil))
let data = try encoder.encode(person)
print(String(decoding: data, as: UTF8.self))

let text = #"{"name":"Bob","address":{"street":"Side","number":7}}"#
let decoded = try JSONDecoder().decode(Person.self, from: Data(text.utf8))
print(decoded.name, decoded.address.street, decoded.address.number ?? 0)
