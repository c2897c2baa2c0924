import UserErrors

extension Axis {
  /// Where the ticks with labels are.
  public func setMajorLocator(_ locator: TickLocator) { (self.locator, fixedTicks) = (locator, nil) }
  /// Where the ticks without labels are.
  public func setMinorLocator(_ locator: TickLocator) {
    (minorLocator, minorTicks) = (locator, nil)
  }
  /// How the labels are written.
  public func setMajorFormatter(_ formatter: TickFormatter) { self.formatter = formatter }
  /// How the labels are written, by a format as "%.2f" or "{x:.2f}".
  public func setMajorFormatter(_ format: String) { formatter = .format(format) }
  /// Hides the axis with its ticks, labels and name, or shows it again.
  public func setVisible(_ visible: Bool) { isVisible = visible }
  /// Turns the axis around.
  public func setInverted(_ inverted: Bool) { isInverted = inverted }
  /// Ticks and their labels at the top; the name stays.
  public func tickTop() { isOpposite = true }
  /// Ticks and their labels at the right; the name stays.
  public func tickRight() { isOpposite = true }
  /// Ticks and their labels at the foot.
  public func tickBottom() { isOpposite = false }
  /// Ticks and their labels at the left.
  public func tickLeft() { isOpposite = false }
  /// The side of the ticks and their labels: "left" or "right", "bottom" or "top".
  public func setTicksPosition(_ side: String) { isOpposite = isFar(side, "setTicksPosition") }
  /// The side of the name: "left" or "right", "bottom" or "top".
  public func setLabelPosition(_ side: String) {
    isLabelOpposite = isFar(side, "setLabelPosition")
  }

  private func isFar(_ side: String, _ function: String) -> Bool {
    let sides = direction == .x ? ["bottom", "top"] : ["left", "right"]
    guard let place = sides.firstIndex(of: side) else {
      raise(
        ValueError("\(function)('\(side)'): it must be \"\(sides[0])\" or \"\(sides[1])\""))
    }
    return place == 1
  }

  /// Places of the ticks and, if given, their labels.
  public func setTicks(_ ticks: any ArrayConvertible, labels: (any TickLabels)? = nil) {
    owner?.setTicks(self, ticks.arrayValues, labels?.texts)
  }
  /// `setTicks([])` leaves the axis without ticks.
  public func setTicks(_ ticks: [Double]) { owner?.setTicks(self, ticks, nil) }
  /// `setTicklabels([])` leaves the ticks without labels.
  public func setTicklabels(_ labels: [String]) { owner?.setLooks(self, labels, nil, nil, nil) }
}
