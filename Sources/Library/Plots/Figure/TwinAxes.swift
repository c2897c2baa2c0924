import UserErrors

extension Axes {
  /// Axes on the same place with the same x axis and a y axis of their own at the right.
  public func twinx() -> Axes {
    let twin = twin()
    twin.xAxis.range = xAxis.range
    twin.xAxis.range.add(twin)
    (twin.yAxis.isOpposite, twin.yAxis.isLabelOpposite) = (true, true)
    twin.xAxis.isVisible = false
    return twin
  }

  /// Axes on the same place with the same y axis and an x axis of their own at the top.
  public func twiny() -> Axes {
    let twin = twin()
    twin.yAxis.range = yAxis.range
    twin.yAxis.range.add(twin)
    (twin.xAxis.isOpposite, twin.xAxis.isLabelOpposite) = (true, true)
    twin.yAxis.isVisible = false
    return twin
  }

  private func twin() -> Axes {
    guard let figure else { raise(ValueError("these axes belong to no figure any more")) }
    let twin = figure.add(Axes(figure: figure, place: place))
    twin.twinOf = twinOf ?? self
    (twin.xAxis.grid, twin.yAxis.grid) = (nil, nil)
    return twin
  }

  /// Axes within these: [left, bottom, width, height] in fractions of these axes.
  public func insetAxes(_ box: [Double]) -> Axes {
    guard box.count == 4, let figure else {
      raise(ValueError("insetAxes takes [left, bottom, width, height], but has \(box.count) numbers"))
    }
    let outer = availableBox(figure.subplotParameters, figureAspect: figure.figsize.0 / figure.figsize.1)
    return figure.addAxes([
      outer.x + box[0] * outer.width, outer.y + box[1] * outer.height, box[2] * outer.width,
      box[3] * outer.height,
    ])
  }
}
