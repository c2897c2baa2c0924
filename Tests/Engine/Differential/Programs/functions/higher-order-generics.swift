func curry<A, B, C>(_ f: @escaping (A, B) -> C) -> (A) -> (B) -> C { { a in { b in f(a, b) } } }

let add = curry { (a: Int, b: Int) in a + b }
print(add(3)(4))

func flip<A, B, C>(_ f: @escaping (A) -> (B) -> C) -> (B) -> (A) -> C { { b in { a in f(a)(b) } } }

let subtract = curry { (a: Int, b: Int) in a - b }
print(flip(subtract)(1)(10))

func fix<A, B>(_ f: @escaping (@escaping (A) -> B) -> (A) -> B) -> (A) -> B { { f(fix(f))($0) } }

let fact = fix { (recur: @escaping (Int) -> Int) in { n in n == 0 ? 1 : n * recur(n - 1) } }
print(fact(6))

extension Sequence {
  func scan<T>(_ start: T, _ step: (T, Element) throws -> T) rethrows -> [T] {
    var result = [start]
    for element in self { result.append(try step(result[result.count - 1], element)) }
    return result
  }
}

print([1, 2, 3].scan(0, +), "abc".scan("") { $0 + String($1) })

func zipWith<A, B, C>(_ a: [A], _ b: [B], _ f: (A, B) -> C) -> [C] { zip(a, b).map { f($0, $1) } }

print(zipWith([1, 2], ["a", "b"]) { "\($0)\($1)" })
