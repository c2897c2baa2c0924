let flags = "🇳🇴🇮🇹"
let family = "👨‍👩‍👧"
let cafe = "cafe\u{301}"

print(flags.count, family.count, cafe.count, cafe.unicodeScalars.count, cafe.utf8.count)
print(cafe == "café", cafe.hasSuffix("é"))

let 名前 = "日本語"
let π = 3.14159

func größe(_ text: String) -> Int { text.utf16.count }

print(名前, π, größe(名前), größe(family))

struct Größe { var 幅 = 1 }

print(Größe().幅)

for character in "añ🙂" { print(character, character.unicodeScalars.map { String($0.value, radix: 16) }) }

let index = cafe.index(cafe.startIndex, offsetBy: 3)
print(cafe[index], cafe[..<index], String(cafe.reversed()))
