struct Safe {
  private var code: Int
  private(set) var attempts = 0
  init(code: Int) { self.code = code }
  mutating func open(with guess: Int) -> Bool {
    attempts += 1
    return guess == code
  }
}

var safe = Safe(code: 42)
print(safe.open(with: 1), safe.attempts)

extension Safe {
  var hint: String { code > 20 ? "large" : "small" }
  mutating func reset() { attempts = 0 }
}

print(safe.hint)
safe.reset()
print(safe.attempts, safe.open(with: 42))

extension Safe {
  func isSame(as other: Safe) -> Bool { code == other.code }
}

print(safe.isSame(as: Safe(code: 42)))
