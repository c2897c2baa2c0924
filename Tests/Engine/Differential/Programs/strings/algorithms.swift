func isPalindrome(_ text: String) -> Bool {
  let letters = text.lowercased().filter(\.isLetter)
  return letters == String(letters.reversed())
}

print(isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("abc"))

extension String {
  func caesar(_ shift: Int) -> String {
    String(
      map { character in
        guard let ascii = character.asciiValue, character.isLetter else { return character }
        let base: UInt8 = character.isUppercase ? 65 : 97
        return Character(UnicodeScalar(UInt8((Int(ascii - base) + shift + 26) % 26) + base))
      })
  }
}

print("Hello, World".caesar(3), "Hello, World".caesar(3).caesar(-3))

func wordCounts(_ text: String) -> [(word: String, count: Int)] {
  var counts: [String: Int] = [:]
  for word in text.split(whereSeparator: { !$0.isLetter }) { counts[word.lowercased(), default: 0] += 1 }
  return counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.word) < ($0.count, $1.word) }
}

for (word, count) in wordCounts("The cat and the dog and the bird") { print(word, count) }

func levenshtein(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var last = i
    row[0] = i + 1
    for j in b.indices {
      let cost = x == b[j] ? last : min(last, row[j], row[j + 1]) + 1
      (last, row[j + 1]) = (row[j + 1], cost)
    }
  }
  return row[b.count]
}

print(levenshtein("kitten", "sitting"))
