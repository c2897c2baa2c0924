import Raster

/// Lines on which a grid of numbers has a level, and the areas above it: W. Lorensen and H. Cline's marching squares. In a cell
/// whose corners alternate the mean of the four decides, as in contourpy, matplotlib's own library.
struct MarchingSquares {
  let grid: GridData

  private var columns: Int { grid.xs.count }
  private var rows: Int { grid.ys.count }

  /// Closed loops around all that is at or above the level, its inside at the same hand; parts of the grid's border belong to
  /// them.
  func areas(atLeast level: Double) -> [[Point]] {
    var edges = EdgeChains()
    for row in 0..<max(rows - 1, 0) {
      var column = 0
      while column < columns - 1 {
        defer { column += 1 }
        let corners = corners(row, column)
        guard corners.allSatisfy({ $0.value.isFinite }) else { continue }
        for piece in pieces(corners, level) { edges.add(piece) }
      }
    }
    return edges.loops()
  }

  /// Lines along the level.
  func lines(at level: Double) -> [[Point]] {
    var chains = LineChains()
    for row in 0..<max(rows - 1, 0) {
      for column in 0..<max(columns - 1, 0) {
        let corners = corners(row, column)
        guard corners.allSatisfy({ $0.value.isFinite }) else { continue }
        let inside = corners.map { $0.value >= level }
        if inside[0] == inside[1], inside[1] == inside[2], inside[2] == inside[3] { continue }
        for piece in pieces(corners, level) {
          // Of a piece's border only what runs through the cell is a line of the level.
          for (i, a) in piece.enumerated() {
            let b = piece[(i + 1) % piece.count]
            if a.crossing, b.crossing, !Self.onSameSide(a.point, b.point, corners) {
              chains.add(a.point, b.point)
            }
          }
        }
      }
    }
    return chains.lines()
  }

  private struct Corner {
    let point: Point
    let value: Double
  }

  /// A vertex of a piece: a corner of a cell, or the place on a side where the level is crossed.
  struct Vertex {
    let point: Point
    let crossing: Bool
  }

  private func corners(_ row: Int, _ column: Int) -> [Corner] {
    [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)].map {
      Corner(point: Point(grid.xs[$0.1], grid.ys[$0.0]), value: grid[$0.0, $0.1])
    }
  }

  /// The parts of a cell at or above the level, going around as the corners do.
  private func pieces(_ corners: [Corner], _ level: Double) -> [[Vertex]] {
    let inside = corners.map { $0.value >= level }
    let count = inside.reduce(0) { $0 + ($1 ? 1 : 0) }
    if count == 0 { return [] }
    if count == 4 { return [corners.map { Vertex(point: $0.point, crossing: false) }] }
    let isSaddle = count == 2 && inside[0] == inside[2]
    let middle = corners.reduce(0) { $0 + $1.value } / 4
    if isSaddle, middle < level {
      return (0..<4).filter { inside[$0] }.map { i in
        [
          crossing(corners, (i + 3) % 4, level), Vertex(point: corners[i].point, crossing: false),
          crossing(corners, i, level),
        ]
      }
    }
    var piece: [Vertex] = []
    for i in 0..<4 {
      if inside[i] { piece.append(Vertex(point: corners[i].point, crossing: false)) }
      if inside[i] != inside[(i + 1) % 4] { piece.append(crossing(corners, i, level)) }
    }
    return [piece]
  }

  /// Where the level is crossed on the side from corner i; the same for both cells that share the side.
  private func crossing(_ corners: [Corner], _ i: Int, _ level: Double) -> Vertex {
    var (a, b) = (corners[i], corners[(i + 1) % 4])
    if (a.point.x, a.point.y) > (b.point.x, b.point.y) { swap(&a, &b) }
    let t = (level - a.value) / (b.value - a.value)
    return Vertex(point: a.point + (b.point - a.point) * t, crossing: true)
  }

  private static func onSameSide(_ a: Point, _ b: Point, _ corners: [Corner]) -> Bool {
    let (low, high) = (corners[0].point, corners[2].point)
    return (a.x == b.x && (a.x == low.x || a.x == high.x)) || (a.y == b.y && (a.y == low.y || a.y == high.y))
  }
}

/// Borders of pieces that lie side by side: sides that two pieces share fall away, the others are joined to loops.
struct EdgeChains {
  private var next: [Point: [Point]] = [:]

  mutating func add(_ piece: [MarchingSquares.Vertex]) {
    for (i, vertex) in piece.enumerated() {
      let (a, b) = (vertex.point, piece[(i + 1) % piece.count].point)
      guard a != b else { continue }
      if let at = next[b]?.firstIndex(of: a) {
        next[b]?.remove(at: at)
        if next[b]?.isEmpty == true { next[b] = nil }
      } else {
        next[a, default: []].append(b)
      }
    }
  }

  mutating func loops() -> [[Point]] {
    var loops: [[Point]] = []
    for start in next.keys.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      while next[start] != nil {
        var loop: [Point] = []
        var at = start
        while let following = next[at]?.popLast() {
          if next[at]?.isEmpty == true { next[at] = nil }
          loop.append(at)
          at = following
        }
        loops.append(Self.withoutStraightVertices(loop))
      }
    }
    return loops
  }

  /// Without the vertices on straight lines, of which the grid's borders have many.
  private static func withoutStraightVertices(_ loop: [Point]) -> [Point] {
    loop.indices.filter { i in
      let (a, b, c) = (loop[(i + loop.count - 1) % loop.count], loop[i], loop[(i + 1) % loop.count])
      return !((a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y))
    }.map { loop[$0] }
  }
}

/// Short lines joined at their ends.
struct LineChains {
  private var neighbours: [Point: [Point]] = [:]

  mutating func add(_ a: Point, _ b: Point) {
    guard a != b else { return }
    neighbours[a, default: []].append(b)
    neighbours[b, default: []].append(a)
  }

  mutating func lines() -> [[Point]] {
    let order = neighbours.keys.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    // Open lines first, from their ends; what is left are rings.
    return order.filter { neighbours[$0]?.count == 1 }.compactMap { walk($0) } + order.compactMap { walk($0) }
  }

  private mutating func walk(_ start: Point) -> [Point]? {
    guard neighbours[start]?.isEmpty == false else { return nil }
    var line = [start]
    var at = start
    while let following = neighbours[at]?.popLast() {
      if let back = neighbours[following]?.firstIndex(of: at) { neighbours[following]?.remove(at: back) }
      line.append(following)
      at = following
    }
    return line
  }
}
