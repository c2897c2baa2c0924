protocol Animal {
  associatedtype Food
  var name: String { get }
  func eat(_ food: Food) -> String
}

struct Grass {}
struct Meat {}

struct Cow: Animal {
  let name = "cow"
  func eat(_ food: Grass) -> String { "moo" }
}

struct Lion: Animal {
  let name = "lion"
  func eat(_ food: Meat) -> String { "roar" }
}

func makeCow() -> some Animal { Cow() }

let animals: [any Animal] = [Cow(), Lion(), makeCow()]
print(animals.map(\.name))

func feed<A: Animal>(_ animal: A, _ food: A.Food) -> String { animal.name + ": " + animal.eat(food) }

print(feed(Lion(), Meat()), feed(Cow(), Grass()))

func describe(_ animal: some Animal) -> String { "a \(animal.name)" }

for animal in animals { print(describe(animal)) }
