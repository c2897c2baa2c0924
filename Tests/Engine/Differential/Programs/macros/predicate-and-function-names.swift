import Foundation

struct Person { var name: String; var age: Int }

let adults = #Predicate<Person> { $0.age >= 18 && $0.name.count > 2 }

let people = [Person(name: "Ann", age: 20), Person(name: "Bo", age: 30), Person(name: "Cid", age: 3)]
print(try people.filter(adults).map(\.name))

func matches(_ person: Person) throws -> Bool { try adults.evaluate(person) }

print(try people.map(matches))

let named = #Predicate<Person> { person in person.name.contains("d") }
print(try people.filter(named).count)
