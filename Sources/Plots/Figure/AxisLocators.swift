extension Axis {
  /// Where the ticks with labels are.
  public func setMajorLocator(_ locator: TickLocator) { (self.locator, fixedTicks) = (locator, nil) }
  /// How the labels are written.
  public func setMajorFormatter(_ formatter: TickFormatter) { self.formatter = formatter }
  /// How the labels are written, by a format as "%.2f" or "{x:.2f}".
  public func setMajorFormatter(_ format: String) { formatter = .format(format) }
  /// Hides the axis with its ticks, labels and name, or shows it again.
  public func setVisible(_ visible: Bool) { isVisible = visible }
  /// Turns the axis around.
  public func setInverted(_ inverted: Bool) { isInverted = inverted }
  /// Ticks and labels at the top (x) or the right (y).
  public func tickTop() { isOpposite = true }
  /// Ticks and labels at the right.
  public func tickRight() { isOpposite = true }
}
