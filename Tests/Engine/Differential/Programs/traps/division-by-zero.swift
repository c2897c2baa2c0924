func mean(_ values: [Int]) -> Int { values.reduce(0, +) / values.count }

print(mean([1, 2, 3]))

let empty: [Int] = []
print(mean(empty))
