struct Oops: Error { let code: Int }

func twice<T>(_ body: (Int) throws -> T) rethrows -> [T] { [try body(1), try body(2)] }

print(twice { $0 * 10 })

do {
  _ = try twice { n -> Int in
    if n == 2 { throw Oops(code: n) }
    return n
  }
} catch let oops as Oops {
  print("oops", oops.code)
}

let results: [Result<Int, Oops>] = [.success(1), .failure(Oops(code: 9)), .success(3)]
print(results.compactMap { try? $0.get() })

for result in results {
  switch result.map({ $0 * 2 }) {
  case .success(let value): print("value", value)
  case .failure(let error): print("error", error.code)
  }
}

let caught = Result { try twice { _ in throw Oops(code: 5) } as [Int] }
print(caught)
