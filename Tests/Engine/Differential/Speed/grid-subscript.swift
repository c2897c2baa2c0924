struct Grid {
  let rows: Int, columns: Int
  var cells: [Double]
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    cells = Array(repeating: 1, count: rows * columns)
  }
  subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      return cells[row * columns + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      cells[row * columns + column] = newValue
    }
  }
}
// ---
var grid = Grid(rows: 500, columns: 500)
for _ in 0..<20 {
  for i in 1..<499 {
    for j in 1..<499 {
      grid[i, j] = (grid[i - 1, j] + grid[i + 1, j] + grid[i, j - 1] + grid[i, j + 1]) * 0.25
    }
  }
}
print(grid[250, 250])
