import Tensors
import UserErrors

/// The axes of a grid, as `subplots` returns them: `axs[i]` counts along the rows, `axs[row,
/// column]`, `axs[row][column]`; `for ax in axs` runs over all of them.
@dynamicMemberLookup
public struct AxesGrid: RandomAccessCollection {
  /// What axes have and a grid of them has not.
  @available(
    *, unavailable,
    message: "this is a grid of axes: write axs[0], or plt.subplots() for one plot"
  )
  public subscript(dynamicMember name: String) -> LeftOut { LeftOut() }

  /// What it is made of.
  public typealias Element = Axes
  /// The place in the order in which the axes are numbered, row by row.
  public typealias Index = Int
  /// The places of all axes.
  public typealias Indices = Range<Int>
  /// Axes that follow each other.
  public typealias SubSequence = Slice<AxesGrid>
  let all: [Axes]
  /// The number of rows and of columns.
  public let shape: (Int, Int)

  init(_ all: [Axes], rows: Int, columns: Int) {
    self.all = all
    shape = (rows, columns)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { all.count }

  /// The axes at a place, counted along the rows.
  public subscript(place: Int) -> Axes { all[checked(place, all.count)] }

  /// A row of the grid.
  @_disfavoredOverload
  public subscript(row: Int) -> AxesRow {
    let first = checked(row, shape.0, "rows") * shape.1
    return AxesRow(all: Array(all[first..<first + shape.1]))
  }

  /// The axes in a row and a column.
  public subscript(row: Int, column: Int) -> Axes {
    all[checked(row, shape.0, "rows") * shape.1 + checked(column, shape.1, "columns")]
  }

  /// A column, `axs[.all, 0]`.
  public subscript(rows: TensorIndex, column: Int) -> AxesRow {
    AxesRow(all: Self.chosen(self.rows.map { $0[column] }, rows))
  }

  /// A row, `axs[0, .all]`.
  public subscript(row: Int, columns: TensorIndex) -> AxesRow {
    AxesRow(all: Self.chosen(rows[checked(row, shape.0, "rows")].all, columns))
  }

  private static func chosen(_ axes: [Axes], _ places: TensorIndex) -> [Axes] {
    Tensor(arange: 0, Double(axes.count), dtype: .int64)[places].ints.map { axes[$0] }
  }

  /// All axes along the rows.
  public var flat: [Axes] { all }
  /// All axes along the rows.
  public func ravel() -> [Axes] { all }
  /// All axes along the rows.
  public func flatten() -> [Axes] { all }
  /// The rows, each an array of axes.
  public var rows: [AxesRow] {
    (0..<shape.0).map { AxesRow(all: Array(all[$0 * shape.1..<($0 + 1) * shape.1])) }
  }
}

/// A row of a grid of axes.
public struct AxesRow: RandomAccessCollection {
  let all: [Axes]

  public var startIndex: Int { 0 }
  public var endIndex: Int { all.count }
  /// The axes in a column.
  public subscript(column: Int) -> Axes { all[checked(column, all.count)] }
}

/// A place counted from 0, or from the end where it is negative; raises NumPy's error where there is
/// none of that number.
private func checked(_ place: Int, _ count: Int, _ what: String = "axes") -> Int {
  guard (-count..<count).contains(place) else {
    raise(IndexError(message: "index \(place) is out of bounds: there are \(count) \(what), counted from 0"))
  }
  return place < 0 ? count + place : place
}
