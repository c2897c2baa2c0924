protocol Greeter {
  var name: String { get }
}

struct Person: Greeter { var name: String }

extension Greeter {
  func greet() -> String { "Hello, \(name)" }
}

print(Person(name: "Ann").greet())

extension Greeter where Self == Person {
  static func known(_ name: String) -> Person { Person(name: name) }
}

func welcome(_ greeter: some Greeter) { print(greeter.greet() + "!") }

welcome(.known("Bo"))

let greeter: any Greeter = Person(name: "Cy")
print(greeter.greet())
