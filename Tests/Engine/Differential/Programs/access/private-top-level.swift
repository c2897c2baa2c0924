private let secret = 7
fileprivate var log: [String] = []

private func note(_ text: String) { log.append(text) }

func work() -> Int {
  note("working")
  return secret * 6
}

print(work())
print(log)

private struct Hidden { var value = secret }

print(Hidden().value)

fileprivate enum Level: Int { case low = 1, high = 10 }

note("\(Level.high.rawValue)")
print(log.count, log.last ?? "")
