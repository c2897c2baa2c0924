let word = "naïve 🎈"

print(word.count, word.utf8.count, word.utf16.count, word.unicodeScalars.count)

for index in word.indices.prefix(4) { print(word[index], terminator: "|") }
print()

let space = word.firstIndex(of: " ")!
print(word[..<space], word[word.index(after: space)...])

var changed = word
changed.insert("!", at: changed.endIndex)
changed.removeSubrange(changed.startIndex..<changed.index(changed.startIndex, offsetBy: 2))
changed.replaceSubrange(changed.startIndex...changed.startIndex, with: "I")
print(changed)

let first: Character = "a"
print(first.isVowel, Character("z").isVowel, word.prefix { $0 != " " }.count)

// With the above: the line before uses this member.
extension Character {
  var isVowel: Bool { "aeiou".contains(self) }
}

print(String(repeating: "ab", count: 3), "a-b-c".split(separator: "-", maxSplits: 1), "Swift".hasPrefix("Sw"))
print("%".unicodeScalars.first!.value, "\u{1F600}", "tab\there", "a" < "b", "Z" < "a")
