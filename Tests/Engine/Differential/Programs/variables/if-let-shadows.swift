let maybe: Int? = 41
let words: [String?] = ["a", nil, "c"]

if let maybe { print(maybe + 1) }

if var value = maybe {
  value += 10
  print(value)
}

for case let word? in words { print(word) }

while let _ = maybe { break }

if let total = Optional(5), total > 3, case 0...9 = total { print("total", total) }

let total = 100
print(total)

func first(_ list: [Int]) -> Int {
  guard let head = list.first else { return -1 }
  return head
}

print(first([]), first([7]), maybe.map { $0 * 2 } ?? 0, maybe.flatMap { $0 > 50 ? $0 : nil } as Any)
