/// What one draws in: ``Axes``, or ``plt`` for the current axes. Each plotting function is declared once, here, for both.
public protocol Plotting {
  /// The axes that the functions act on.
  var plottedAxes: Axes { get }
}

extension Axes: Plotting {
  public var plottedAxes: Axes { self }
}
