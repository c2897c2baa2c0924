enum Low: Error { case a, b(Int) }
enum High: Error { case wrapped(any Error) }

func low(_ n: Int) throws -> Int {
  switch n {
  case 0: throw Low.a
  case 1...3: throw Low.b(n)
  default: return n
  }
}

func high(_ n: Int) throws -> Int {
  do { return try low(n) } catch let error as Low { throw High.wrapped(error) }
}

for n in [0, 2, 5] {
  do {
    print(try high(n))
  } catch High.wrapped(Low.a), High.wrapped(Low.b(1)) {
    print("a or b1")
  } catch High.wrapped(let error) {
    print("wrapped", error)
  }
}

func later(_ n: Int) async throws -> Int { try high(n) }

print((try? await later(9)) ?? -1, (try? await later(1)) ?? -1)

func count(_ body: () async throws -> Int) async -> String {
  do { return "ok \(try await body())" } catch { return "failed \(error)" }
}

print(await count { try await later(7) })
print(await count { try await later(0) })

func never() throws(Never) -> Int { 5 }

print(never())
