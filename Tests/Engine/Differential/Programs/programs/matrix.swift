struct Matrix: Equatable {
  let rows: Int, columns: Int
  private(set) var grid: [Double]
  init(_ rows: [[Double]]) {
    self.rows = rows.count
    columns = rows.first?.count ?? 0
    grid = rows.flatMap { $0 }
  }
  subscript(row: Int, column: Int) -> Double {
    get { grid[row * columns + column] }
    set { grid[row * columns + column] = newValue }
  }
}

extension Matrix {
  static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "shapes do not fit")
    return Matrix(
      (0..<left.rows).map { i in
        (0..<right.columns).map { j in (0..<left.columns).map { left[i, $0] * right[$0, j] }.reduce(0, +) }
      })
  }
}

let m = Matrix([[1, 2], [3, 4]])
print((m * m).grid)

extension Matrix {
  var transposed: Matrix { Matrix((0..<columns).map { j in (0..<rows).map { self[$0, j] } }) }
  static func identity(_ n: Int) -> Matrix { Matrix((0..<n).map { i in (0..<n).map { i == $0 ? 1 : 0 } }) }
}

print(m.transposed.grid, m * .identity(2) == m, m.transposed.transposed == m)

var changed = m
changed[0, 0] += 10
print(changed.grid, m[0, 0])

func power(_ m: Matrix, _ n: Int) -> Matrix { n == 0 ? .identity(m.rows) : m * power(m, n - 1) }

print(power(Matrix([[1, 1], [1, 0]]), 10)[0, 1])
print((m * Matrix([[1, 2, 3]])).grid)
