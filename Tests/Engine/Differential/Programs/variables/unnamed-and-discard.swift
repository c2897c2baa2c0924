_ = [1, 2].map { $0 * 2 }

let (_, second) = (1, 2)
print(second)

func noisy() -> Int {
  print("noisy")
  return 1
}

_ = noisy()

let `class` = "keyword"
var `default` = 5
`default` += 1
print(`class`, `default`)

struct `Type` { var `self` = 3 }

print(`Type`().`self`)

enum Words { case `in`, `where` }

print(Words.in, [Words.where])
