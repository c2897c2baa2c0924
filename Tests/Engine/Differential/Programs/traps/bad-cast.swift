class Animal {}
class Cat: Animal {}
class Fish: Animal {}

let animals: [Animal] = [Cat(), Fish()]

print(animals[0] is Cat)

func cat(_ animal: Animal) -> Cat { animal as! Cat }

print(cat(animals[0]) === animals[0])
precondition(animals[1] is Cat, "a fish is no cat")
print("never")
