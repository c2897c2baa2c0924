import Tensors
import UserErrors

/// Pairs of rows and columns of a matrix, each at most once, whose costs have the least sum (the
/// assignment problem): which group stands for which class. As SciPy's `linear_sum_assignment`.
///
///     let (rows, columns) = linearSumAssignment(confusionMatrix(y, groups), maximize: true)
///
/// - Parameters:
///   - costMatrix: The costs (rows, columns), not necessarily as many rows as columns.
///   - maximize: Whether the greatest sum is looked for.
/// - Returns: The rows, rising, and the column of each; as many as the shorter side is long.
/// - Throws: Raises a ``UserErrors/ValueError`` for what is no matrix of finite numbers.
/// - Source: Jonker and Volgenant (1987), "A shortest augmenting path algorithm for dense and sparse
///   linear assignment problems"; Crouse (2016), "On implementing 2D rectangular assignment
///   algorithms".
@_disfavoredOverload
public func linearSumAssignment(
  _ costMatrix: some ArrayConvertible, maximize: Bool = false
) -> (Tensor, Tensor) {
  let matrix = costMatrix.asArray.astype(.float64)
  orRaise { () throws(ValueError) in
    guard matrix.rank == 2, matrix.doubles.allSatisfy(\.isFinite) else {
      throw ValueError("linearSumAssignment: the costs are a matrix of finite numbers")
    }
  }
  let isWide = matrix.shape[0] <= matrix.shape[1]
  let costs = (isWide ? matrix : matrix.T).doubles.map { maximize ? -$0 : $0 }
  let (rows, columns) = (matrix.shape.min() ?? 0, matrix.shape.max() ?? 0)
  var assignment = Assignment(rows: rows, columns: columns, costs: costs)
  for row in 0..<rows { assignment.assign(row) }
  var pairs = assignment.rowOfColumn.enumerated().compactMap { column, row in row.map { ($0, column) } }
  if !isWide { pairs = pairs.map { ($1, $0) } }
  pairs.sort { $0.0 < $1.0 }
  return (Tensor(pairs.map(\.0)).astype(.int64), Tensor(pairs.map(\.1)).astype(.int64))
}

/// Rows that have their columns, each row added along the cheapest path of exchanges.
private struct Assignment {
  let rows: Int
  let columns: Int
  let costs: [Double]
  var rowOfColumn: [Int?]
  /// The prices of rows and columns; with them no cost is negative, and that of each pair is 0.
  private var rowPrices: [Double]
  private var columnPrices: [Double]

  init(rows: Int, columns: Int, costs: [Double]) {
    (self.rows, self.columns, self.costs) = (rows, columns, costs)
    rowOfColumn = Array(repeating: nil, count: columns)
    rowPrices = Array(repeating: 0, count: rows)
    columnPrices = Array(repeating: 0, count: columns)
  }

  /// Gives a row a column: Dijkstra's algorithm over reduced costs to the nearest free column, whose
  /// path is then exchanged.
  mutating func assign(_ row: Int) {
    var distances = [Double](repeating: .infinity, count: columns)
    var former = [Int?](repeating: nil, count: columns)
    var isReached = [Bool](repeating: false, count: columns)
    var (current, last, length) = (row, Int?.none, 0.0)
    var rowDistances = [(row, 0.0)]
    while true {
      for column in 0..<columns where !isReached[column] {
        let reduced = costs[current * columns + column] - rowPrices[current] - columnPrices[column]
        if length + reduced < distances[column] {
          (distances[column], former[column]) = (length + reduced, last)
        }
      }
      let open = (0..<columns).filter { !isReached[$0] }
      guard let nearest = open.min(by: { distances[$0] < distances[$1] }) else { return }
      (length, last, isReached[nearest]) = (distances[nearest], nearest, true)
      guard let owner = rowOfColumn[nearest] else { break }
      current = owner
      rowDistances.append((owner, length))
    }
    for (row, distance) in rowDistances { rowPrices[row] += length - distance }
    for column in 0..<columns where isReached[column] {
      columnPrices[column] -= length - distances[column]
    }
    exchange(row, last, former)
  }

  /// Moves the columns along the path that ends at `end` one row further; the first is `row`'s.
  private mutating func exchange(_ row: Int, _ end: Int?, _ former: [Int?]) {
    var column = end
    while let current = column {
      let before = former[current]
      rowOfColumn[current] = before.flatMap { rowOfColumn[$0] } ?? row
      column = before
    }
  }
}
