// A variable whose value comes in loops and on branches before it comes for good.
var size: Int
let sizes = [3, 1]
for index in sizes.indices {
  size = sizes[index]
  for row in 0..<size { print(index, row) }
}
if sizes.count > 1 {
  size = 7
  print(size)
}
size = 2
print(size)
var word: String, rest: [String]
for text in ["a b", "c d e"] {
  let parts = text.split(separator: " ").map(String.init)
  word = parts[0]
  rest = Array(parts.dropFirst())
  print(word, rest)
}
while true {
  word = "last"
  print(word)
  break
}
rest = []
print(word, rest)
