struct Matrix {
  var rows: [[Int]]
}

func identity(_ n: Int) -> Matrix {
  Matrix(rows: (0..<n).map { i in (0..<n).map { $0 == i ? 1 : 0 } })
}

func * (left: Matrix, right: Matrix) -> Matrix {
  let columns = right.rows[0].indices
  return Matrix(
    rows: left.rows.map { row in
      columns.map { j in row.indices.map { row[$0] * right.rows[$0][j] }.reduce(0, +) }
    })
}

func == (left: Matrix, right: Matrix) -> Bool { left.rows == right.rows }

let m = Matrix(rows: [[1, 2], [3, 4]])
print((m * m).rows)
print(m * identity(2) == m)

func transposed(_ m: Matrix) -> Matrix {
  Matrix(rows: m.rows[0].indices.map { j in m.rows.map { $0[j] } })
}

print(transposed(m).rows, transposed(transposed(m)) == m)
