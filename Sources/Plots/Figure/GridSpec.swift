/// The margins of a figure and the distances between its axes: fractions of the figure, and of the axes' mean size.
package struct SubplotParameters {
  var left = 0.125
  var right = 0.9
  var bottom = 0.11
  var top = 0.88
  var wspace = 0.2
  var hspace = 0.2
}

/// A rectangle in fractions of the figure, y upwards.
package struct FractionBox: Equatable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double
}

/// The place of axes in a figure.
enum AxesPlace {
  /// A cell of a regular grid; the last row and column for axes that span several.
  case cell(rows: Int, columns: Int, row: ClosedRange<Int>, column: ClosedRange<Int>)
  case box(FractionBox)

  func box(_ p: SubplotParameters) -> FractionBox {
    switch self {
    case .box(let box): return box
    case .cell(let rows, let columns, let row, let column):
      let height = (p.top - p.bottom) / (Double(rows) + p.hspace * Double(rows - 1))
      let width = (p.right - p.left) / (Double(columns) + p.wspace * Double(columns - 1))
      let left = p.left + Double(column.lowerBound) * width * (1 + p.wspace)
      let right = p.left + Double(column.upperBound) * width * (1 + p.wspace) + width
      let top = p.top - Double(row.lowerBound) * height * (1 + p.hspace)
      let bottom = p.top - Double(row.upperBound) * height * (1 + p.hspace) - height
      return FractionBox(x: left, y: bottom, width: right - left, height: top - bottom)
    }
  }
}

/// The room that a colour bar takes from its axes (matplotlib's `make_axes_gridspec`).
struct ColorbarShare {
  let fraction: Double
  let pad: Double
  let shrink: Double
  let aspect: Double
  let isVertical: Bool

  /// The boxes of the axes and of the bar.
  func split(_ box: FractionBox, figureAspect: Double) -> (FractionBox, FractionBox) {
    // A grid of two cells with the relative gap 2 pad / (1 - pad), the cells' sizes in the ratio given.
    let gap = 2 * pad / (1 - pad)
    let ratios = [1 - fraction - pad, fraction]
    let cell = (isVertical ? box.width : box.height) / (2 + gap)
    let unit = cell * 2 / (ratios[0] + ratios[1])
    let (main, side) = (unit * ratios[0], unit * ratios[1])
    if isVertical {
      let height = box.height * shrink
      // The bar is `aspect` times as high as wide, where it has the room.
      let width = min(side, height / figureAspect / aspect)
      let barHeight = width * aspect * figureAspect
      let bar = FractionBox(
        x: box.x + main + gap * cell, y: box.y + (box.height - barHeight) / 2, width: width, height: barHeight
      )
      return (FractionBox(x: box.x, y: box.y, width: main, height: box.height), bar)
    }
    let width = box.width * shrink
    let height = min(side, width * figureAspect / aspect)
    let bar = FractionBox(
      x: box.x + (box.width - width) / 2, y: box.y + side - height, width: width, height: height)
    return (FractionBox(x: box.x, y: box.y + box.height - main, width: box.width, height: main), bar)
  }
}
