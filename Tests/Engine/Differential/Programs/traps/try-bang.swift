struct Failure: Error, CustomStringConvertible { let description = "it failed" }

func risky(_ n: Int) throws -> Int {
  if n > 2 { throw Failure() }
  return n
}

print(try! risky(1))

func total(_ items: [Int]) throws -> Int { try items.reduce(0) { $0 + (try risky($1)) } }

print(try total([1, 2]))
print(try total([1, 2, 3]))
