struct Matrix<Row: Collection> where Row.Element: Numeric {
  var rows: [Row]
  struct Position { var row: Int, column: Int }
  func sum() -> Row.Element { rows.reduce(0) { $0 + $1.reduce(0, +) } }
}

let m = Matrix(rows: [[1, 2], [3, 4]])
print(m.sum())

extension Matrix where Row == [Int] {
  subscript(position: Position) -> Int { rows[position.row][position.column] }
  func positions() -> some Sequence<Position> {
    rows.indices.flatMap { r in rows[r].indices.map { Position(row: r, column: $0) } }
  }
}

print(m[.init(row: 1, column: 0)], m.positions().map { m[$0] })

enum Either<L, R> {
  case left(L), right(R)
  func fold<T>(_ l: (L) -> T, _ r: (R) -> T) -> T {
    switch self {
    case .left(let value): l(value)
    case .right(let value): r(value)
    }
  }
}

let values: [Either<Int, String>] = [.left(3), .right("abc")]
print(values.map { $0.fold({ $0 * 2 }, \.count) })

extension Either: Equatable where L: Equatable, R: Equatable {}

print(values[0] == .left(3), values[1] == .right("x"))
