struct Entry {
  let level: Substring
  let code: Int
  let message: Substring
}

let pattern = /^\[(?<level>\w+)\]\s+(?<code>\d+):\s*(?<message>.*)$/

func parse(_ line: String) -> Entry? {
  guard let match = line.wholeMatch(of: pattern), let code = Int(match.code) else { return nil }
  return Entry(level: match.level, code: code, message: match.message)
}

let log = """
  [info] 200: fine
  [error] 500: broken  thing
  garbage
  """

let entries = log.split(separator: "\n").compactMap { parse(String($0)) }
for entry in entries { print(entry.level, entry.code, entry.message) }

print(log.matches(of: /\d+/).map { Int($0.output)! }.reduce(0, +))

extension String {
  func count(of regex: some RegexComponent) -> Int { matches(of: regex).count }
}

print(log.count(of: /[aeiou]/), "a1b22".replacing(/\d+/, with: "#"), "k=v; k2=v2".split(separator: /;\s*/))

switch "2024" {
case let year where year.wholeMatch(of: /\d{4}/) != nil: print("a year")
default: print("no year")
}
