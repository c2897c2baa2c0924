var numbers = [3, 1, 2]

func sortInPlace(_ list: inout [Int]) { list.sort() }

sortInPlace(&numbers)
print(numbers)

func swapEnds(_ list: inout [Int]) { list.swapAt(0, list.count - 1) }

swapEnds(&numbers)
print(numbers)

struct Grid {
  var cells = [[0, 0], [0, 0]]
  subscript(row: Int, column: Int) -> Int {
    get { cells[row][column] }
    set { cells[row][column] = newValue }
  }
}

func increment(_ value: inout Int, by step: Int = 1) { value += step }

var grid = Grid()
increment(&grid[0, 1])
increment(&grid[1, 1], by: 5)
increment(&grid.cells[0][0])
print(grid.cells)

increment(&numbers[1], by: 100)
print(numbers)
