class Animal {
  let name: String
  init(name: String) { self.name = name }
  func sound() -> String { "..." }
  func introduce() -> String { "\(name) says \(sound())" }
}

class Dog: Animal {
  override func sound() -> String { "Woof" }
  func fetch() -> String { "\(name) fetches" }
}

class Puppy: Dog {
  override func fetch() -> String { super.fetch() + " clumsily" }
}

let puppy = Puppy(name: "Bit")
print(puppy.introduce())
print(puppy.fetch())

class Toy: Puppy {
  override func sound() -> String { "Beep " + super.sound() }
}

let animals: [Animal] = [Animal(name: "It"), Dog(name: "Rex"), puppy, Toy(name: "Tin")]
for animal in animals { print(animal.introduce()) }

print(animals.compactMap { ($0 as? Dog)?.fetch() })
