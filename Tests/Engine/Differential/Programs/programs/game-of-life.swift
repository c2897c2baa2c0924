struct Cell: Hashable { var x: Int, y: Int }

struct World {
  private(set) var alive: Set<Cell>
  func neighbours(of cell: Cell) -> [Cell] {
    (-1...1).flatMap { dx in (-1...1).map { Cell(x: cell.x + dx, y: cell.y + $0) } }.filter { $0 != cell }
  }
  mutating func step() {
    var counts: [Cell: Int] = [:]
    for cell in alive { for neighbour in neighbours(of: cell) { counts[neighbour, default: 0] += 1 } }
    alive = Set(counts.filter { $0.value == 3 || ($0.value == 2 && alive.contains($0.key)) }.keys)
  }
}

extension World {
  init(_ text: String) {
    alive = []
    for (y, line) in text.split(separator: "\n").enumerated() {
      for (x, mark) in line.enumerated() where mark == "#" { alive.insert(Cell(x: x, y: y)) }
    }
  }
}

extension World: CustomStringConvertible {
  var description: String {
    (0..<4).map { y in (0..<4).map { alive.contains(Cell(x: $0, y: y)) ? "#" : "." }.joined() }
      .joined(separator: "\n")
  }
}

var world = World(".#..\n..#.\n###.\n....")
print(world)
for _ in 0..<4 { world.step() }
print("after four")
print(world)
