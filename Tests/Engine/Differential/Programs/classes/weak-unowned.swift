class Person {
  let name: String
  weak var friend: Person?
  var pet: Pet?
  init(_ name: String) { self.name = name }
  deinit { print("\(name) leaves") }
}

// With the above: each uses the other.
class Pet {
  unowned let owner: Person
  init(owner: Person) { self.owner = owner }
  deinit { print("pet leaves") }
}

var ann: Person? = Person("Ann")
var bob: Person? = Person("Bob")
ann!.friend = bob
bob!.friend = ann
ann!.pet = Pet(owner: ann!)
print(ann!.pet!.owner.name, ann!.friend!.name)

bob = nil
print(ann!.friend == nil)
ann = nil
print("done")
