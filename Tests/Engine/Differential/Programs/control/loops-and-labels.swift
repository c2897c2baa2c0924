outer: for i in 1...4 {
  for j in 1...4 {
    if j == i { continue outer }
    if i * j == 12 { break outer }
    print(i, j, terminator: "; ")
  }
}
print()

var n = 27
var steps = 0
while n != 1 {
  n = n % 2 == 0 ? n / 2 : 3 * n + 1
  steps += 1
}
print(steps)

repeat {
  n += 3
} while n < 10
print(n)

for (index, word) in ["a", "b"].enumerated() { print(index, word) }

for value in stride(from: 1.0, to: 0.0, by: -0.25) { print(value, terminator: " ") }
print()

let sizes = [1: "s", 2: "m"]
for (key, value) in sizes.sorted(by: { $0.key < $1.key }) { print(key, value) }
