let name: String
var count: Int

name = "Ada"
count = 3

print(name, count)

let scores: [String: Int]
scores = ["a": 1]

let limit: Int
if count > 2 { limit = 10 } else { limit = 20 }

print(scores["a"] ?? 0, limit)

func describe() -> String { "\(name) \(limit)" }

print(describe())
count += limit
print(count)
