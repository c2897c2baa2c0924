struct Table {
  private var cells: [String: [Int]] = ["a": [1, 2, 3]]
  subscript(name: String) -> [Int] {
    get { cells[name] ?? [] }
    set { cells[name] = newValue }
  }
  subscript(name: String, index: Int) -> Int {
    get { cells[name]![index] }
    set { cells[name]![index] = newValue }
  }
  subscript(indices: Int...) -> [Int] { indices.map { cells["a"]![$0] } }
  static subscript(n: Int) -> String { "row \(n)" }
}

var table = Table()
table["b"] = [9]
table["a", 1] = 20
table["b"].append(8)
print(table["a"], table["b"], table["c"], table[0, 2], Table[4])

extension Table {
  subscript(default name: String, fallback: @autoclosure () -> Int) -> Int { self[name].first ?? fallback() }
}

print(table[default: "b", 1], table[default: "z", 1])

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

print([1, 2][safe: 1] as Any, [1, 2][safe: 2] as Any)
