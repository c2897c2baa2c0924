var list = [3, 1, 2]
list.append(contentsOf: [9, 8])
list.insert(7, at: 1)
list[0...1] = [10, 11, 12]
print(list)

list.removeAll { $0 > 10 }
list.sort()
list.reverse()
print(list, list.firstIndex(of: 2) ?? -1)

var set: Set = [1, 2, 3]
print(set.insert(3).inserted, set.insert(4).inserted, set.intersection([2, 4, 6]).sorted())
set.formSymmetricDifference([1, 9])
print(set.sorted())

var counts: [Character: Int] = [:]
for letter in "hello" { counts[letter, default: 0] += 1 }
print(counts.sorted { $0.key < $1.key }.map { "\($0)\($1)" })

counts["l"] = nil
counts.merge(["h": 5, "z": 1]) { $0 + $1 }
print(counts.keys.sorted(), counts["h"]!, counts.mapValues { $0 * 10 }["z"]!)

var matrix = [[Int]](repeating: [Int](repeating: 0, count: 3), count: 2)
for i in matrix.indices { for j in matrix[i].indices { matrix[i][j] = i * 3 + j } }
matrix[1].swapAt(0, 2)
print(matrix)

let slice = list.dropFirst()
print(slice.startIndex, slice.first ?? 0, Array(slice))
