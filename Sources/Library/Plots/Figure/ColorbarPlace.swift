/// The room that a colour bar takes from its axes: matplotlib's `make_axes_gridspec` for one axes
/// in a grid, `make_axes` for several, which give way together.
final class ColorbarPlace {
  let fraction: Double
  let pad: Double
  let shrink: Double
  let aspect: Double
  let isVertical: Bool
  /// Axes that give room, and how many bars took some from each before.
  private let parents: [(axes: Unowned, before: Int)]

  struct Unowned {
    weak var axes: Axes?
  }

  init(fraction: Double, pad: Double, shrink: Double, aspect: Double, isVertical: Bool, parents: [Axes]) {
    self.fraction = fraction
    self.pad = pad
    self.shrink = shrink
    self.aspect = aspect
    self.isVertical = isVertical
    self.parents = parents.map { (Unowned(axes: $0), $0.colorbarShares.count) }
  }

  /// The axes that gave room.
  var axes: [Axes] { parents.compactMap(\.axes.axes) }

  private var isGridCell: Bool {
    guard parents.count == 1, case .cell? = parents[0].axes.axes?.place else { return false }
    return true
  }

  /// The box around the parents, as the bars before left them.
  private func room(_ parameters: SubplotParameters, _ figureAspect: Double) -> FractionBox? {
    parents.compactMap { parent, before in
      parent.axes?.box(parameters, figureAspect: figureAspect, shares: before)
    }.reduce(nil) { $0?.union($1) ?? $1 }
  }

  /// The box of the bar.
  func barBox(_ parameters: SubplotParameters, figureAspect: Double) -> FractionBox {
    if let box = parameters.bars[ObjectIdentifier(self)] { return box }
    guard let box = room(parameters, figureAspect) else {
      return FractionBox(x: 0, y: 0, width: 1, height: 1)
    }
    return split(box, figureAspect).bar
  }

  /// What the bar leaves of the box of one of its axes.
  func remaining(
    _ box: FractionBox, of axes: Axes, before: Int, _ parameters: SubplotParameters, figureAspect: Double
  ) -> FractionBox {
    guard parents.count > 1, let room = room(parameters, figureAspect) else {
      return split(box, figureAspect).main
    }
    let main = split(room, figureAspect).main
    let (sx, sy) = (main.width / room.width, main.height / room.height)
    return FractionBox(
      x: main.x + (box.x - room.x) * sx, y: main.y + (box.y - room.y) * sy, width: box.width * sx,
      height: box.height * sy)
  }

  private func split(_ box: FractionBox, _ figureAspect: Double) -> (main: FractionBox, bar: FractionBox) {
    let length = isVertical ? box.width : box.height
    let (main, gap, side): (Double, Double, Double)
    if isGridCell {
      // A grid of two cells with the relative gap 2 pad / (1 - pad), the cells' sizes in the ratio
      // given.
      let space = 2 * pad / (1 - pad)
      let cell = length / (2 + space)
      let unit = cell * 2 / (1 - pad)
      (main, gap, side) = (unit * (1 - fraction - pad), space * cell, unit * fraction)
    } else {
      (main, gap, side) = (length * (1 - fraction - pad), length * pad, length * fraction)
    }
    if isVertical {
      let height = box.height * shrink
      // The bar is `aspect` times as high as wide, where it has the room.
      let width = min(side, height / figureAspect / aspect)
      let barHeight = width * aspect * figureAspect
      return (
        FractionBox(x: box.x, y: box.y, width: main, height: box.height),
        FractionBox(
          x: box.x + main + gap, y: box.y + (box.height - barHeight) / 2, width: width, height: barHeight)
      )
    }
    let width = box.width * shrink
    let height = min(side, width * figureAspect / aspect)
    let barWidth = height * aspect / figureAspect
    return (
      FractionBox(x: box.x, y: box.y + box.height - main, width: box.width, height: main),
      FractionBox(
        x: box.x + (box.width - barWidth) / 2, y: box.y + side - height, width: barWidth, height: height)
    )
  }
}
