let pairs = [("a", 1), ("b", 2)]

func table(_ pairs: [(String, Int)]) -> [String: Int] { Dictionary(uniqueKeysWithValues: pairs) }

print(table(pairs).count)

enum Level: Int { case low, high }

func level(_ n: Int) -> Level {
  guard let level = Level(rawValue: n) else { preconditionFailure("no level \(n)") }
  return level
}

print(level(0), level(1))
print(level(2))
