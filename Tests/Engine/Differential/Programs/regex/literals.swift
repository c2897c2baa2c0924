let text = "2024-03-15: started; 2025-11-02: finished"

let date = /(\d{4})-(\d{2})-(\d{2})/

for match in text.matches(of: date) { print(match.1, match.2, match.3) }

if let first = text.firstMatch(of: /(?<what>[a-z]+);/) { print(first.what) }

print(text.replacing(date) { "\($0.3).\($0.2)." })

func words(_ text: String) -> [Substring] { text.split(separator: #/[^a-z]+/#) }

print(words(text))

let comment = #/
  \/\*   # opens
  (.*?)
  \*\/   # closes
/#

print("a /* b */ c".firstMatch(of: comment).map { $0.1 } ?? "none")
print("x//y".contains(#/\/\//#), "abc".wholeMatch(of: /[a-c]+/) != nil)
