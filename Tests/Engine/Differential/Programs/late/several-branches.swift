let threshold = 5
let text: String
let number: Int

if threshold > 3 {
  text = "high"
  number = 1
} else {
  text = "low"
  number = 2
}
print(text, number)

let kind: Character
switch number {
case 1: kind = "a"
default: kind = "b"
}
print(kind)

var cache: [Int: Int]
cache = [:]
cache[1] = 2
print(cache)

final class Model { var name = "m" }

let model: Model
model = Model()
model.name += "!"
print(model.name)
