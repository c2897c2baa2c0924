import Foundation

// Numbers for the compared figures; `scripts/pictures/compare.py` has the same functions in Python.

func span(_ start: Double, _ stop: Double, _ count: Int) -> [Double] {
  (0..<count).map { start + (stop - start) * Double($0) / Double(count - 1) }
}

func sine(_ x: [Double], _ factor: Double = 1) -> [Double] { x.map { sin($0 * factor) } }
func wave(_ x: [Double], _ shift: Double) -> [Double] { x.map { exp(-$0 / 4) * cos(2 * $0 + shift) } }
func power(_ x: [Double], _ exponent: Double) -> [Double] { x.map { pow($0, exponent) } }
func scaled(_ x: [Double], _ factor: Double, _ shift: Double = 0) -> [Double] {
  x.map { $0 * factor + shift }
}

/// Numbers between 0 and 1 that look random.
func noise(_ count: Int, _ seed: Double) -> [Double] {
  (0..<count).map { i in
    let x = sin(Double(i) * 12.9898 + seed) * 43758.5453
    return x - x.rounded(.down)
  }
}

/// Numbers about 0 in the shape of a bell.
func bell(_ count: Int, _ seed: Double) -> [Double] {
  let parts = (0..<6).map { noise(count, seed + Double($0) * 1.7) }
  return (0..<count).map { i in parts.reduce(0) { $0 + $1[i] } - 3 }
}

/// Two hills.
func hills(_ rows: Int, _ columns: Int) -> [[Double]] {
  span(-3, 3, rows).map { y in
    span(-3, 3, columns).map { x in
      exp(-((x - 1) * (x - 1) + y * y)) - 0.7 * exp(-((x + 1) * (x + 1) + (y - 0.5) * (y - 0.5)) / 2)
    }
  }
}

func colors(_ rows: Int, _ columns: Int) -> [[[Double]]] {
  (0..<rows).map { y in
    (0..<columns).map { x in [Double(x) / Double(columns), Double(y) / Double(rows), 0.5] }
  }
}

func classes(_ count: Int, _ of: Int) -> [Int] { (0..<count).map { $0 * 7 % of } }
