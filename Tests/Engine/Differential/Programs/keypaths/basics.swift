struct Address { var city: String }

struct Person {
  var name: String
  var age: Int
  var address: Address
}

var people = [
  Person(name: "Ann", age: 31, address: Address(city: "Oslo")),
  Person(name: "Bob", age: 27, address: Address(city: "Rome")),
]

print(people.map(\.name), people.map(\.address.city))

func sorted<T, V: Comparable>(_ items: [T], by path: KeyPath<T, V>) -> [T] {
  items.sorted { $0[keyPath: path] < $1[keyPath: path] }
}

print(sorted(people, by: \.age).map(\.name))

let cityPath = \Person.address.city
people[0][keyPath: cityPath] = "Bergen"
print(people[0].address.city, people[1][keyPath: \.name.count])

extension Sequence {
  func grouped<Key: Hashable>(by path: KeyPath<Element, Key>) -> [Key: [Element]] {
    Dictionary(grouping: self) { $0[keyPath: path] }
  }
}

print(people.grouped(by: \.name.count).keys.sorted())

let paths: [PartialKeyPath<Person>] = [\.name, \.age]
for path in paths { print(people[0][keyPath: path]) }

let composed = (\Person.address).appending(path: \.city)
print(composed == cityPath, people.filter { $0.age > 30 }.count)
