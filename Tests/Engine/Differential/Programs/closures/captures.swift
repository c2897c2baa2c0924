var multiplier = 3

let scale = { (n: Int) in n * multiplier }
print(scale(2))
multiplier = 10
print(scale(2))

let frozen = { [multiplier] (n: Int) in n * multiplier }
multiplier = 0
print(frozen(2), scale(2))

func compose<A, B, C>(_ f: @escaping (A) -> B, _ g: @escaping (B) -> C) -> (A) -> C {
  { g(f($0)) }
}

let shout = compose({ (s: String) in s.uppercased() }, { $0 + "!" })
print(shout("hey"))

var actions: [() -> Void] = []
for i in 1...3 { actions.append { print("action", i, multiplier) } }
multiplier = 7
actions.forEach { $0() }
